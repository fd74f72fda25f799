/** One answer, as far as it has come. It is never changed: each chunk makes the next one. */

import type { Problem } from '../wire/problems';
import type { CallDelta, Chunk, Detail, Route, Visibility } from '../wire/types';
import { newId } from './ids';

/** A step of the trace: so many characters of it, or, of a summary, a line. */
export interface Step {
  move: string;
  seconds: number;
  length: number;
  line?: string;
}

/** A tool that the model calls. Its arguments are what the model wrote, which need not be JSON. */
export interface Call {
  name: string;
  arguments: string;
}

export type State = 'waiting' | 'thinking' | 'answering' | 'done' | 'stopped' | 'failed';

/** Seconds are counted from the question. `asked` is the name that was asked for, `model` the one that answers. */
export interface Answer {
  key: string;
  asked: string;
  model: string;
  state: State;
  began: number;
  id?: string;
  visibility?: Visibility;
  trace: string;
  steps: readonly Step[];
  text: string;
  calls?: readonly Call[];
  promptTokens?: number;
  thinkingTokens: number;
  answerTokens: number;
  thinkingSeconds?: number;
  firstAnswer?: number;
  seconds?: number;
  endedBy?: string;
  cut?: boolean;
  /** Tokens of the model's context behind the answer, where they are few. */
  contextLeft?: number;
  route?: Route;
  problem?: Problem;
}

export function fresh(asked: string, began: number): Answer {
  return {
    key: newId(),
    asked,
    model: asked,
    state: 'waiting',
    began,
    trace: '',
    steps: [],
    text: '',
    thinkingTokens: 0,
    answerTokens: 0,
  };
}

export function running(answer: Answer): boolean {
  return answer.state === 'waiting' || answer.state === 'thinking' || answer.state === 'answering';
}

/** `answer` and what `chunk`, which came at `seconds`, adds to it. */
export function grown(answer: Answer, chunk: Chunk, seconds: number): Answer {
  const next = { ...answer };
  if (chunk.id) next.id = chunk.id;
  const told = chunk.thinkaloud;
  if (told?.model) next.model = told.model;
  if (told?.visibility) next.visibility = told.visibility;
  if (told?.route) next.route = told.route;
  if (told?.progress && next.state !== 'answering') {
    next.state = 'thinking';
    next.thinkingTokens = told.progress.tokens;
    next.thinkingSeconds = told.progress.seconds;
  }
  const choice = chunk.choices?.[0];
  const delta = choice?.delta;
  if (delta?.reasoning_content) {
    if (next.state === 'waiting') next.state = 'thinking';
    // The server tells how long it was in the end; until then, this is known if no more comes.
    next.thinkingSeconds = seconds;
    next.trace += delta.reasoning_content;
    // A chunk is a token, or nearly; the last one of the stream says how many there were.
    if (next.visibility !== 'summary') next.thinkingTokens += 1;
  }
  if (delta?.reasoning_details) next.steps = [...next.steps, ...delta.reasoning_details.flatMap(step)];
  if (delta?.content || delta?.tool_calls?.length) {
    if (next.firstAnswer === undefined) next.firstAnswer = seconds;
    if (next.state === 'thinking') next.thinkingSeconds = seconds;
    next.state = 'answering';
    next.text += delta.content ?? '';
    if (delta.tool_calls) next.calls = delta.tool_calls.reduce(called, next.calls ?? []);
    next.answerTokens += 1;
  }
  if (choice?.finish_reason === 'length') next.cut = true;
  if (told?.context) next.contextLeft = told.context.left;
  if (told?.thinking?.ended_by) next.endedBy = told.thinking.ended_by;
  if (told?.thinking?.seconds) next.thinkingSeconds = told.thinking.seconds;
  if (chunk.usage) {
    if (chunk.usage.prompt_tokens) next.promptTokens = chunk.usage.prompt_tokens;
    next.thinkingTokens = chunk.usage.completion_tokens_details?.reasoning_tokens ?? 0;
    next.answerTokens = chunk.usage.completion_tokens - next.thinkingTokens;
  }
  return next;
}

/** `answer`, over at `seconds`; undefined: nobody was there to count. */
export function ended(
  answer: Answer,
  state: 'done' | 'stopped' | 'failed',
  seconds: number | undefined,
  problem?: Problem,
): Answer {
  const next: Answer = { ...answer, state };
  if (seconds !== undefined) next.seconds = seconds;
  if (answer.state === 'thinking' && seconds !== undefined) next.thinkingSeconds = seconds;
  if (problem) next.problem = problem;
  return next;
}

/** The arguments of `call`, spread over lines where they are JSON: they may still be coming. */
export function readable(call: Call): string {
  try {
    return JSON.stringify(JSON.parse(call.arguments), null, 2);
  } catch {
    return call.arguments;
  }
}

function called(calls: readonly Call[], delta: CallDelta): readonly Call[] {
  const at = delta.index ?? calls.length;
  const before = calls[at] ?? { name: '', arguments: '' };
  const name = before.name + (delta.function?.name ?? '');
  return calls.toSpliced(at, 1, { name, arguments: before.arguments + (delta.function?.arguments ?? '') });
}

function step(detail: Detail): Step[] {
  const { type, move = 'considering', seconds = 0, text = '', summary = '' } = detail;
  if (type === 'reasoning.text') return [{ move, seconds, length: text.length }];
  if (type === 'reasoning.summary') return [{ move, seconds, length: 0, line: unheaded(summary, move) }];
  return [];
}

/** A line of a summary without its heading, which is shown apart. */
function unheaded(line: string, move: string): string {
  const heading = `**${move}:** `;
  return line.toLowerCase().startsWith(heading.toLowerCase()) ? line.slice(heading.length) : line;
}
