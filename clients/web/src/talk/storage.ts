/** Conversations in this browser: each under a key of its own, so that saving one writes only that one. */

import { named } from '../wire/problems';
import { ended, running } from './answer';
import type { Conversation } from './conversation';

const PREFIX = 'thinkaloud.conversation.';

/** The conversation that is kept as `name`; empty where that is something else. */
export function idOf(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : '';
}

/** All that are kept, the latest first. What cannot be read is passed over. */
export function load(storage: Storage): Conversation[] {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const found = names.filter((name) => name.startsWith(PREFIX)).flatMap((name) => read(storage.getItem(name)));
  return found.sort((a, b) => b.updated - a.updated);
}

/** Keep `conversation`. Where there is no room, the oldest others go; false if that did not help either. */
export function save(storage: Storage, conversation: Conversation): boolean {
  const others = load(storage).filter((each) => each.id !== conversation.id);
  for (;;) {
    try {
      storage.setItem(PREFIX + conversation.id, JSON.stringify(conversation));
      return true;
    } catch {
      const oldest = others.pop();
      if (!oldest) return false;
      forget(storage, oldest.id);
    }
  }
}

export function forget(storage: Storage, id: string): void {
  storage.removeItem(PREFIX + id);
}

/** The conversation that `text` is, as it was kept; none where it cannot be read. */
export function parse(text: string | null): Conversation[] {
  try {
    const kept = JSON.parse(text ?? '') as Conversation;
    return kept.turns.every((turn) => Array.isArray(turn.answers)) ? [kept] : [];
  } catch {
    return [];
  }
}

function read(text: string | null): Conversation[] {
  return parse(text).map((kept) => ({
    ...kept,
    turns: kept.turns.map((turn) => ({ ...turn, answers: turn.answers.map(left) })),
  }));
}

/** An answer that was still coming when the page was closed. */
function left(answer: Conversation['turns'][number]['answers'][number]) {
  return running(answer) ? ended(answer, 'failed', undefined, named('gone', 'left')) : answer;
}
