/** Conversations out of a file that was exported here. It may be anybody's: only what has the form of one is taken. */

import { VISIBILITIES } from '../wire/types';
import { showable } from './attachments';
import type { Conversation } from './conversation';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const truth: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Fields that are not named are of no use here, so that nothing is said of them. */
const fields =
  (checks: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const step = fields({ move: text, seconds: number, length: number, line: maybe(text) });
const answer = fields({
  key: text,
  asked: text,
  model: text,
  state: oneOf('done', 'stopped', 'failed'),
  began: number,
  id: maybe(text),
  visibility: maybe(oneOf(...VISIBILITIES)),
  trace: text,
  steps: listOf(step),
  text,
  thinkingTokens: number,
  answerTokens: number,
  thinkingSeconds: maybe(number),
  firstAnswer: maybe(number),
  seconds: maybe(number),
  endedBy: maybe(text),
  cut: maybe(truth),
  calls: maybe(listOf(fields({ name: text, arguments: text }))),
  route: maybe(
    fields({
      model: text,
      lane: maybe(oneOf('fast', 'thinking')),
      by: text,
      score: (value) => value === null || number(value),
      effort: maybe((value) => value === null || text(value)),
      ms: number,
    }),
  ),
  problem: maybe(fields({ kind: text, title: text, advice: text, detail: maybe(text), retryAt: maybe(number) })),
});
const settings = {
  system: maybe(text),
  temperature: maybe(number),
  votes: maybe(number),
  retries: maybe(number),
};
const how = fields({
  ...settings,
  models: listOf(text),
  effort: text,
  budget: (value) => value === null || number(value),
  visibility: oneOf(...VISIBILITIES),
});
const picture: Check = (value) => typeof value === 'string' && showable(value);
const file: Check = (value) => fields({ name: text, text })(value) || fields({ name: text, image: picture })(value);
const turn: Check = fields({
  id: text,
  question: text,
  files: maybe(listOf(file)),
  answers: listOf(answer),
  how: maybe(how),
  others: maybe(listOf(fields({ place: number, answer }))),
  branches: maybe(listOf(listOf((value) => turn(value)))),
});
const conversation = fields({
  id: (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value),
  title: text,
  named: maybe(truth),
  created: number,
  updated: number,
  setting: maybe(fields(settings)),
  turns: listOf(turn),
});

/** The conversations of a file: of one that is exported, or of all. Others in it are passed over. */
export function conversations(file: string): Conversation[] {
  try {
    const value: unknown = JSON.parse(file);
    return (Array.isArray(value) ? value : [value]).filter((each): each is Conversation => conversation(each));
  } catch {
    return [];
  }
}
