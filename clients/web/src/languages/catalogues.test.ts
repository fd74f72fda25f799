import { expect, test } from 'vitest';
import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import { type Catalogue, NAMES } from './language.svelte';
import zh from './zh.json';

const CATALOGUES: Record<string, Catalogue> = { en, de, fr, es, zh };
const SOURCES = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,svelte}', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** Of a count: those for which languages have forms of their own, and some more. */
const COUNTS = [...Array(130).keys(), 1000, 1_000_000];

type Entry = Catalogue[keyof Catalogue];

function texts(entry: Entry): string[] {
  return typeof entry === 'string' ? [entry] : Object.values(entry);
}

/** The values that a text has places for, without its count: "once" needs none. */
function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1] ?? '').filter((name) => name !== 'count');
}

/** What a template of a key in the sources can stand for. */
function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w ]+')}$`);
}

test('each language has a catalogue', () => {
  expect(Object.keys(CATALOGUES).sort()).toEqual(NAMES.toSorted());
});

test.each(NAMES)('no text is missing or empty in %s, and none is there that English lacks', (name) => {
  expect(Object.keys(CATALOGUES[name] ?? {})).toEqual(Object.keys(en));
  expect(Object.entries(CATALOGUES[name] ?? {}).filter(([, entry]) => texts(entry).some((text) => !text))).toEqual([]);
});

test.each(NAMES)('each text in %s has places for the same values as in English, in every form', (name) => {
  for (const [key, entry] of Object.entries(CATALOGUES[name] ?? {})) {
    const english = (en as Catalogue)[key as keyof Catalogue];
    expect([key, typeof entry]).toEqual([key, typeof english]);
    const [wanted] = texts(english).map((text) => places(text).sort());
    for (const text of texts(entry)) expect([key, places(text).sort()]).toEqual([key, wanted]);
  }
});

test.each(NAMES)('each text with a count has in %s a form for every count, and no form that none takes', (name) => {
  const rules = new Intl.PluralRules(name);
  for (const [key, entry] of Object.entries(CATALOGUES[name] ?? {})) {
    if (typeof entry === 'string') {
      expect([key, entry.includes('{count}')]).toEqual([key, false]);
      continue;
    }
    const taken = COUNTS.map((count) => (`=${count}` in entry ? `=${count}` : rules.select(count)));
    expect([key, Object.keys(entry).sort()]).toEqual([key, [...new Set(taken)].sort()]);
  }
});

/** A figure with its unit, each. */
const UNITS: (keyof Catalogue)[] = ['percent', 'seconds', 'minutes', 'milliseconds', 'bytes', 'tokens', 'tokens.rate'];

test.each(NAMES)('a figure and its unit stay on one line in %s', (name) => {
  const told = UNITS.flatMap((key) => texts(CATALOGUES[name]?.[key] ?? ''));
  expect(told.length).toBeGreaterThanOrEqual(UNITS.length);
  expect(told.filter((text) => text.includes(' '))).toEqual([]);
});

test('the sources name every text of the catalogue, and none that it lacks', () => {
  const all = SOURCES.map(([, source]) => source).join('\n');
  const literals = new Set([...all.matchAll(/'([\w. ]+)(?=')/g)].map((each) => each[1]));
  const templates = [...all.matchAll(/`((?:[\w.]|\$\{[^}`]*\})+)`/g)].map((each) => each[1] ?? '');
  const patterns = templates.filter((each) => /\.\$|\}\.[a-z]/.test(each)).map(pattern);
  const unused = Object.keys(en).filter((key) => !literals.has(key) && !patterns.some((each) => each.test(key)));
  expect(unused).toEqual([]);
  const called = [...all.matchAll(/\bt\('([^']+)'/g)].map((each) => each[1] ?? '');
  expect(called.length).toBeGreaterThan(100);
  expect(called.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
});
