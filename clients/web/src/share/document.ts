/** A conversation as a document that needs nothing else: no script, no server, no style of another file. */

import { commas, language, t } from '../languages/language.svelte';
import page from '../style/page.css?raw';
import steps from '../style/steps.css?raw';
import { type Answer, readable } from '../talk/answer';
import { arena } from '../talk/arena.svelte';
import { type Attachment, isPicture, type Query, showable } from '../talk/attachments';
import type { Turn } from '../talk/conversation';
import { escaped } from '../text/escaping';
import { blocks, rendered } from '../text/markdown';
import { called } from '../text/moves';
import { thinkingNote, thinkingTitle } from '../text/words';
import { typeset } from './formulas';
import own from './page.css?raw';

/** Whatever a model wrote, nothing of it runs where the document is opened, and nothing is fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const SVG = 'http://www.w3.org/2000/svg';

/** How it looks. */
export const STYLE = page + steps + own;

/** The source of the document of `turns`. Its style is no element here, where the page's policy forbids it. */
export async function documentOf(title: string, turns: readonly Turn[]): Promise<string> {
  const body = inert().body;
  for (const turn of turns) body.append(...(await parts(turn, arena.shown(turn), false)));
  return `<!doctype html>
<html lang="${language.name}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
${body.outerHTML}
</html>
`;
}

/** A question with its files, and `answers` to it. open: whether the traces are. */
export async function parts(query: Query, answers: readonly Answer[], open: boolean): Promise<HTMLElement[]> {
  const articles = await Promise.all(answers.map((answer) => articleOf(answer, open)));
  const files = (query.files ?? []).map(fileOf);
  return [...files, element('p', { class: 'question', dir: 'auto' }, query.question), ...articles];
}

function fileOf(file: Attachment): HTMLElement {
  const name = element('summary', { dir: 'auto' }, file.name);
  if (!isPicture(file)) return element('details', { class: 'file' }, name, element('pre', { dir: 'auto' }, file.text));
  const shown = showable(file.image) ? [element('img', { src: file.image, alt: file.name })] : [];
  return element('details', { class: 'file', open: '' }, name, ...shown);
}

async function articleOf(answer: Answer, open: boolean): Promise<HTMLElement> {
  const { asked, model } = answer;
  const article = element(
    'article',
    {},
    element('p', { class: 'name' }, asked === model ? model : `${asked} → ${model}`),
  );
  const said = stepsOf(answer);
  if (said.length) {
    const note = thinkingNote(answer);
    const title = commas([thinkingTitle({ ...answer, state: 'done' }, 0), note]);
    const trace = element('details', { class: 'trace' }, element('summary', {}, title), barOf(answer));
    if (open) trace.setAttribute('open', '');
    const lines = said.map(([move, text]) =>
      element('li', { 'data-move': move, dir: 'auto' }, element('div', { class: 'move' }, called(move)), text),
    );
    trace.append(element('ol', { class: 'steps' }, ...lines));
    article.append(trace);
  }
  const text = element('div', { class: 'answer', dir: 'auto' });
  for (const block of blocks(answer.text.replace(/\r\n?/g, '\n'))) text.append(rendered(block));
  await typeset(text);
  article.append(text);
  for (const call of answer.calls ?? []) {
    article.append(element('p', { class: 'call' }, `${t('calls.calls')} `, element('code', {}, call.name)));
    article.append(element('pre', { class: 'call' }, readable(call)));
  }
  if (answer.problem) article.append(element('p', { class: 'note' }, answer.problem.title));
  return article;
}

/** What each step of the trace says, or each line of a summary. */
function stepsOf({ trace, steps: told }: Answer): [move: string, text: string][] {
  let at = 0;
  const found = told.map((step): [string, string] => {
    const text = step.line ?? trace.slice(at, at + step.length);
    at += step.length;
    return [step.move, text.trim()];
  });
  const rest = trace.slice(at).trim();
  return rest ? [...found, ['considering', rest]] : found;
}

/** Where the time went. */
function barOf({ steps: told }: Answer): SVGElement {
  const bar = inert().createElementNS(SVG, 'svg');
  bar.setAttribute('class', 'bar');
  const whole = told.reduce((sum, { seconds }) => sum + Math.max(0, seconds), 0) || 1;
  let at = 0;
  for (const { move, seconds } of told) {
    const part = bar.appendChild(bar.ownerDocument.createElementNS(SVG, 'rect'));
    part.setAttribute('data-move', move);
    part.setAttribute('x', `${(100 * at) / whole}%`);
    part.setAttribute('width', `${(100 * Math.max(0, seconds)) / whole}%`);
    part.setAttribute('height', '100%');
    at += Math.max(0, seconds);
  }
  return bar;
}

/** A document in which nothing is loaded. */
function inert(): Document {
  return document.implementation.createHTMLDocument();
}

function element(name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const made = inert().createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
