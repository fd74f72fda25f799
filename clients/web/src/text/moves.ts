/** The moves of a trace: what its time went into, and how often the model turned round. */

import { isKey, t } from '../languages/language.svelte';
import type { Step } from '../talk/answer';

export interface Part {
  move: string;
  seconds: number;
  /** How large it is beside the others: their seconds, or where none are known, their text. */
  weight: number;
}

/** As many parts as a bar can show. */
const PARTS = 120;

/** The steps in the order of time, those of one move that follow each other as one; of very many, where most of the time went. */
export function parts(steps: readonly Step[]): Part[] {
  const timed = steps.some((step) => step.seconds > 0);
  const all = steps.map(({ move, seconds, length }) => ({ move, seconds, weight: timed ? seconds : length || 1 }));
  const runs = joined(all);
  return runs.length <= PARTS ? runs : joined(thinned(runs));
}

function joined(all: readonly Part[]): Part[] {
  const runs: Part[] = [];
  for (const part of all) {
    const last = runs.at(-1);
    if (last?.move === part.move) {
      last.seconds += part.seconds;
      last.weight += part.weight;
    } else runs.push({ ...part });
  }
  return runs;
}

/** One part for each stretch of the time: the heaviest that ends in it. */
function thinned(runs: readonly Part[]): Part[] {
  const whole = runs.reduce((sum, run) => sum + run.weight, 0);
  const slots: Part[] = [];
  let end = 0;
  for (const run of runs) {
    end += run.weight;
    const at = Math.min(PARTS - 1, Math.floor((PARTS * end) / whole));
    const slot = slots[at];
    if (!slot) slots[at] = { ...run };
    else
      slots[at] = {
        move: run.weight > slot.weight ? run.move : slot.move,
        seconds: slot.seconds + run.seconds,
        weight: slot.weight + run.weight,
      };
  }
  return slots.filter(Boolean);
}

/** Each move's seconds, in the order in which the moves appear. */
export function sums(steps: readonly Step[]): { move: string; seconds: number }[] {
  const found = new Map<string, number>();
  for (const step of steps) found.set(step.move, (found.get(step.move) ?? 0) + step.seconds);
  return [...found].map(([move, seconds]) => ({ move, seconds }));
}

const CHECKS = ['checking'];
const CHANGES = ['backtracking', 'trying another way'];

/** Whether a step of this move is a turn: the model looks at what it thought, or leaves it. */
export function turning(move: string): boolean {
  return CHECKS.includes(move) || CHANGES.includes(move);
}

/** What a step of this move is called; a server may know more of them. */
export function called(move: string): string {
  const key = `move.${move}`;
  return isKey(key) ? t(key) : move;
}

/** "checked twice", "changed its mind once": what there is of both. Steps that follow each other are one time. */
export function turns(steps: readonly Step[]): string[] {
  const told: string[] = [];
  const checks = times(steps, CHECKS);
  const changes = times(steps, CHANGES);
  if (checks) told.push(t('thinking.checked', { count: checks }));
  if (changes) told.push(t('thinking.changed', { count: changes }));
  return told;
}

function times(steps: readonly Step[], moves: readonly string[]): number {
  const runs = joined(steps.map(({ move }) => ({ move: moves.includes(move) ? 'so' : '', seconds: 0, weight: 0 })));
  return runs.filter((run) => run.move).length;
}
