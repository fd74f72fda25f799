/** Colours in code: highlight.js and a language's grammar, loaded when the first such code is shown. */

import type { LanguageFn } from 'highlight.js';
import { safe } from './markdown';

type Loading = () => Promise<{ default: LanguageFn }>;

const LANGUAGES: Record<string, Loading> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  haskell: () => import('highlight.js/lib/languages/haskell'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const OTHER_NAMES: Record<string, string> = {
  'c++': 'cpp',
  'c#': 'csharp',
  cs: 'csharp',
  html: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  svg: 'xml',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** Longer code keeps one colour: the grammars' time is not always linear. */
const LONGEST = 20_000;

/** Colour the code of `pre`, if its language is known. */
export async function highlight(code: HTMLElement, language: string): Promise<void> {
  const source = code.textContent;
  const asked = language.toLowerCase();
  const name = OTHER_NAMES[asked] ?? asked;
  const load = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  if (!load || source.length > LONGEST) return;
  const [{ default: highlighter }, { default: grammar }] = await Promise.all([import('highlight.js/lib/core'), load()]);
  highlighter.registerLanguage(name, grammar);
  code.replaceChildren(safe(highlighter.highlight(source, { language: name, ignoreIllegals: true }).value));
}
