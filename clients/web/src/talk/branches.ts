/** Courses that a conversation takes from a turn on: each begins with another question there. One is shown. */

import type { Turn } from './conversation';

type Course = readonly Turn[];

/** `turns` with `next` in the place `at`; what was there and behind it is kept as another course. */
export function branched(turns: Course, at: number, next: Turn): Turn[] {
  return joined(turns.slice(0, at), [next], at < turns.length ? all(turns, at) : []);
}

/** Every course from the turn `at` on, the first one first, and which of them is shown. */
export function courses(turns: Course, at: number): { courses: Course[]; shown: number } {
  const found = all(turns, at).sort((a, b) => began(a) - began(b));
  return { courses: found, shown: found.findIndex((course) => course[0]?.id === turns[at]?.id) };
}

/** `turns` with `course`, which is one of its courses from `at` on. */
export function taken(turns: Course, at: number, course: Course): Turn[] {
  return joined(
    turns.slice(0, at),
    course,
    all(turns, at).filter((each) => each[0]?.id !== course[0]?.id),
  );
}

function all(turns: Course, at: number): Course[] {
  const [first, ...rest] = turns.slice(at);
  if (!first) return [];
  const { branches = [], ...bare } = first;
  return [[bare, ...rest], ...branches];
}

function joined(before: Course, course: Course, branches: readonly Course[]): Turn[] {
  const [first, ...rest] = course;
  if (!first) return [...before];
  return [...before, branches.length ? { ...first, branches } : first, ...rest];
}

function began(course: Course): number {
  return Math.min(...(course[0]?.answers ?? []).map((answer) => answer.began));
}
