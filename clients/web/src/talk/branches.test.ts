import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fresh } from './answer';
import { branched, courses, taken } from './branches';
import type { Turn } from './conversation';
import { replaced, variants } from './variants';

let clock = 0;

function turn(id: string): Turn {
  clock += 1;
  return { id, question: id, answers: [{ ...fresh('model', clock), text: id }] };
}

const ids = (turns: readonly Turn[]) => turns.map((each) => each.id);

/** Every turn that is anywhere in `turns`, shown or kept. */
function everything(turns: readonly Turn[]): string[] {
  return turns.flatMap((each) => [each.id, ...(each.branches ?? []).flatMap(everything)]).sort();
}

test('no edit and no change of course loses or doubles a turn', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(5), fc.nat(5)), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (told) => {
      let turns: Turn[] = [turn('0')];
      let made = 1;
      for (const [edits, where, which] of told) {
        const at = where % (turns.length + (edits ? 1 : 0));
        const found = courses(turns, at).courses;
        if (edits) turns = branched(turns, at, turn(String(made++)));
        else turns = taken(turns, at, found[which % found.length] ?? []);
        expect(everything(turns)).toEqual([...Array(made).keys()].map(String).sort());
      }
    }),
  );
});

test('an earlier course comes back whole, with the courses inside of it, and in its place', () => {
  const first = [turn('a'), turn('b'), turn('c')];
  const second = branched(first, 1, turn('d'));
  expect(ids(second)).toEqual(['a', 'd']);
  const inner = branched(taken(second, 1, courses(second, 1).courses[0] ?? []), 2, turn('e'));
  expect(ids(inner)).toEqual(['a', 'b', 'e']);
  const away = taken(inner, 1, courses(inner, 1).courses[1] ?? []);
  expect([ids(away), courses(away, 1).shown]).toEqual([['a', 'd'], 1]);
  const back = taken(away, 1, courses(away, 1).courses[0] ?? []);
  expect([ids(back), courses(back, 1).shown, courses(back, 2).shown]).toEqual([['a', 'b', 'e'], 0, 1]);
});

test('an answer that is shown again changes places with the one that was shown', () => {
  const once = turn('a');
  const [old] = once.answers;
  const next = { ...fresh('other', 1e6), text: 'b' };
  const twice = replaced(once, 0, next);
  expect(variants(twice, 0)).toEqual([old, next]);
  const back = replaced(twice, 0, old ?? next);
  expect(back.answers).toEqual([old]);
  expect(variants(back, 0)).toEqual([old, next]);
});

test('an answer of which nothing came is not kept', () => {
  const empty = { ...turn('a'), answers: [fresh('model', 1)] };
  expect(variants(replaced(empty, 0, fresh('model', 2)), 0)).toHaveLength(1);
});
