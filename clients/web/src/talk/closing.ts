/** The words that the server puts at the end of a trace which it closes. They are not the model's. */

import { isKey, t } from '../languages/language.svelte';
import type { Answer } from './answer';

/** The last paragraph of a trace that was closed, and why it was; null where the model closed it, or was cut off within a sentence. */
export function closing(answer: Answer): { words: string; whose: string } | null {
  const key = `closed.${answer.endedBy}`;
  const words = /(?:^|\n)\s*\n(\S[^\n]*[.!?。])\s*$/.exec(answer.trace.slice(-500))?.[1];
  return isKey(key) && words ? { words, whose: t(key) } : null;
}
