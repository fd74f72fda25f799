/** What the address of the page says: which conversation is shown, or what is to be asked. */

import { MOST } from './choices.svelte';

/** Characters of a question that an address may hold. */
const LONGEST = 20_000;

/** The id of the conversation that is shown; empty for a new one. */
export function shown(): string {
  return location.hash.slice(1);
}

/** Say that the conversation `id` is shown. replace: nothing was shown under the address before. */
export function show(id: string, replace: boolean): void {
  if (id === shown()) return;
  const address = location.pathname + (id ? `#${id}` : '');
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

/** The question and the models of `?q=...&models=a,b`, which are taken out of the address. */
export function wish(): { question: string; models: string[] } {
  const query = new URLSearchParams(location.search);
  const question = (query.get('q') ?? '').slice(0, LONGEST);
  const models = (query.get('models') ?? '').split(',').filter(Boolean).slice(0, MOST);
  if (location.search) history.replaceState(null, '', location.pathname + location.hash);
  return { question, models };
}
