/** Paints an answer while it comes: a block of Markdown that has not changed is not touched again. */

import { t } from '../languages/language.svelte';
import { copy, type Said } from './copying';
import { highlight } from './highlighting';
import { type Block, blocks, rendered } from './markdown';
import { allSet, typeset } from './maths';

export class AnswerPainter {
  /** Characters of the text whose blocks will not change any more, unless the whole is read again at the end. */
  #settled = 0;
  #settledBlocks = 0;
  #painted: { raw: string; place: HTMLElement }[] = [];

  constructor(readonly root: HTMLElement) {}

  /** Show `text`, which begins with what was shown before. done: it is whole. */
  paint(text: string, done: boolean): void {
    if (done) {
      this.#settled = 0;
      this.#settledBlocks = 0;
    }
    const all = blocks(text.replace(/\r\n?/g, '\n').slice(this.#settled));
    const found = all.filter((block) => block.type !== 'space' && block.type !== 'def');
    // Only the whole text tells where its references lead.
    const anew = done && all.some((block) => block.type === 'def');
    found.forEach((block, index) => {
      this.#put(this.#settledBlocks + index, block, done || index < found.length - 1, anew);
    });
    for (const { place } of this.#painted.splice(this.#settledBlocks + found.length)) place.remove();
    const last = found.at(-1);
    if (!done && last) {
      for (const block of all.slice(0, all.indexOf(last))) this.#settled += block.raw.length;
      this.#settledBlocks += found.length - 1;
    }
    crown(this.root);
    if (done) allSet().then(() => crown(this.root), Boolean);
  }

  #put(index: number, block: Block, settled: boolean, anew: boolean): void {
    const before = this.#painted[index];
    const place = before?.place ?? this.root.appendChild(document.createElement('div'));
    if (anew || before?.raw !== block.raw) {
      place.replaceChildren(rendered(block));
      place.classList.remove('settled');
      typeset(place);
    }
    if (settled && !place.classList.contains('settled')) {
      place.classList.add('settled');
      furnish(place);
    }
    this.#painted[index] = { raw: block.raw, place };
  }
}

/** Whether the line of `node` has nothing more on this side of it. */
function ends(node: Node, side: 'previousSibling' | 'nextSibling'): boolean {
  let next = node[side];
  while (next instanceof Text && !next.data.trim()) next = next[side];
  return !next || next.nodeName === 'BR';
}

/** Mark the last box, which is what an answer comes to, and whether it has a line of its own. */
function crown(root: HTMLElement): void {
  const boxes = root.querySelectorAll('.box');
  boxes.forEach((box, index) => {
    const alone = box.parentElement?.tagName === 'P' && ends(box, 'previousSibling') && ends(box, 'nextSibling');
    box.classList.toggle('last', index === boxes.length - 1);
    box.classList.toggle('alone', alone);
  });
}

/** What a block gets once it is whole: colours and a way to copy code, and keys to scroll what is wide. */
function furnish(place: HTMLElement): void {
  for (const pre of place.querySelectorAll('pre')) {
    const code = pre.querySelector('code');
    if (!code) continue;
    const language = code.title;
    code.removeAttribute('title');
    pre.tabIndex = 0;
    const frame = document.createElement('div');
    frame.className = 'code';
    pre.replaceWith(frame);
    frame.append(header(language, code.textContent), pre);
    highlight(code, language).catch(() => undefined);
  }
  for (const table of place.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.className = 'wide';
    frame.tabIndex = 0;
    frame.role = 'group';
    frame.ariaLabel = t('table');
    table.replaceWith(frame);
    frame.append(table);
  }
}

function header(language: string, source: string): HTMLElement {
  const line = document.createElement('div');
  line.className = 'code-header';
  const name = document.createElement('span');
  name.textContent = language || t('text');
  const button = document.createElement('button');
  button.type = 'button';
  const say = (said: Said) => {
    button.textContent = t(said);
    button.ariaLabel = t('copy.what', { copy: t(said), what: t('copy.code') });
  };
  say('copy');
  button.addEventListener('click', async () => {
    say((await copy(source)) ? 'copy.done' : 'copy.failed');
    setTimeout(say, 1500, 'copy');
  });
  line.append(name, button);
  return line;
}
