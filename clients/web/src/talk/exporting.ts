/** A conversation as a file. */

import { thinkingNote, thinkingTitle } from '../text/words';
import type { Answer } from './answer';
import type { Conversation } from './conversation';

export function asMarkdown(conversation: Conversation): string {
  const turns = conversation.turns.flatMap((turn) => [
    `## You\n\n${turn.question}`,
    ...turn.answers.map((answer) => `## ${answer.model}\n\n${thoughts(answer)}${answer.text}`),
  ]);
  return `${[`# ${conversation.title}`, ...turns].join('\n\n')}\n`;
}

/** One conversation, or all: what `conversations` reads. */
export function asJson(told: Conversation | readonly Conversation[]): string {
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** Let the browser save `content`. */
export function download(name: string, type: string, content: string | Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The trace, quoted. */
function thoughts(answer: Answer): string {
  const lines = answer.steps.flatMap((step) => (step.line === undefined ? [] : [`- ${step.move}: ${step.line}`]));
  const told = lines.length ? lines.join('\n') : answer.trace.trim();
  if (!told) return '';
  const note = thinkingNote(answer);
  const head = `*${thinkingTitle({ ...answer, state: 'done' }, 0)}${note ? ` (${note})` : ''}*`;
  return `${[head, '', ...told.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}
