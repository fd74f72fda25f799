/** A conversation as a file. */

import { t } from '../languages/language.svelte';
import { called } from '../text/moves';
import { thinkingNote, thinkingTitle } from '../text/words';
import type { Answer } from './answer';
import type { Conversation } from './conversation';

export function asMarkdown(conversation: Conversation): string {
  const turns = conversation.turns.flatMap((turn) => [
    `## ${t('export.you')}\n\n${turn.question}`,
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
  const lines = answer.steps.flatMap((step) =>
    step.line === undefined ? [] : [`- ${t('thinking.line', { move: called(step.move), line: step.line })}`],
  );
  const told = lines.length ? lines.join('\n') : answer.trace.trim();
  if (!told) return '';
  const note = thinkingNote(answer);
  const head = `*${thinkingTitle({ ...answer, state: 'done' }, 0)}${note ? ` (${note})` : ''}*`;
  return `${[head, '', ...told.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}
