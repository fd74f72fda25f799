/** The words that the server puts at the end of a trace which it closes. They are not the model's. */

import type { Answer } from './answer';

const WHOSE: Record<string, string> = {
  budget: '(the budget ended)',
  user: '(you asked it to answer)',
  loop: '(it repeated itself)',
};

/** The last paragraph of a trace that was closed, and why it was; null where the model closed it, or was cut off within a sentence. */
export function closing(answer: Answer): { words: string; whose: string } | null {
  const whose = Object.hasOwn(WHOSE, answer.endedBy ?? '') ? WHOSE[answer.endedBy ?? ''] : undefined;
  const words = /(?:^|\n)\s*\n(\S[^\n]*[.!?。])\s*$/.exec(answer.trace.slice(-500))?.[1];
  return whose && words ? { words, whose } : null;
}
