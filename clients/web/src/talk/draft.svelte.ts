/** What is written and not yet asked, and what is attached to it, of each conversation: kept until the tab is closed. */

import type { Attachment } from './attachments';

const PREFIX = 'thinkaloud.draft.';
const FILES = 'thinkaloud.files.';
/** Of a conversation that has not begun, whose name is another after a reload. */
const NEW = 'new';

export class Draft {
  #name: () => string;
  #written = $state(0);
  /** What there was no room for; it goes with the page. */
  #held = new Map<string, string>();

  /** id: of the conversation that is shown; empty for one that has not begun. */
  constructor(id: () => string) {
    this.#name = () => id() || NEW;
  }

  get text(): string {
    return this.#read(PREFIX);
  }

  set text(text: string) {
    this.#write(PREFIX, text);
  }

  readonly #parsed = $derived.by(() => parsed(this.#read(FILES)));

  get files(): readonly Attachment[] {
    return this.#parsed;
  }

  set files(files: readonly Attachment[]) {
    this.#write(FILES, files.length ? JSON.stringify(files) : '');
  }

  #read(prefix: string): string {
    this.#written;
    const name = prefix + this.#name();
    return this.#held.get(name) ?? sessionStorage.getItem(name) ?? '';
  }

  #write(prefix: string, text: string): void {
    const name = prefix + this.#name();
    sessionStorage.removeItem(name);
    this.#held.delete(name);
    try {
      if (text) sessionStorage.setItem(name, text);
    } catch {
      this.#held.set(name, text);
    }
    this.#written += 1;
  }
}

function parsed(text: string): readonly Attachment[] {
  return text ? (JSON.parse(text) as Attachment[]) : [];
}
