/** Where the ways of several answers part: the first result in which they differ. */

import type { Answer } from '../talk/answer';
import { lastBox, leadingBox, normal } from './boxed';

export interface Parting {
  /** The last result that all of them have, if they have one. */
  shared: string | null;
  /** Of each answer, the sentence of its next result. */
  ways: { name: string; quote: string }[];
}

interface Result {
  value: string;
  quote: string;
}

const LONGEST = 160;
const SENTENCE = /(?<=[.!?。])\s+|\n+/;
const EQUALS = /=\s*\$?(-?\d[\d.,/]*)/g;

/** Null where the boxes do not differ, or an answer does not show on the way what it computes. */
export function parting(answers: readonly Answer[]): Parting | null {
  const boxes = answers.map((answer) => lastBox(answer.text)).filter((box) => box !== null);
  if (new Set(boxes.map(normal)).size < 2) return null;
  const ways = answers
    .filter((answer) => lastBox(answer.text) !== null)
    .map((answer) => ({ name: answer.asked, results: results(`${answer.trace}\n${answer.text}`) }));
  if (ways.length < 2 || ways.some((way) => way.results.length < 2)) return null;
  let at = 0;
  const value = (way: { results: Result[] }) => way.results[at]?.value;
  const [first] = ways;
  if (!first) return null;
  while (value(first) !== undefined && ways.every((way) => value(way) === value(first))) at += 1;
  const next = ways.flatMap(({ name, results }) => {
    const quote = results[at]?.quote;
    return quote === undefined ? [] : [{ name, quote }];
  });
  return next.length < 2 ? null : { shared: at ? (first.results[at - 1]?.value ?? null) : null, ways: next };
}

/** What is computed or boxed in each sentence that does so. */
function results(text: string): Result[] {
  return text.split(SENTENCE).flatMap((sentence) => {
    const at = sentence.indexOf('\\boxed{');
    const value = at < 0 ? [...sentence.matchAll(EQUALS)].at(-1)?.[1] : leadingBox(sentence.slice(at))?.inside;
    if (value === undefined) return [];
    const quote = sentence.trim();
    const cut = quote.length > LONGEST ? `${quote.slice(0, LONGEST - 1).trimEnd()}…` : quote;
    return [{ value: normal(value.replace(/[.,]$/, '')), quote: cut }];
  });
}
