/** Paints a trace while it comes: text is added to text nodes, and what is there is not touched again.
 *
 * A long trace is cut into blocks, so that the browser need not lay out those that are out of sight. A step that is
 * closed is typeset, if it has anything to typeset, once it comes into sight.
 */

import type { Step } from '../talk/answer';
import { AnswerPainter } from './answer-painter';
import { called, turning } from './moves';
import { fenceOpen, marked } from './signs';
import { MOMENT, seconds } from './words';

/** Characters of a block: it ends with the line that reaches them, or at four times as many anywhere. */
const BLOCK = 2000;

/** Milliseconds of typesetting at a time. */
const SLICE = 8;

export class TracePainter {
  /** Characters shown; and of them, those in steps that are closed. */
  #shown = 0;
  #closed = 0;
  #steps = 0;
  #item: HTMLElement | null = null;
  #text: Text | null = null;
  /** What opened the code that a step ended in; the next one goes on with it. */
  #fence = '';
  /** By step: its Markdown, and what opened the code that it begins in. */
  #sources = new WeakMap<Element, string>();
  #fences = new WeakMap<Element, string>();
  /** Those in sight that are to be typeset. */
  #waiting = new Set<Element>();
  #timer = 0;
  #sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) this.#waiting.add(target);
      else this.#waiting.delete(target);
    }
    if (this.#waiting.size) this.#timer ||= setTimeout(() => this.#work());
  });

  /** raw: leave all as the model wrote it. */
  constructor(
    readonly list: HTMLElement,
    readonly raw = false,
  ) {}

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

  /** Say of `words`, with which the trace ends, whose they are. */
  attribute(words: string, whose: string): void {
    const last = this.list.lastElementChild;
    if (!(last instanceof HTMLElement) || last.classList.contains('told')) return;
    const text = this.#sources.get(last) ?? '';
    if (!text.endsWith(words)) return;
    let item = last;
    const rest = text.slice(0, -words.length).trimEnd();
    if (rest) {
      replace(last, block(rest));
      this.#expect(last, rest);
      item = this.#open();
      item.append(block(words));
      item.dataset.step = last.dataset.step;
      item.dataset.move = 'concluding';
    }
    item.classList.add('told');
    item.querySelector('.move')?.replaceChildren(new Text(whose));
  }

  close(): void {
    this.#sight.disconnect();
    clearTimeout(this.#timer);
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
    item.dataset.step = String(this.#steps);
    item.classList.toggle('turn', turning(step.move));
    const last = item.lastElementChild?.firstChild;
    if (last instanceof Text) last.data = last.data.trimEnd();
    item.querySelector('.move')?.replaceChildren(...labelled(step));
    this.#expect(item, [...item.querySelectorAll('.block')].map((each) => each.textContent).join(''));
  }

  /** Typeset `source`, the Markdown of `item`, when it comes into sight. */
  #expect(item: HTMLElement, source: string): void {
    this.#sources.set(item, source);
    const fence = this.#fence;
    this.#fence = fenceOpen(source, fence);
    if (this.raw || !(fence || marked(source))) return;
    this.#fences.set(item, fence);
    this.#sight.observe(item);
  }

  /** Typeset for a while, then let the browser do something else. */
  #work(): void {
    this.#timer = 0;
    const until = performance.now() + SLICE;
    for (const item of this.#waiting) {
      this.#waiting.delete(item);
      this.#typeset(item);
      if (performance.now() > until) break;
    }
    if (this.#waiting.size) this.#timer = setTimeout(() => this.#work());
  }

  #typeset(item: Element): void {
    this.#sight.unobserve(item);
    const fence = this.#fences.get(item);
    const source = this.#sources.get(item) ?? '';
    const place = block();
    place.classList.add('markdown');
    new AnswerPainter(place).paint(fence ? `${fence}\n${source}` : source, true);
    replace(item, place);
  }
}

/** What a step does, and how long it took where that is long. */
function labelled(step: Step): Node[] {
  const time = document.createElement('span');
  time.className = 'time';
  time.textContent = seconds(step.seconds);
  return [new Text(called(step.move)), ...(step.seconds >= MOMENT ? [time] : [])];
}

function block(text = ''): HTMLElement {
  const made = document.createElement('div');
  made.className = 'block';
  made.dir = 'auto';
  if (text) made.append(text);
  return made;
}

/** Put `place` where the text of `item` was. */
function replace(item: Element, place: HTMLElement): void {
  for (const plain of item.querySelectorAll('.block')) plain.remove();
  item.append(place);
}
