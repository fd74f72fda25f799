/** Markdown of a model, which is not trusted: no HTML of its own, nothing fetched, and what comes out is sanitized. */

import DOMPurify from 'dompurify';
import { Marked, type Token } from 'marked';
import { escaped } from './escaping';
import { extensions } from './maths';

/** Longer answers are shown as they are. */
const LONGEST = 400_000;

const SAFE = /^(?:https?:\/\/|mailto:)/i;

/** The renderer of the answers' headings: below those of the page. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ href, text }) => link(href, escaped(text || 'image')),
    link({ href, tokens }) {
      return link(href, this.parser.parseInline(tokens));
    },
    heading({ depth, tokens }) {
      const level = Math.min(6, depth + 2);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    code({ text, lang }) {
      const language = /^[\w+#-]{1,20}/.exec(lang ?? '')?.[0] ?? '';
      return `<pre><code title="${escaped(language)}">${escaped(text)}\n</code></pre>\n`;
    },
  },
});

function link(href: string, inside: string): string {
  return SAFE.test(href) ? `<a href="${escaped(href)}">${inside}</a>` : inside;
}

const purifier = DOMPurify();
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

const ALLOWED = {
  ALLOWED_TAGS: [
    ...['a', 'blockquote', 'br', 'code', 'del', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'span'],
    ...['strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  ALLOWED_ATTR: ['align', 'class', 'href', 'start', 'title'],
  ALLOW_DATA_ATTR: false,
  // Every other value is held to the pattern below, as if it were an address.
  ADD_URI_SAFE_ATTR: ['align', 'start'],
  ALLOWED_URI_REGEXP: SAFE,
  RETURN_DOM_FRAGMENT: true,
} as const;

export type Block = Token;

/** The blocks of `text`, in order. */
export function blocks(text: string): Block[] {
  return text.length > LONGEST ? [plain(text)] : marked.lexer(text);
}

/** One block, made safe. It runs in the direction of its first letter, and code from left to right. */
export function rendered(block: Block): DocumentFragment {
  let html: string;
  try {
    html = marked.parser([block]);
  } catch {
    html = marked.parser([plain(block.raw)]); // such as one nested too deep
  }
  const made = safe(html);
  for (const part of made.children) (part as HTMLElement).dir = 'auto';
  for (const code of made.querySelectorAll('pre')) code.dir = 'ltr';
  return made;
}

/** Sanitize HTML that a library made of untrusted text. */
export function safe(html: string): DocumentFragment {
  return purifier.sanitize(html, {
    ...ALLOWED,
    ALLOWED_TAGS: [...ALLOWED.ALLOWED_TAGS],
    ALLOWED_ATTR: [...ALLOWED.ALLOWED_ATTR],
    ADD_URI_SAFE_ATTR: [...ALLOWED.ADD_URI_SAFE_ATTR],
  });
}

function plain(text: string): Token {
  return { type: 'code', raw: text, text };
}
