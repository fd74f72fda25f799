/** What goes with a question: text files, and images. */

import type { Message, Model } from '../wire/types';

export interface TextFile {
  name: string;
  text: string;
}

/** image: a data URL. */
export interface Picture {
  name: string;
  image: string;
}

export type Attachment = TextFile | Picture;

/** What is asked: words, and what is attached to them. */
export interface Query {
  question: string;
  files?: readonly Attachment[];
}

/** The address of an image that holds it, in a form in which nothing can run. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

export function isPicture(file: Attachment): file is Picture {
  return 'image' in file;
}

/** Whether `address` is that of an image which may be shown: nothing is fetched for it. */
export function showable(address: string): boolean {
  return PICTURE.test(address);
}

export function readsImages(model: Model | undefined): boolean {
  return model?.architecture?.input_modalities?.includes('image') ?? false;
}

/** Bytes of what is in `file`. */
export function sizeOf(file: Attachment): number {
  return isPicture(file) ? Math.floor(0.75 * file.image.length) : new Blob([file.text]).size;
}

/** A text file in Markdown: inside a fence with its name, which nothing in it closes. */
export function fenced({ name, text }: TextFile): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${oneLine(name)}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** `query` as a message: its files before its words. reads: whether images are told; else there is their name. */
export function content({ question, files = [] }: Query, reads: boolean): Message['content'] {
  const told = files.flatMap((file) => {
    if (isPicture(file)) return reads ? [] : [`[${oneLine(file.name)}]`];
    return [fenced(file)];
  });
  const text = [...told, question].filter(Boolean).join('\n\n');
  const images = reads ? files.filter(isPicture) : [];
  if (!images.length) return text;
  return [
    ...images.map(({ image }) => ({ type: 'image_url' as const, image_url: { url: image } })),
    ...(text ? [{ type: 'text' as const, text }] : []),
  ];
}

/** What a conversation is called after: the first words of its question, or else what goes with it. */
export function heading({ question, files = [] }: Query): string {
  return question.trim() || (files[0]?.name ?? '');
}

/** `name` without what ends a line or a span of code. */
export function oneLine(name: string): string {
  return name.replace(/[\s\p{Cc}`]+/gu, ' ').trim();
}
