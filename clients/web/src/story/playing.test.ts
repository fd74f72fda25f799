import { expect, test } from 'vitest';
import { lastBox } from '../text/boxed';
import { fast, play, result, thinking, verdict } from './playing';

test('the recorded run tells the story: the model that thinks checks itself and is right, the other one is not', () => {
  expect(lastBox(thinking.text)).toBe('3');
  expect(result(fast.text)).not.toBe('3');
  expect(fast.steps).toEqual([]);
  expect(thinking.steps.map(([move]) => move)).toContain('checking');
  expect(verdict()).toContain('Thinking found 3.');
});

test('it is over in ten seconds or so, step by step', () => {
  const times = [play.fast, ...play.steps, play.thinking, play.verdict];
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(play.verdict).toBeGreaterThan(4000);
  expect(play.verdict).toBeLessThan(15000);
});

test('the result of a text is its box, or else its last number', () => {
  expect(result('It is 4.\n\\boxed{3} of 7')).toBe('3');
  expect(result('2 * 10 = 20, so 2.5')).toBe('2.5');
  expect(result('It is dear.')).toBe('');
});
