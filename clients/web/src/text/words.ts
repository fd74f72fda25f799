/** Figures and reasons in words. */

import type { Answer } from '../talk/answer';
import type { Route } from '../wire/types';
import { lastBox, normal } from './boxed';

export function seconds(value: number | undefined): string {
  if (value === undefined) return '';
  if (value < 60) return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} s`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

export function tokens(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'token' : 'tokens'}`;
}

const ENDED: Record<string, string> = {
  budget: 'ended by its budget',
  user: 'ended by you',
  loop: 'ended because it repeated itself',
  length: 'cut off by the token limit',
};

/** "Thought for 4 s", and what else there is to say of it. now: in seconds since the question. */
export function thinkingTitle(answer: Answer, now: number): string {
  if (answer.state === 'thinking') return `Thinking... ${Math.floor(now)} s, ${tokens(answer.thinkingTokens)}`;
  return `Thought for ${seconds(answer.thinkingSeconds) || 'a moment'}`;
}

export function thinkingNote(answer: Answer): string {
  const parts = [answer.thinkingTokens ? tokens(answer.thinkingTokens) : '', ENDED[answer.endedBy ?? ''] ?? ''];
  return parts.filter(Boolean).join(', ');
}

/** Why an alias sent a question where it did. */
export function routed(route: Route): string {
  const model = route.model;
  const score = route.score === null ? '' : `, which scored ${route.score.toFixed(2)} of 1 for it`;
  const reasons: Record<string, string> = {
    request: `You said how much to think, and ${model} is the model for that.`,
    rule: `A rule of this server's operator sends such questions to ${model}.`,
    kind: `The kind of the question decided${score}: ${model} is the model for that.`,
    gain: `What thinking gains on such questions decided${score}: ${model} is the model for that.`,
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

/** Whose boxed answers are the same. */
export function agreement(answers: readonly Answer[]): string {
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
  if (!first) return 'None gave a boxed answer to compare.';
  const count = found.reduce((sum, group) => sum + group.names.length, 0);
  if (found.length === 1 && count === answers.length)
    return `${count === 2 ? 'Both' : `All ${count}`} agree: ${first.shown}`;
  if (found.length === 1 && count === 1) return `Only ${first.names[0]} gave a boxed answer: ${first.shown}`;
  const told = found.map((group) => `${listed(group.names)} ${group.names.length > 1 ? 'say' : 'says'} ${group.shown}`);
  return found.length === 1 ? `${told[0]}; the others gave no boxed answer` : `They differ: ${told.join('; ')}`;
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
