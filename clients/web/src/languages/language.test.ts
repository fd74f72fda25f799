import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commas, language, listed, number, t } from './language.svelte';

const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
});

afterEach(async () => {
  await language.choose('en');
  kept.clear();
  vi.unstubAllGlobals();
});

test('the first language of the browser that is here is taken, whatever its country', async () => {
  vi.stubGlobal('navigator', { languages: ['tlh', 'fr-CA', 'de'] });
  await language.settle();
  expect([language.name, document.documentElement.lang, t('close')]).toEqual(['fr', 'fr', 'Fermer']);
});

test('where none is, the page is in English', async () => {
  vi.stubGlobal('navigator', { languages: ['tlh'] });
  await language.settle();
  expect([language.name, t('close')]).toEqual(['en', 'Close']);
});

test('what the reader chose is kept, and holds against the browser', async () => {
  vi.stubGlobal('navigator', { languages: ['fr'] });
  await language.choose('de');
  await language.choose('en');
  await language.choose('zh');
  await language.settle();
  expect([language.name, t('close')]).toEqual(['zh', '关闭']);
});

test('of two choices at once the later one holds', async () => {
  await Promise.all([language.choose('de'), language.choose('es')]);
  expect([language.name, t('close')]).toEqual(['es', 'Cerrar']);
});

test('a text takes the form of its count, and numbers are written as the language has it', async () => {
  expect([1, 2, 1234].map((count) => t('tokens', { count }))).toEqual([
    '1\u00a0token',
    '2\u00a0tokens',
    '1,234\u00a0tokens',
  ]);
  expect([1, 2, 3].map((count) => t('thinking.checked', { count }))).toEqual([
    'checked once',
    'checked twice',
    'checked 3 times',
  ]);
  expect([listed(['a', 'b', 'c']), commas(['a', '', 'b']), number(0.5, 2)]).toEqual(['a, b and c', 'a, b', '0.50']);
  await language.choose('de');
  expect(t('tokens', { count: 1234 })).toBe('1.234\u00a0Token');
  expect([listed(['a', 'b', 'c']), number(0.5, 2)]).toEqual(['a, b und c', '0,50']);
});
