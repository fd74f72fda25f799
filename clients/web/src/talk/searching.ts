/** Finds conversations by the words in them. */

import { isPicture } from './attachments';
import type { Conversation } from './conversation';

/** A conversation, and a piece of it around the first of the words. */
export interface Found {
  conversation: Conversation;
  before: string;
  match: string;
  after: string;
}

/** Characters that are shown before the words, and behind them. */
const AROUND = 40;

/** At most `most` of `conversations`, in which every word of `query` is; all count where there is none. */
export function search(conversations: readonly Conversation[], query: string, most: number): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Found[] = [];
  for (const conversation of conversations) {
    if (found.length === most) break;
    const texts = said(conversation);
    const whole = texts.join('\n').toLowerCase();
    if (!words.every((word) => whole.includes(word))) continue;
    found.push({ conversation, ...excerpt(texts.slice(1), words[0] ?? '') });
  }
  return found;
}

/** The title, and all that was asked, attached and answered. */
function said({ title, turns }: Conversation): string[] {
  const told = turns.flatMap(({ question, files = [], answers }) => [
    question,
    ...files.flatMap((file) => (isPicture(file) ? [file.name] : [file.name, file.text])),
    ...answers.map((answer) => answer.text),
  ]);
  return [title, ...told];
}

function excerpt(texts: readonly string[], word: string): Omit<Found, 'conversation'> {
  const text = texts.find((each) => word && each.toLowerCase().includes(word)) ?? '';
  const at = text.toLowerCase().indexOf(word);
  const from = Math.max(0, at - AROUND);
  return {
    before: (from ? '…' : '') + text.slice(from, at),
    match: text.slice(at, at + word.length),
    after: text.slice(at + word.length, at + word.length + AROUND),
  };
}
