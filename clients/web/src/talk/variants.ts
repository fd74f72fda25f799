/** Answers to the same question in the same place: one is shown, the others are kept beside it. */

import type { Answer } from './answer';
import type { Turn } from './conversation';

/** The answers that were given in the place of the one that is shown there, and it, the first one first. */
export function variants(turn: Turn, place: number): Answer[] {
  const kept = (turn.others ?? []).filter((other) => other.place === place).map((other) => other.answer);
  return [...kept, ...turn.answers.slice(place, place + 1)].sort((a, b) => a.began - b.began);
}

/** `turn` with `next` shown in `place`. What was there is kept, unless nothing came of it. */
export function replaced(turn: Turn, place: number, next: Answer): Turn {
  const before = turn.answers[place];
  const others = (turn.others ?? []).filter((other) => other.answer.key !== next.key);
  const kept = before && (before.text || before.trace || before.steps.length) ? [{ place, answer: before }] : [];
  return { ...turn, answers: turn.answers.with(place, next), others: [...others, ...kept] };
}
