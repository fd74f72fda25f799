import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parts, sums, turns } from './moves';

const MOVES = ['setting up', 'computing', 'checking', 'backtracking', 'trying another way', 'concluding'];
const step = fc.record({
  move: fc.constantFrom(...MOVES),
  seconds: fc.double({ min: 0, max: 9, noNaN: true }),
  length: fc.nat(500),
});
const steps = fc.array(step, { maxLength: 600 });

function of(...moves: string[]) {
  return moves.map((move) => ({ move, seconds: 1, length: 10 }));
}

test('a bar has all of the time, in no more parts than it can show, and no two of one move beside each other', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const bar = parts(all);
      const time = (some: { seconds: number }[]) => some.reduce((sum, each) => sum + each.seconds, 0);
      expect(time(bar)).toBeCloseTo(time(all), 5);
      expect(time(sums(all))).toBeCloseTo(time(all), 5);
      expect(bar.length).toBeLessThanOrEqual(120);
      expect(bar.slice(1).every((part, index) => part.move !== bar[index]?.move)).toBe(true);
    }),
  );
});

test('the bar follows the order of time, not the size', () => {
  const all = of('computing', 'checking', 'computing', 'computing');
  expect(parts(all).map((part) => [part.move, part.seconds])).toEqual([
    ['computing', 1],
    ['checking', 1],
    ['computing', 2],
  ]);
});

test.each([
  [[], []],
  [['computing'], []],
  [['checking', 'checking', 'computing'], ['checked once']],
  [['checking', 'computing', 'checking'], ['checked twice']],
  [['backtracking', 'trying another way'], ['changed its mind once']],
  [
    ['checking', 'backtracking', 'checking', 'computing', 'checking', 'trying another way'],
    ['checked 3 times', 'changed its mind twice'],
  ],
])('%j is told as %j', (moves, told) => expect(turns(of(...moves))).toEqual(told));
