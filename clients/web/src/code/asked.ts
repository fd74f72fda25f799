/** A question as its request tells it, in no dialect yet; and what a dialect and a language make of it. */

import type { Setting } from '../talk/conversation';
import type { Effort, Message, Visibility } from '../wire/types';

/** What stands in the place of the caller's key. */
export const KEY = 'YOUR_KEY';

export interface Asked extends Setting {
  /** Where the server is, without a slash at the end. */
  server: string;
  model: string;
  messages: readonly Message[];
  effort: Effort | '';
  budget: number | null;
  visibility: Visibility;
}

/** A value that JSON can hold. Fields that are undefined are left out. */
export type Json = string | number | boolean | null | readonly Json[] | Fields;
export interface Fields {
  readonly [name: string]: Json | undefined;
}

export const LANGUAGES = ['curl', 'Python', 'JavaScript'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One API: a program that asks the question, in each language. */
export interface Dialect {
  name: string;
  write: Record<Language, (asked: Asked) => string>;
}

/** What a message says, its texts and images as a dialect has them. */
export function parts(
  { content }: Message,
  text: (text: string) => Json,
  image: (url: string) => Json,
): string | readonly Json[] {
  if (typeof content === 'string') return content;
  return content.map((part) => (part.type === 'text' ? text(part.text) : image(part.image_url.url)));
}

/** The type and the base64 of an image that its address holds. */
export function halves(address: string): { type: string; data: string } {
  const [, type = '', data = ''] = /^data:([^;]+);base64,(.*)$/.exec(address) ?? [];
  return { type, data };
}

/** `fields` without those that are undefined, or undefined where none is left. */
export function some(fields: Fields): Fields | undefined {
  const left = Object.entries(fields).filter(([, value]) => value !== undefined);
  return left.length ? Object.fromEntries(left) : undefined;
}

/** What is said of thinking in `reasoning`, in no other API's words. */
export function reasoning(asked: Asked): Fields {
  return {
    summary: asked.visibility === 'summary' ? 'auto' : undefined,
    votes: asked.votes,
    retries: asked.retries,
  };
}

/** The budget in tokens, where it has an effect: no thinking has none. */
export function budget(asked: Asked): number | undefined {
  return asked.effort === 'none' ? undefined : (asked.budget ?? undefined);
}
