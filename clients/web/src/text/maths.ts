/** Mathematics in Markdown: `$...$`, `$$...$$`, `\(...\)`, `\[...\]`, and boxes also outside of these. */

import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { leadingBox } from './boxed';
import { escaped } from './escaping';

/** KaTeX is not asked for more than this: its time is not linear. */
const LONGEST = 2000;

// A dollar sign that a price may have opens nothing: `$3 and $4`.
const INLINE = [
  /^\$\$([^$]+?)\$\$/,
  /^\$(?!\s)((?:\\[\s\S]|[^$\\\n])+?)(?<!\s)\$(?![\d\w])/,
  /^\\\(([\s\S]+?)\\\)/,
  /^\\\[([\s\S]+?)\\\]/,
];
const DISPLAYED = [/^\$\$([\s\S]+?)\$\$(?:\n|$)/, /^\\\[([\s\S]+?)\\\](?:\n|$)/];

interface Maths extends Tokens.Generic {
  source: string;
  display: boolean;
}

function first(patterns: readonly RegExp[], src: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(src);
    if (found) return found;
  }
  return null;
}

/** Typeset later, by `typeset`; until then its source is seen. */
function placeholder({ source, raw, display }: Maths): string {
  return `<span class="maths${display ? ' display' : ''}" title="${escaped(source)}">${escaped(raw.trim())}</span>`;
}

export const extensions: TokenizerAndRendererExtension[] = [
  {
    name: 'displayed',
    level: 'block',
    start: (src) => /\n(?:\$\$|\\\[)/.exec(src)?.index,
    tokenizer(src) {
      const found = first(DISPLAYED, src);
      return found ? { type: 'displayed', raw: found[0], source: found[1]?.trim(), display: true } : undefined;
    },
    renderer: (token) => `<p>${placeholder(token as Maths)}</p>`,
  },
  {
    name: 'inline',
    level: 'inline',
    start: (src) => /\$|\\\(|\\\[/.exec(src)?.index,
    tokenizer(src) {
      const found = first(INLINE, src);
      const display = src.startsWith('$$') || src.startsWith('\\[');
      return found ? { type: 'inline', raw: found[0], source: found[1]?.trim(), display } : undefined;
    },
    renderer: (token) => placeholder(token as Maths),
  },
  {
    name: 'box',
    level: 'inline',
    start: (src) => {
      const at = src.indexOf('\\boxed{');
      return at < 0 ? undefined : at;
    },
    tokenizer(src) {
      const found = leadingBox(src);
      return found ? { type: 'box', raw: found.raw, source: found.inside } : undefined;
    },
    renderer(token) {
      const { source } = token as Maths;
      const inside = /[\\^_]/.test(source)
        ? placeholder({ ...token, source, raw: source, display: false } as Maths)
        : escaped(source);
      return `<span class="box">${inside}</span>`;
    },
  },
];

type Katex = typeof import('katex').default;
let katex: Katex | undefined;
let loading: Promise<void> | undefined;

/** Settles once all that `typeset` was given so far is set. */
export function allSet(): Promise<void> {
  return loading ?? Promise.resolve();
}

/** Typeset what waits in `root`: now, or once KaTeX is here. */
export function typeset(root: HTMLElement): void {
  const waiting = [...root.querySelectorAll<HTMLElement>('.maths:not(.set)')];
  if (!waiting.length) return;
  if (!katex) {
    loading ??= import('./katex').then((loaded) => {
      katex = loaded.default;
    });
    loading.then(() => typeset(root)).catch(() => undefined);
    return;
  }
  for (const place of waiting) set(katex, place);
}

function set(render: Katex, place: HTMLElement): void {
  const source = place.title;
  place.classList.add('set');
  if (source.length > LONGEST) return;
  const made = document.createElement('span');
  try {
    render.render(source, made, {
      displayMode: place.classList.contains('display'),
      trust: (context) => context.command === '\\htmlClass' && context.class === 'box',
      strict: 'ignore',
      macros: { '\\boxed': '\\htmlClass{box}{\\displaystyle #1}' },
      maxSize: 20,
      maxExpand: 200,
      throwOnError: true,
    });
  } catch {
    return; // its source stays
  }
  place.removeAttribute('title');
  place.replaceChildren(made);
}
