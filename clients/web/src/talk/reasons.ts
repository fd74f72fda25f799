/** What of a question speaks for thinking, or against it, in words. */

import type { Decision } from '../wire/types';

export interface Reason {
  text: string;
  thinks: boolean;
}

const KINDS: Record<string, (name: string) => string> = {
  word: (name) => `the wording “${name.replace('^ ', '').replaceAll('#', '(a number)')}”`,
  says: (name) => `it names ${name}`,
  opens: (name) => `it begins with ${name}`,
  closes: (name) => `it ends with ${name}`,
  form: (name) => `its form: ${name}`,
};

/** How many are told. */
const TOLD = 2;

/** The strongest of the features of `decision`, each of which is told once. */
export function reasons(decision: Decision): Reason[] {
  const found = new Map<string, Reason>();
  for (const { name, log_odds } of decision.features) {
    const [kind = '', ...rest] = name.split(':');
    const what = rest.join(':').replace(/ [≥>] .*$/, '');
    const text = Object.hasOwn(KINDS, kind) ? KINDS[kind]?.(what) : name;
    if (text && !found.has(what)) found.set(what, { text, thinks: log_odds > 0 });
  }
  return [...found.values()].slice(0, TOLD);
}
