/** A conversation: turns, each a question and an answer, or several side by side. */

import type { Message, Model, Request, Visibility } from '../wire/types';
import { type Effort, VISIBILITIES } from '../wire/types';
import type { Answer } from './answer';
import { content, heading, type Query, readsImages } from './attachments';
import { newId } from './ids';

export interface Turn extends Query {
  id: string;
  answers: readonly Answer[];
  /** How it was asked last; not told by conversations of an earlier version. */
  how?: Choices;
  /** What was answered before it was asked again, each with its place among `answers`. */
  others?: readonly { place: number; answer: Answer }[];
  /** Other courses that the conversation took from here on. */
  branches?: readonly (readonly Turn[])[];
}

export interface Conversation {
  id: string;
  title: string;
  /** Whether the reader gave it its title. */
  named?: boolean;
  created: number;
  updated: number;
  setting?: Setting;
  turns: readonly Turn[];
}

/** How to ask. More than one model: side by side. */
export interface Choices extends Setting {
  models: string[];
  effort: Effort | '';
  budget: number | null;
  visibility: Visibility;
}

/** What holds for a conversation. Absent: as the server has it. */
export interface Setting {
  /** What the model is told before the conversation. */
  system?: string;
  temperature?: number;
  /** Answers of which the most frequent one is given, and answers that may be thrown away and made again. */
  votes?: number;
  retries?: number;
}

export function blank(now: number): Conversation {
  return { id: newId(), title: '', created: now, updated: now, turns: [] };
}

/** The first words of the first question, or what goes with it where there are none. */
export function title(query: Query): string {
  const line = heading(query).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}...` : line;
}

/** The messages that the turn `at` asks the model `name`: its own earlier answers, or where it gave none, the first ones.
 *  Of earlier questions, it gets images only where it reads them: the conversation may have begun with another model.
 */
export function messages(turns: readonly Turn[], at: number, name: string, models: readonly Model[]): Message[] {
  const reads = readsImages(models.find((each) => each.id === name));
  const told: Message[] = [];
  for (const turn of turns.slice(0, at)) {
    const answer =
      turn.answers.find((each) => each.asked === name && each.text) ?? turn.answers.find((each) => each.text);
    if (answer) told.push({ role: 'user', content: content(turn, reads) }, { role: 'assistant', content: answer.text });
  }
  const asked = turns[at] ?? { question: '' };
  return [...told, { role: 'user', content: content(asked, true) }];
}

/** What of the trace is seen at most: the less of the two. */
export function lower(a: Visibility, b: Visibility): Visibility {
  return VISIBILITIES[Math.max(VISIBILITIES.indexOf(a), VISIBILITIES.indexOf(b))] ?? 'hidden';
}

export function request(asked: Message[], model: Model | undefined, name: string, choices: Choices): Request {
  const body: Request = {
    model: name,
    messages: choices.system ? [{ role: 'system', content: choices.system }, ...asked] : asked,
    stream: true,
    stream_options: { include_usage: true },
    reasoning: { details: true, progress: true },
  };
  if (choices.effort) body.reasoning.effort = choices.effort;
  if (choices.budget !== null && choices.effort !== 'none') body.reasoning.max_tokens = choices.budget;
  const visibility = lower(choices.visibility, model?.visibility ?? 'full');
  if (visibility === 'summary') body.reasoning.summary = 'auto';
  else body.include_reasoning = visibility === 'full';
  if (choices.votes !== undefined) body.reasoning.votes = choices.votes;
  if (choices.retries !== undefined) body.reasoning.retries = choices.retries;
  if (choices.temperature !== undefined) body.temperature = choices.temperature;
  body.reasoning_format = 'reasoning_content';
  return body;
}
