/** A question and answers to it as a picture. */

import type { Answer } from '../talk/answer';
import type { Query } from '../talk/attachments';
import { download } from '../talk/exporting';
import { escaped } from '../text/escaping';
import { parts, STYLE } from './document';

/** Pixels: how wide it is, as in `.picture`, and how many of the picture's are one. */
const WIDTH = 760;
const SCALE = 2;
/** Browsers draw no canvas that is higher. */
const HIGHEST = 8000;

/** Put the picture on the clipboard; false: there is none, and it was saved as a file of this name. */
export async function keepPicture(query: Query, answers: readonly Answer[], name: string): Promise<boolean> {
  const picture = await pictureOf(query, answers);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    download(name, 'image/png', picture);
    return false;
  }
}

/** A PNG. */
async function pictureOf(query: Query, answers: readonly Answer[]): Promise<Blob> {
  const page = document.implementation.createHTMLDocument().createElement('div');
  page.className = 'picture';
  page.append(...(await parts(query, answers, true)));
  const height = Math.min(HIGHEST, heightOf(page));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing(page, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png');
  });
}

/** `page` inside an SVG: what browsers draw, without loading or running anything of it. */
function drawing(page: HTMLElement, height: number): string {
  const style = escaped(`${STYLE} :root { color-scheme: ${scheme()} }`);
  const inside = new XMLSerializer().serializeToString(page);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><style>${style}</style>` +
    `<foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`
  );
}

/** The colours that the reader sees. */
function scheme(): string {
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** How high `page` is, measured out of sight, apart from the styles of this page. */
function heightOf(page: HTMLElement): number {
  const host = document.body.appendChild(document.createElement('div'));
  host.className = 'unseen';
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE.replaceAll(':root', ':host'));
  shadow.adoptedStyleSheets = [sheet];
  const copy = shadow.appendChild(document.importNode(page, true));
  const height = Math.ceil(copy.getBoundingClientRect().height);
  host.remove();
  return height;
}
