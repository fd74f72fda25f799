/** Takes files in: text that is UTF-8, and images, made small enough that a browser can keep them. */

import { t } from '../languages/language.svelte';
import { bytes } from '../text/words';
import type { Attachment } from './attachments';

/** Files of a question; bytes of a text, and of an image as it is kept; pixels of an image's longer side. */
const FILES = 10;
const TEXT = 256_000;
const IMAGE = 300_000;
const PIXELS = 1568;

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** What was taken of `given`, where there are `before` already; and why the rest was not. images: whether they may be taken. */
export async function read(
  given: readonly File[],
  before: number,
  images: boolean,
): Promise<{ taken: Attachment[]; refused: string[] }> {
  const taken: Attachment[] = [];
  const refused: string[] = [];
  for (const file of given) {
    if (before + taken.length === FILES) {
      refused.push(t('attach.many', { most: FILES }));
      break;
    }
    const read = await (IMAGES.includes(file.type) ? picture(file, images) : text(file));
    if (typeof read === 'string') refused.push(read);
    else taken.push(read);
  }
  return { taken, refused };
}

async function text(file: File): Promise<Attachment | string> {
  const { name } = file;
  if (file.size > TEXT) return t('attach.large', { name, size: bytes(file.size), most: bytes(TEXT) });
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (!read.includes('\0')) return { name, text: read.replace(/\r\n?/g, '\n') };
  } catch {
    // it is none, or it went away
  }
  return t('attach.binary', { name });
}

async function picture(file: File, may: boolean): Promise<Attachment | string> {
  const { name } = file;
  if (!may) return t('attach.unread', { name });
  try {
    const bitmap = await createImageBitmap(file);
    return { name, image: await address(file.size > IMAGE ? await smaller(bitmap) : file) };
  } catch {
    return t('attach.broken', { name });
  }
}

async function smaller(image: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, PIXELS / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.ceil(scale * image.width), Math.ceil(scale * image.height));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const fine = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return fine.size <= IMAGE ? fine : canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 });
}

function address(image: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = failed;
    reader.readAsDataURL(image);
  });
}
