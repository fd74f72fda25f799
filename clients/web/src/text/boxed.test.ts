import { expect, test } from 'vitest';
import { lastBox, leadingBox, normal } from './boxed';

test.each([
  ['3', ' 3.0 '],
  ['1/2', '0.5'],
  ['\\frac{3}{4}', '0.75'],
  ['12,000', '12000'],
  ['\\text{yes}', 'Yes'],
])('%s is the same as %s', (a, b) => expect(normal(a)).toBe(normal(b)));

test.each([
  ['3', '4'],
  ['1,2', '12'],
  ['x', 'y'],
])('%s is not the same as %s', (a, b) => expect(normal(a)).not.toBe(normal(b)));

test('a box ends where its braces do', () => {
  expect(leadingBox('\\boxed{\\frac{1}{2}} and more')?.inside).toBe('\\frac{1}{2}');
  expect(leadingBox('\\boxed{\\frac{1}{2}')).toBeNull();
});

test('the last box counts', () => expect(lastBox('\\boxed{1}, no: \\boxed{2}')).toBe('2'));
