/** What of a question speaks for thinking, or against it, in words. */

import { isKey, t } from '../languages/language.svelte';
import type { Decision } from '../wire/types';

export interface Reason {
  text: string;
  thinks: boolean;
}

/** How many are told. */
const TOLD = 2;

/** The strongest of the features of `decision`, each of which is told once. */
export function reasons(decision: Decision): Reason[] {
  const found = new Map<string, Reason>();
  for (const { name, log_odds } of decision.features) {
    const [kind = '', ...rest] = name.split(':');
    const what = rest.join(':').replace(/ [≥>] .*$/, '');
    if (!found.has(what)) found.set(what, { text: told(kind, what) ?? name, thinks: log_odds > 0 });
  }
  return [...found.values()].slice(0, TOLD);
}

function told(kind: string, name: string): string | null {
  const key = `because.${kind}`;
  if (!isKey(key)) return null;
  const what = kind === 'word' ? name.replace('^ ', '').replaceAll('#', t('why.number')) : name;
  return t(key, { what });
}
