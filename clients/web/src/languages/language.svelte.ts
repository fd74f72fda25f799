/** The page's texts in the language of its reader. English comes with the page, another language when it is wanted. */

import en from './en.json';

export type Key = keyof typeof en;

/** Whether there is a text of this name. */
export function isKey(name: string): name is Key {
  return Object.hasOwn(en, name);
}

/** Of a text with a number, its `count`: by plural form, or as "=2" for that number alone. */
type Forms = Readonly<Record<string, string>>;

/** Texts, in which `{name}` stands for a value. */
export type Catalogue = Readonly<Record<Key, string | Forms>>;

/** Each language by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', zh: '中文' } as const;
export type Name = keyof typeof LANGUAGES;
export const NAMES = Object.keys(LANGUAGES) as Name[];

const CATALOGUES: Record<Name, () => Promise<{ default: Catalogue }>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./de.json'),
  fr: () => import('./fr.json'),
  es: () => import('./es.json'),
  zh: () => import('./zh.json'),
};

const KEPT = 'thinkaloud.language';

class Language {
  name = $state<Name>('en');
  texts = $state.raw<Catalogue>(en);
  #wanted: Name = 'en';

  /** For `Intl`; the English of the page has no comma before its last "and". */
  get locale(): string {
    return this.name === 'en' ? 'en-GB' : this.name;
  }

  /** Take what the reader chose before, or else the first language of the browser that is here. */
  async settle(): Promise<void> {
    const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
    const found = wanted.map((each) => NAMES.find((name) => name === each.split('-')[0])).find(Boolean);
    await this.#take(found ?? 'en');
  }

  async choose(name: Name): Promise<void> {
    await this.#take(name);
    if (this.name === name) localStorage.setItem(KEPT, name);
  }

  /** Become `name`, unless it cannot be loaded, or another one was wanted meanwhile. */
  async #take(name: Name): Promise<void> {
    this.#wanted = name;
    const found = await CATALOGUES[name]().catch(() => null);
    if (!found || this.#wanted !== name) return;
    this.name = name;
    this.texts = found.default;
    document.documentElement.lang = name;
  }
}

export const language = new Language();

/** The text of `key` with its `values`; numbers are written as the language has it. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const text = language.texts[key];
  const chosen = typeof text === 'string' ? text : form(text, Number(values.count));
  return chosen.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

function form(forms: Forms, count: number): string {
  const rules = new Intl.PluralRules(language.locale);
  return forms[`=${count}`] ?? forms[rules.select(count)] ?? '';
}

/** By language and digits: one is slow to make. */
const formats = new Map<string, Intl.NumberFormat>();

/** digits: behind the point; as many as it has where that is not said, though no more than three. */
export function number(value: number, digits?: number): string {
  const { locale } = language;
  const known = formats.get(`${locale} ${digits}`);
  const how = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = known ?? new Intl.NumberFormat(locale, how);
  if (!known) formats.set(`${locale} ${digits}`, format);
  return format.format(digits === undefined ? value : Number(value.toFixed(digits)));
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(language.locale).format(names);
}

/** "a, b, c", of those that say something. */
export function commas(parts: readonly string[]): string {
  return parts.filter(Boolean).join(t('comma'));
}
