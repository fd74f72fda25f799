import { expect, test } from 'vitest';
import page from './page.css?raw';
import steps from './steps.css?raw';

/** The light and the dark value of every `name: light-dark(#…, #…)` in `css`, and what stands before the name. */
function pairs(css: string, name: string): [string, string][] {
  const found = css.matchAll(new RegExp(`${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'g'));
  return [...found].map((match) => [match[1] ?? '', match[2] ?? '']);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

const MOVES = [...steps.matchAll(/\[data-move="([^"]+)"\] \{\s+--move:/g)].map((match) => match[1] ?? '');
const colours = pairs(steps, '--move');
const grounds = ['--ground', '--raised', '--sunken'].flatMap((name) => pairs(page, name));

test('there is a colour for each of the seven moves, and three grounds', () => {
  expect(MOVES).toHaveLength(7);
  expect(colours).toHaveLength(7);
  expect(grounds).toHaveLength(3);
});

test.each(MOVES.map((move, at) => [move, colours[at] ?? ['', '']] as const))(
  '%s can be read on every ground of both themes',
  (_, [light = '', dark = '']) => {
    for (const [day, night] of grounds) {
      expect(contrast(light, day)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, night)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test('what is said softly can be read as well', () => {
  for (const [light, dark] of pairs(page, '--soft'))
    for (const [day, night] of grounds) {
      expect(contrast(light, day)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, night)).toBeGreaterThanOrEqual(4.5);
    }
});
