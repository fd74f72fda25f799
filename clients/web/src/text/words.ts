/** Figures and reasons in words. */

import { commas, isKey, listed, number, t } from '../languages/language.svelte';
import type { Answer } from '../talk/answer';
import type { Route } from '../wire/types';
import { lastBox, normal } from './boxed';
import { turns } from './moves';

/** Seconds that are hardly a duration: nothing is said of them where that can be left out. */
export const MOMENT = 0.1;

export function seconds(value: number | undefined): string {
  if (value === undefined) return '';
  if (value < MOMENT) return t('seconds', { seconds: `<${number(MOMENT)}` });
  if (value < 60) return t('seconds', { seconds: number(value, value < 9.95 ? 1 : 0) });
  return t('minutes', { minutes: Math.floor(value / 60), seconds: Math.round(value % 60) });
}

/** The same where no one compares: "4 s", but "0.6 s". */
export function roughly(value: number | undefined): string {
  if (value === undefined || value < 0.95) return seconds(value);
  const whole = Math.round(value);
  return whole < 60 ? t('seconds', { seconds: whole }) : seconds(whole);
}

export function percent(share: number): string {
  return t('percent', { value: Math.round(100 * share) });
}

/** The size of a file. */
export function bytes(count: number): string {
  return t('bytes', { value: Math.max(1, Math.round(count / 1000)) });
}

export function tokens(count: number): string {
  return t('tokens', { count });
}

/** What an answer took: "130 tokens · 3.0 s · 43 tokens/s · 24 % of 1,024", the last of the context of its model. */
export function figures(answer: Answer, context: number | null | undefined): string {
  const written = answer.thinkingTokens + answer.answerTokens;
  const rate = answer.seconds && answer.seconds >= MOMENT ? written / answer.seconds : 0;
  const used = context && answer.promptTokens ? (answer.promptTokens + written) / context : 0;
  return [
    written ? tokens(written) : '',
    seconds(answer.seconds),
    rate ? t('tokens.rate', { value: rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate) }) : '',
    used ? t('part', { part: used < 0.01 ? t('percent', { value: '<1' }) : percent(used), whole: context ?? 0 }) : '',
  ]
    .filter(Boolean)
    .map((figure) => figure.replaceAll(' ', '\u00a0'))
    .join(' · ');
}

/** "Thought for 4 s", and what else there is to say of it. now: in seconds since the question. */
export function thinkingTitle(answer: Answer, now: number): string {
  if (answer.state === 'thinking') {
    const time = t('seconds', { seconds: Math.floor(now) });
    return t('thinking.now', { time, tokens: tokens(answer.thinkingTokens) });
  }
  const took = answer.thinkingSeconds || answer.steps.reduce((sum, step) => sum + step.seconds, 0);
  const thought = took < MOMENT ? t('thinking.moment') : t('thinking.over', { time: roughly(took) });
  return [thought, ...turns(answer.steps)].join(' · ');
}

export function thinkingNote(answer: Answer): string {
  const ended = `ended.${answer.endedBy}`;
  return commas([answer.thinkingTokens ? tokens(answer.thinkingTokens) : '', isKey(ended) ? t(ended) : '']);
}

/** Why an alias sent a question where it did. */
export function routed({ model, by, score }: Route): string {
  const reason = `routed.${by}`;
  if (!isKey(reason)) return t('why.other', { model, by });
  return t(reason, { model, score: score === null ? '' : t('why.score', { score: number(score, 2) }) });
}

export function routedFigures({ by, score, ms, effort }: Route): string {
  const time = t('milliseconds', { value: number(ms, ms < 10 ? 1 : 0) });
  const figures =
    score === null ? t('why.figures.unscored', { by, time }) : t('why.figures', { by, time, score: number(score, 4) });
  const level = `effort.${effort}`;
  return commas([figures, isKey(level) ? t('why.effort', { effort: t(level) }) : '']);
}

/** What the answers are at, to be read out: said when one of them comes to something else, not for every word. */
export function progress(answers: readonly Answer[]): string {
  return commas(answers.map((answer) => t(`progress.${answer.state}`, { model: answer.asked })));
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
  if (!first) return { agree: false, text: t('verdict.none') };
  const boxes = found.reduce((sum, group) => sum + group.names.length, 0);
  if (found.length > 1) {
    const told = found.map(({ names, shown }) =>
      t('verdict.says', { count: names.length, models: listed(names), answer: shown }),
    );
    return { agree: false, text: t('verdict.differ', { told: told.join(t('verdict.and')) }) };
  }
  const answer = first.shown;
  if (boxes === answers.length)
    return {
      agree: true,
      text: boxes === 2 ? t('verdict.both', { answer }) : t('verdict.all', { number: boxes, answer }),
    };
  if (boxes === 1) return { agree: false, text: t('verdict.only', { model: first.names[0] ?? '', answer }) };
  return { agree: false, text: t('verdict.some', { models: listed(first.names), answer }) };
}
