/** Values as the source text of a language. */

import type { Fields, Json } from './asked';

interface Style {
  tab: string;
  words: Record<'true' | 'false' | 'null', string>;
  name: (name: string) => string;
  /** What stands inside the braces of an object that is on one line. */
  space: '' | ' ';
  /** What follows the last of several lines. */
  end: '' | ',';
}

const WORDS = { true: 'true', false: 'false', null: 'null' };
const JSON_STYLE: Style = { tab: '  ', words: WORDS, name: (name) => JSON.stringify(name), space: '', end: '' };
const JAVASCRIPT: Style = { tab: '  ', words: WORDS, name: (name) => name, space: ' ', end: ',' };
const PYTHON: Style = {
  tab: '    ',
  words: { true: 'True', false: 'False', null: 'None' },
  name: (name) => JSON.stringify(name),
  space: '',
  end: ',',
};

/** Characters of a list or an object that stays on one line. */
const SHORT = 72;

/** The body of a request. */
export const json = (value: Json) => written(value, JSON_STYLE, '');

/** The argument of a call. */
export const javascript = (value: Json) => written(value, JAVASCRIPT, '');

/** `fields` as the arguments of a call, a line each. */
export function keywords(fields: Fields): string {
  return given(fields)
    .map(([name, value]) => `${PYTHON.tab}${name}=${written(value, PYTHON, PYTHON.tab)},\n`)
    .join('');
}

/** `text` as one word of a POSIX shell. */
export const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function written(value: Json, style: Style, margin: string): string {
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null) return style.words[`${value}`];
  const inner = margin + style.tab;
  if (isList(value)) {
    const parts = value.map((each) => written(each, style, inner));
    return enclosed('[', parts, ']', '', style, margin);
  }
  const parts = given(value).map(([name, each]) => `${style.name(name)}: ${written(each, style, inner)}`);
  return enclosed('{', parts, '}', style.space, style, margin);
}

function enclosed(open: string, parts: string[], close: string, space: string, style: Style, margin: string): string {
  const line = parts.join(', ');
  if (line.length <= SHORT && !line.includes('\n')) {
    return parts.length ? `${open}${space}${line}${space}${close}` : `${open}${close}`;
  }
  const inner = margin + style.tab;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}${style.end}\n${margin}${close}`;
}

function given(fields: Fields): [string, Json][] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function isList(value: readonly Json[] | Fields): value is readonly Json[] {
  return Array.isArray(value);
}
