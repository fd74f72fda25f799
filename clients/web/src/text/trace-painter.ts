/** Paints a trace while it comes: text is added to text nodes, and what is there is not touched again.
 *
 * A long trace is cut into blocks, so that the browser need not lay out those that are out of sight.
 */

import type { Step } from '../talk/answer';

/** Characters of a block: it ends with the line that reaches them, or at four times as many anywhere. */
const BLOCK = 2000;

export class TracePainter {
  /** Characters shown; and of them, those in steps that are closed. */
  #shown = 0;
  #closed = 0;
  #steps = 0;
  #item: HTMLElement | null = null;
  #text: Text | null = null;

  constructor(readonly list: HTMLElement) {}

  /** Show `trace`, which begins with what was shown before, cut at its `steps`. */
  paint(trace: string, steps: readonly Step[]): void {
    for (; this.#steps < steps.length; this.#steps += 1) {
      const step = steps[this.#steps];
      if (!step) return;
      const end = this.#closed + step.length;
      if (this.#shown > end) this.#take(this.#shown - end);
      else this.#add(trace.slice(this.#shown, end));
      this.#closed = end;
      this.#shown = end;
      this.#close(step);
    }
    this.#add(trace.slice(this.#shown));
    this.#shown = trace.length;
  }

  #add(text: string): void {
    // A step's first newlines are the distance to the one before it, which the page gives itself.
    let rest = this.#item ? text : text.replace(/^\s+/, '');
    while (rest) {
      this.#item ??= this.#open();
      this.#text ??= this.#item.appendChild(block()).appendChild(new Text());
      const node = this.#text;
      const room = BLOCK - node.length;
      const line = rest.indexOf('\n', Math.max(0, room));
      const most = 4 * BLOCK - node.length;
      const cut = line >= 0 && line < most ? line + 1 : Math.min(rest.length, most);
      node.appendData(rest.slice(0, cut));
      const full = node.length >= 4 * BLOCK || (node.length >= BLOCK && node.data.endsWith('\n'));
      if (full) this.#text = null;
      rest = rest.slice(cut);
    }
  }

  /** Take the last `count` characters back: they belong to the next step. */
  #take(count: number): void {
    let left = count;
    while (left > 0 && this.#item) {
      const last = this.#item.lastElementChild?.firstChild as Text | null;
      if (!last) return;
      const taken = Math.min(left, last.length);
      last.deleteData(last.length - taken, taken);
      left -= taken;
      if (!last.length) last.parentElement?.remove();
    }
    this.#text = null;
  }

  #open(): HTMLElement {
    const item = document.createElement('li');
    const label = document.createElement('div');
    label.className = 'move';
    item.append(label);
    return this.list.appendChild(item);
  }

  #close(step: Step): void {
    const item = this.#item;
    this.#item = null;
    this.#text = null;
    if (!item) return;
    item.dataset.move = step.move;
    const last = item.lastElementChild?.firstChild;
    if (last instanceof Text) last.data = last.data.trimEnd();
    const label = item.querySelector('.move');
    if (label) label.replaceChildren(...labelled(step));
  }
}

/** What a step does, and how long it took where that is long. */
export function labelled(step: Step): Node[] {
  const time = document.createElement('span');
  time.className = 'time';
  time.textContent = `${step.seconds.toFixed(1)} s`;
  return [new Text(step.move), ...(step.seconds >= 0.05 ? [time] : [])];
}

function block(): HTMLElement {
  const made = document.createElement('div');
  made.className = 'block';
  return made;
}
