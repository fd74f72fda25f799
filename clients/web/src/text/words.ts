/** Figures and reasons in words. */

import type { Answer } from '../talk/answer';
import type { Route } from '../wire/types';
import { lastBox, normal } from './boxed';
import { turns } from './moves';

/** Seconds that are hardly a duration: nothing is said of them where that can be left out. */
export const MOMENT = 0.1;

export function seconds(value: number | undefined): string {
  if (value === undefined) return '';
  if (value < MOMENT) return '<0.1 s';
  if (value < 60) return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} s`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** The same where no one compares: "4 s", but "0.6 s". */
export function roughly(value: number | undefined): string {
  return value === undefined || value < 0.95 ? seconds(value) : seconds(Math.round(value)).replace('.0', '');
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

export function tokens(value: number): string {
  return `${count(value)} ${value === 1 ? 'token' : 'tokens'}`;
}

const ENDED: Record<string, string> = {
  budget: 'ended by its budget',
  user: 'ended by you',
  loop: 'ended because it repeated itself',
  length: 'cut off by the token limit',
};

/** What an answer took: "130 tokens · 3.0 s · 43 tokens/s · 24 % of 1,024", the last of the context of its model. */
export function figures(answer: Answer, context: number | null | undefined): string {
  const written = answer.thinkingTokens + answer.answerTokens;
  const rate = answer.seconds && answer.seconds >= MOMENT ? written / answer.seconds : 0;
  const used = context && answer.promptTokens ? (answer.promptTokens + written) / context : 0;
  return [
    written ? tokens(written) : '',
    seconds(answer.seconds),
    rate ? `${count(rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate))} tokens/s` : '',
    used ? `${used < 0.01 ? '<1' : Math.round(100 * used)} % of ${count(context ?? 0)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "Thought for 4 s", and what else there is to say of it. now: in seconds since the question. */
export function thinkingTitle(answer: Answer, now: number): string {
  if (answer.state === 'thinking') return `Thinking… ${Math.floor(now)} s, ${tokens(answer.thinkingTokens)}`;
  const took = answer.thinkingSeconds || answer.steps.reduce((sum, step) => sum + step.seconds, 0);
  return [`Thought for ${took < MOMENT ? 'a moment' : roughly(took)}`, ...turns(answer.steps)].join(' · ');
}

export function thinkingNote(answer: Answer): string {
  const parts = [answer.thinkingTokens ? tokens(answer.thinkingTokens) : '', ENDED[answer.endedBy ?? ''] ?? ''];
  return parts.filter(Boolean).join(', ');
}

/** Why an alias sent a question where it did. */
export function routed(route: Route): string {
  const model = route.model;
  const score = route.score === null ? '' : ` (${route.score.toFixed(2)} of 1)`;
  const reasons: Record<string, string> = {
    request: `You said how much to think, and ${model} is the model for that.`,
    rule: `A rule of this server's operator sends such questions to ${model}.`,
    kind: `Decided by how likely such a question needs thinking${score}: ${model} is the model for that.`,
    gain: `Decided by how likely thinking gains something on such a question${score}: ${model} is the model for that.`,
    gate: `The score was near the threshold, so the fast model began unseen; its first tokens spoke for ${model}.`,
    session: `The question goes on with a topic that ${model} is working on.`,
    load: `The question was near the threshold, and the server is busy: ${model} answers at once.`,
    fallback: `The model that was chosen could not answer, so ${model} did.`,
  };
  return reasons[route.by] ?? `The server chose ${model} (${route.by}).`;
}

export function routedFigures(route: Route): string {
  const score = route.score === null ? 'no score' : `score ${route.score.toFixed(4)}`;
  return `by ${route.by}, ${score}, decided in ${route.ms.toFixed(route.ms < 10 ? 1 : 0)} ms`;
}

const DOES: Record<string, string> = {
  waiting: 'waits for its first word',
  thinking: 'is thinking',
  answering: 'is answering',
  done: 'has answered',
  stopped: 'was stopped',
  failed: 'has failed',
};

/** What the answers are at, to be read out: said when one of them comes to something else, not for every word. */
export function progress(answers: readonly Answer[]): string {
  return answers.map((answer) => `${answer.asked} ${DOES[answer.state]}`).join(', ');
}

/** Whose boxed answers are the same; whether all of them are. */
export function agreement(answers: readonly Answer[]): { agree: boolean; text: string } {
  const groups = new Map<string, { shown: string; names: string[] }>();
  for (const answer of answers) {
    const inside = lastBox(answer.text);
    if (inside === null) continue;
    const group = groups.get(normal(inside)) ?? { shown: inside, names: [] };
    group.names.push(answer.asked);
    groups.set(normal(inside), group);
  }
  const found = [...groups.values()].sort((a, b) => b.names.length - a.names.length);
  const [first] = found;
  if (!first) return { agree: false, text: 'None gave a boxed answer to compare' };
  const boxes = found.reduce((sum, group) => sum + group.names.length, 0);
  if (found.length > 1) {
    const told = found.map(({ names, shown }) => `${listed(names)} ${names.length > 1 ? 'say' : 'says'} ${shown}`);
    return { agree: false, text: `They differ: ${told.join('; ')}` };
  }
  if (boxes === answers.length)
    return { agree: true, text: `${boxes === 2 ? 'Both' : `All ${boxes}`} agree: ${first.shown}` };
  if (boxes === 1) return { agree: false, text: `Only ${first.names[0]} gave a boxed answer: ${first.shown}` };
  return { agree: false, text: `${listed(first.names)} agree: ${first.shown}; the others gave no boxed answer` };
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
