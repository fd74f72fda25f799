import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyOverview, lanes, rate, spent, thought, today, told, total, type Usage, wait } from './overview';

const count = fc.nat(1e9);
const usage: fc.Arbitrary<Usage> = fc.record({
  requests: count,
  prompt_tokens: count,
  trace_tokens: count,
  answer_tokens: count,
  budgets_hit: count,
});

test('a sum does not depend on the order, and nothing changes it by nothing', () => {
  fc.assert(
    fc.property(fc.array(usage), (usages) => {
      expect(total(usages)).toEqual(total(usages.toReversed()));
      expect(total([...usages, total([])])).toEqual(total(usages));
    }),
  );
});

test('a rate is what was made a second, and none where counts went back', () => {
  const before = { ...total([]), trace_tokens: 10, answer_tokens: 5 };
  expect(rate(before, { ...before, trace_tokens: 30 }, 2)).toBe(10);
  expect(rate(before, total([]), 2)).toBeNull();
  expect(rate(before, before, 0)).toBeNull();
});

test('the share that was thought is between none and all', () => {
  fc.assert(fc.property(usage, (each) => thought(each) >= 0 && thought(each) <= 1));
  expect(thought({ ...total([]), trace_tokens: 3, answer_tokens: 1 })).toBe(0.75);
});

function key(used: number, whole: number | null): KeyOverview {
  return { name: 'app', running: 0, limits: [], usage: {}, thinking_tokens: used, thinking_tokens_per_day: whole };
}

test('a day is spent where no token of it is left, and never where it has no limit', () => {
  fc.assert(fc.property(count, count, (used, whole) => spent(key(used, whole)) === whole - used <= 0));
  fc.assert(fc.property(count, (used) => !spent(key(used, null)) && today(key(used, null)) === '–'));
  expect(today(key(1200, 5000))).toBe('1,200 of 5,000');
});

test('the lanes of an alias have all of its requests and none of another', () => {
  const routes = [
    { alias: 'auto', lane: 'fast', by: 'gain', requests: 2 },
    { alias: 'auto', lane: 'fast', by: 'rule', requests: 1000 },
    { alias: 'other', lane: 'fast', by: 'gain', requests: 7 },
  ];
  expect(lanes(routes, 'auto')).toEqual([{ lane: 'fast', requests: 1002, why: 'rule 1,000, gain 2' }]);
});

test('counts are told with the most first', () => {
  expect(told({ stop: 1, length: 3 })).toBe('length 3, stop 1');
  expect(told({})).toBe('');
});

test('a wait is told in the unit that it can be read in', () => {
  expect([null, 0.012, 0.5, 12].map(wait)).toEqual(['–', '12\u00a0ms', '0.5\u00a0s', '12\u00a0s']);
});
