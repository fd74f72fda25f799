/** What keys do, wherever the focus is. */

import type { Key } from '../languages/language.svelte';

export type Act = 'search' | 'new' | 'keys' | 'write';

/** What `event` is pressed for; null where it is for something else. Letters are typed, where there is a field. */
export function act(event: KeyboardEvent): Act | null {
  const { key, shiftKey, altKey, target } = event;
  if (altKey || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() === 'k' && !shiftKey) return 'search';
    return key.toLowerCase() === 'o' && shiftKey ? 'new' : null;
  }
  if (target instanceof HTMLElement && target.matches('input, textarea, select')) return null;
  return key === '?' ? 'keys' : key === '/' ? 'write' : null;
}

/** The list of them, with what other parts of the page do. */
export const SHORTCUTS: readonly (readonly [keys: string, does: Key])[] = [
  ['Enter', 'keys.ask'],
  ['Shift Enter', 'keys.line'],
  ['↑', 'keys.edit'],
  ['Escape', 'keys.close'],
  ['Ctrl K', 'keys.search'],
  ['Ctrl Shift O', 'keys.new'],
  ['/', 'keys.write'],
  ['?', 'keys.list'],
];
