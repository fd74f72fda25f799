/** A conversation as a file. */

import { t } from '../languages/language.svelte';
import { called } from '../text/moves';
import { thinkingNote, thinkingTitle } from '../text/words';
import { type Answer, readable } from './answer';
import { arena } from './arena.svelte';
import { type Attachment, fenced, isPicture, oneLine } from './attachments';
import type { Conversation } from './conversation';

export function asMarkdown(conversation: Conversation): string {
  const turns = conversation.turns.flatMap((turn) => [
    paragraphs(`## ${t('export.you')}`, ...(turn.files ?? []).map(attached), turn.question),
    ...arena
      .shown(turn)
      .map((answer) => paragraphs(`## ${answer.model}`, thoughts(answer), answer.text, ...calls(answer))),
  ]);
  return `${paragraphs(`# ${conversation.title}`, ...turns)}\n`;
}

/** One conversation, or all: what `conversations` reads. */
export function asJson(told: Conversation | readonly Conversation[]): string {
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** The name of a file for what is called `title`. */
export function fileName(title: string, ending: string): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40) || 'conversation'}.${ending}`;
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
  return [head, '', ...told.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n');
}

function attached(file: Attachment): string {
  return isPicture(file) ? `![${file.name.replace(/[\s[\]\\]+/g, ' ')}](${file.image})` : fenced(file);
}

function calls({ calls = [] }: Answer): string[] {
  return calls.map((call) =>
    paragraphs(`${t('calls.calls')} \`${oneLine(call.name)}\``, fenced({ name: 'json', text: readable(call) })),
  );
}

/** Those of `parts` that say something, each a paragraph. */
function paragraphs(...parts: string[]): string {
  return parts.filter(Boolean).join('\n\n');
}
