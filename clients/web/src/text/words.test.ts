import { expect, test } from 'vitest';
import { ended, fresh, grown } from '../talk/answer';
import { agreement, figures, roughly, routedFigures, thinkingTitle } from './words';

function answered(name: string, text: string) {
  return ended(grown(fresh(name, 0), { choices: [{ delta: { content: text } }] }, 1), 'done', 2);
}

test('boxes agree where they say the same in another way', () => {
  const verdict = agreement([answered('a', '\\boxed{3}'), answered('b', 'So \\boxed{3.0}')]);
  expect(verdict).toEqual({ agree: true, text: 'Both agree: 3' });
});

test('where boxes differ, it is told who says what', () => {
  const verdict = agreement([answered('a', '\\boxed{3}'), answered('b', '\\boxed{4}'), answered('c', '\\boxed{4}')]);
  expect(verdict).toEqual({ agree: false, text: 'They differ: b and c say 4; a says 3' });
});

test('an answer without a box agrees with none', () => {
  expect(agreement([answered('a', '\\boxed{3}'), answered('b', '3')]).agree).toBe(false);
  expect(agreement([answered('a', '3'), answered('b', '3')]).agree).toBe(false);
});

test('the title counts while the model thinks, and then says how long it took', () => {
  const thinking = grown(fresh('a', 0), { choices: [{ delta: { reasoning_content: 'So' } }] }, 1);
  expect(thinkingTitle(thinking, 3.7)).toBe('Thinking… 3\u00a0s, 1\u00a0token');
  const over = grown(thinking, { choices: [{ delta: { content: '3' } }] }, 4.2);
  expect(thinkingTitle(over, 5)).toBe('Thought for 4\u00a0s');
});

test('under a second the tenths are told', () => {
  expect([0.34, 0.96, 9.6, 75].map(roughly)).toEqual([
    '0.3\u00a0s',
    '1\u00a0s',
    '10\u00a0s',
    '1\u00a0min\u00a015\u00a0s',
  ]);
});

test('the figures of a route have the effort that its score has set, and no word that is none', () => {
  const route = { model: 'deep', by: 'gain', score: 0.75, ms: 2 };
  const plain = 'by gain, score 0.7500, decided in 2.0\u00a0ms';
  expect(routedFigures({ ...route, effort: 'high' })).toBe(`${plain}, effort by the score: high`);
  expect([route, { ...route, effort: null }].map(routedFigures)).toEqual([plain, plain]);
});

test('a figure and its unit stay on one line', () => {
  const told = figures({ ...answered('a', '3'), thinkingTokens: 60, promptTokens: 39 }, 1000);
  expect(told.split(' · ')).toEqual([
    '61\u00a0tokens',
    '2.0\u00a0s',
    '31\u00a0tokens/s',
    '10\u00a0%\u00a0of\u00a01,000',
  ]);
});
