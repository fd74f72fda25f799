import { expect, test } from 'vitest';
import { lastBox } from '../text/boxed';
import { fast, play, thinking, verdict } from './playing';

test('the recorded run tells the story: the model that thinks checks itself and is right, the other one is not', () => {
  expect(lastBox(thinking.text)).toBe('Carl');
  expect(lastBox(fast.text)).not.toBe('Carl');
  expect(fast.steps).toEqual([]);
  expect(thinking.steps.map(([move]) => move)).toContain('checking');
  expect(verdict()).toContain('Thinking found Carl.');
});

test('it is over in ten seconds or so, step by step', () => {
  const times = [play.fast, ...play.steps, play.thinking, play.verdict];
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(play.verdict).toBeGreaterThan(4000);
  expect(play.verdict).toBeLessThan(15000);
});
