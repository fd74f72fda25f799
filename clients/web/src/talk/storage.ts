/** Conversations in this browser, in an IndexedDB database; each tab hears what another one changes. */

import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import { named } from '../wire/problems';
import { ended, running } from './answer';
import type { Conversation } from './conversation';

const NAME = 'thinkaloud';
const STORE = 'conversations';
/** Where earlier versions kept each: in `localStorage`, under this and its id. */
const EARLIER = 'thinkaloud.conversation.';

interface Schema extends DBSchema {
  conversations: { key: string; value: Conversation };
}

type Writable = IDBPObjectStore<Schema, [typeof STORE], typeof STORE, 'readwrite'>;

/** A change that was made in a tab. conversation: as it is now; undefined where it was deleted. */
interface Change {
  id: string;
  conversation?: Conversation;
}

export class ConversationStore {
  #database: Promise<IDBPDatabase<Schema>>;
  #tabs = new BroadcastChannel(NAME);

  constructor() {
    this.#database = openDB<Schema>(NAME, 1, {
      upgrade: (database) => {
        database.createObjectStore(STORE, { keyPath: 'id' });
      },
    });
  }

  /** All that are kept, the latest first; none where the browser keeps nothing. */
  async load(): Promise<Conversation[]> {
    try {
      const database = await this.#database;
      await this.#adopt(database);
      const found = await database.getAll(STORE);
      return found.map(settled).sort((a, b) => b.updated - a.updated);
    } catch {
      return [];
    }
  }

  /** Keep `conversation`; false where the browser has no room for it. */
  save(conversation: Conversation): Promise<boolean> {
    this.#tabs.postMessage({ id: conversation.id, conversation } satisfies Change);
    return this.#write((store) => store.put(conversation));
  }

  async forget(id: string): Promise<void> {
    this.#tabs.postMessage({ id } satisfies Change);
    await this.#write((store) => store.delete(id));
  }

  /** Tell `heard` what another tab changes. */
  listen(heard: (change: Change) => void): void {
    this.#tabs.onmessage = ({ data }: MessageEvent<Change>) => heard(data);
  }

  /** The transaction is committed at once: a page that is left does not hear of its end. */
  async #write(change: (store: Writable) => Promise<unknown>): Promise<boolean> {
    try {
      const transaction = (await this.#database).transaction(STORE, 'readwrite');
      const changed = change(transaction.store);
      transaction.commit();
      await Promise.all([changed, transaction.done]);
      return true;
    } catch {
      return false;
    }
  }

  /** Take in what earlier versions kept, unless it has gone on since. What cannot be read is passed over. */
  async #adopt(database: IDBPDatabase<Schema>): Promise<void> {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(EARLIER))) {
      const found = parsed(localStorage.getItem(name));
      if (!found) continue;
      const known = await database.get(STORE, found.id);
      const newer = known !== undefined && known.updated > found.updated;
      if (newer || (await this.save(found))) localStorage.removeItem(name);
    }
  }
}

function parsed(text: string | null): Conversation | null {
  try {
    const kept = JSON.parse(text ?? '') as Conversation;
    return typeof kept.id === 'string' && kept.turns.every((turn) => Array.isArray(turn.answers)) ? kept : null;
  } catch {
    return null;
  }
}

/** `kept`, in which no answer still comes: what did when the page was closed broke off. */
function settled(kept: Conversation): Conversation {
  const over = (answer: Conversation['turns'][number]['answers'][number]) =>
    running(answer) ? ended(answer, 'failed', undefined, named('gone', 'left')) : answer;
  return { ...kept, turns: kept.turns.map((turn) => ({ ...turn, answers: turn.answers.map(over) })) };
}
