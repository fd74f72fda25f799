/** What the server tells its operator, and what two readings of it say of the time between them. */

import { commas, number, t } from '../languages/language.svelte';
import { seconds } from '../text/words';

export interface Usage {
  requests: number;
  prompt_tokens: number;
  trace_tokens: number;
  answer_tokens: number;
  budgets_hit: number;
}

export interface EngineOverview {
  state: string;
  phase: string;
  seconds: number;
  restarts: number;
}

/** One of the servers of a pool. name: its host and port. running: generations in work. */
export interface MemberOverview {
  name: string;
  state: string;
  running: number;
}

export interface ModelOverview {
  name: string;
  engine: string;
  thinking: boolean;
  visibility: string;
  running: number;
  usage: Usage;
  aborted: number;
  traces: Record<string, number>;
  choices: Record<string, number>;
  errors: Record<string, number>;
  first_token: number | null;
  first_answer: number | null;
}

export interface Limit {
  of: 'requests' | 'tokens';
  capacity: number;
  remaining: number;
  seconds: number;
}

/** thinking_tokens: since midnight UTC, of as many as it may have; they are counted of a key with that limit alone. */
export interface KeyOverview {
  name: string;
  running: number;
  limits: Limit[];
  thinking_tokens: number;
  thinking_tokens_per_day: number | null;
  usage: Record<string, Usage>;
}

export interface RouteOverview {
  alias: string;
  lane: string;
  by: string;
  requests: number;
}

/** The body of GET /admin/overview. */
export interface Overview {
  status: string;
  queued: number;
  queue: number;
  running: number;
  slots: number;
  engines: Record<string, EngineOverview>;
  /** By engine; of those alone that are pools. */
  upstreams: Record<string, MemberOverview[]>;
  models: ModelOverview[];
  routes: RouteOverview[];
  keys: KeyOverview[];
}

export const NOTHING: Usage = { requests: 0, prompt_tokens: 0, trace_tokens: 0, answer_tokens: 0, budgets_hit: 0 };

/** The sum of what was used. */
export function total(usages: readonly Usage[]): Usage {
  return usages.reduce(
    (sum, each) => ({
      requests: sum.requests + each.requests,
      prompt_tokens: sum.prompt_tokens + each.prompt_tokens,
      trace_tokens: sum.trace_tokens + each.trace_tokens,
      answer_tokens: sum.answer_tokens + each.answer_tokens,
      budgets_hit: sum.budgets_hit + each.budgets_hit,
    }),
    NOTHING,
  );
}

/** Output tokens a second between two readings; null where the server was started anew between them. */
export function rate(before: Usage, now: Usage, seconds: number): number | null {
  const made = now.trace_tokens + now.answer_tokens - before.trace_tokens - before.answer_tokens;
  return seconds > 0 && made >= 0 ? made / seconds : null;
}

/** The share of output tokens that were thought, 0 to 1. */
export function thought(usage: Usage): number {
  const output = usage.trace_tokens + usage.answer_tokens;
  return output ? usage.trace_tokens / output : 0;
}

/** What a key has thought today of what it may: "1,200 of 5,000". */
export function today({ thinking_tokens: used, thinking_tokens_per_day: whole }: KeyOverview): string {
  return whole === null ? '–' : t('part', { part: number(used), whole });
}

/** Whether a key has no thinking tokens left today. */
export function spent({ thinking_tokens: used, thinking_tokens_per_day: whole }: KeyOverview): boolean {
  return whole !== null && used >= whole;
}

/** The lanes of one alias with their requests, and why, most first. */
export function lanes(
  routes: readonly RouteOverview[],
  alias: string,
): { lane: string; requests: number; why: string }[] {
  const own = routes.filter((route) => route.alias === alias);
  return [...new Set(own.map((route) => route.lane))].map((lane) => {
    const rows = own.filter((route) => route.lane === lane).toSorted((a, b) => b.requests - a.requests);
    return {
      lane,
      requests: rows.reduce((sum, row) => sum + row.requests, 0),
      why: commas(rows.map((row) => `${row.by} ${number(row.requests)}`)),
    };
  });
}

/** Counts in words: "stop 3, length 1". */
export function told(counts: Record<string, number>): string {
  const rows = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  return commas(rows.map(([name, count]) => `${name} ${number(count)}`));
}

/** A wait in seconds, of which the first tenth is told in milliseconds. */
export function wait(value: number | null): string {
  if (value === null) return '–';
  return value < 0.1 ? t('milliseconds', { value: Math.round(1000 * value) }) : seconds(value);
}
