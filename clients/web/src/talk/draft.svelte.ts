/** What is written and not yet asked, of each conversation: kept until the tab is closed. */

const PREFIX = 'thinkaloud.draft.';
/** Of a conversation that has not begun, whose name is another after a reload. */
const NEW = 'new';

export class Draft {
  #name: () => string;
  #written = $state(0);

  /** id: of the conversation that is shown; empty for one that has not begun. */
  constructor(id: () => string) {
    this.#name = () => PREFIX + (id() || NEW);
  }

  get text(): string {
    this.#written;
    return sessionStorage.getItem(this.#name()) ?? '';
  }

  set text(text: string) {
    if (text) sessionStorage.setItem(this.#name(), text);
    else sessionStorage.removeItem(this.#name());
    this.#written += 1;
  }
}
