/** What went wrong, in words, with what to do. */

import { type Key, t } from '../languages/language.svelte';
import type { WireError } from './types';

export interface Problem {
  kind: 'key' | 'model' | 'length' | 'limit' | 'wait' | 'gone' | 'request' | 'server';
  /** In the language of the page when it went wrong. */
  title: string;
  advice: string;
  /** The server's own words. */
  detail?: string;
  /** When the same is tried again, in milliseconds since 1970. */
  retryAt?: number;
}

export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

type Kind = Problem['kind'];
type Named = readonly [kind: Kind, name: Name];

/** What a text of advice is for. */
type Advised<Each> = Each extends `problem.${infer Name}.advice` ? Name : never;
type Name = Advised<Key>;

const REFUSED: Named = ['request', 'refused'];
const MISTAKE: Named = ['server', 'server'];

const BY_STATUS: Record<number, Named> = {
  401: ['key', 'key'],
  403: ['model', 'forbidden'],
  404: ['model', 'unknown'],
  408: ['wait', 'slow'],
  413: ['length', 'large'],
  429: ['limit', 'limit'],
  500: MISTAKE,
  503: ['wait', 'busy'],
};

const BY_CODE = new Map<string, Named>([
  ['context_length_exceeded', ['length', 'context']],
  ['model_loading', ['wait', 'loading']],
  ['engine_failed', ['wait', 'engine']],
  ['generation_timeout', ['wait', 'timeout']],
]);

/** The problem of this name, told in the language of the page. */
export function named(kind: Kind, name: Name): Problem {
  return { kind, title: t(`problem.${name}`), advice: t(`problem.${name}.advice`) };
}

/** The problem that an error of the server is. status: 0 for an error in the middle of a stream. */
export function problem(status: number, error: WireError | undefined, retryAfter?: string | null): Problem {
  const otherwise = status >= 500 || !status ? MISTAKE : REFUSED;
  const told = named(...(BY_CODE.get(error?.code ?? '') ?? BY_STATUS[status] ?? otherwise));
  if (typeof error?.message === 'string' && told.kind !== 'key') told.detail = error.message.slice(0, 500);
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  if (seconds > 0) told.retryAt = Date.now() + 1000 * Math.min(seconds, 3600);
  return told;
}
