/** Makes the page's font: Inter, with the letters of the page's European languages and the weights that it uses. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const PACKAGE = 'node_modules/@fontsource-variable/inter/';
const MADE = 'src/style/inter.woff2';
const LICENSE = 'public/assets/inter-license.txt';

function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('');
}

/** ASCII, the letters of German, French and Spanish, and signs. Other letters come from the system's fonts. */
const LETTERS = `${between(0x20, 0x7e)}\u00a0ÄÖÜßäöüÀÂÇÉÈÊËÎÏÔÙÛŒàâçéèêëîïôùûœÁÍÓÚÑáíóúñ¿¡«»·×°–—‘’‚“”„…→−≈€`;

const whole = await readFile(`${PACKAGE}files/inter-latin-wght-normal.woff2`);
const made = await subsetFont(whole, LETTERS, {
  targetFormat: 'woff2',
  noLayoutClosure: true, // without the other forms of each letter
  variationAxes: { wght: { min: 400, max: 700, default: 400 } },
});
await writeFile(MADE, made);
await mkdir('public/assets', { recursive: true });
await writeFile(LICENSE, await readFile(`${PACKAGE}LICENSE`));
