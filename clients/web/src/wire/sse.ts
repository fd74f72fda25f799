/** Server-sent events out of text: any chunking of the same text gives the same events. */

const LINE_END = /\r\n|\n|\r/;

export class EventReader {
  #rest = '';
  #data: string[] = [];

  /** The data of each event that `text` completes. Comments and other fields are passed over. */
  feed(text: string): string[] {
    const waiting = this.#rest + text;
    // A carriage return at the end may be half of a line's end.
    const end = waiting.endsWith('\r') ? waiting.length - 1 : waiting.length;
    const lines = waiting.slice(0, end).split(LINE_END);
    this.#rest = (lines.pop() ?? '') + waiting.slice(end);
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length) events.push(this.#data.join('\n'));
        this.#data = [];
      } else if (line === 'data' || line.startsWith('data:')) {
        const value = line.slice(5);
        this.#data.push(value.startsWith(' ') ? value.slice(1) : value);
      }
    }
    return events;
  }
}
