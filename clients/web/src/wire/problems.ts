/** What went wrong, in words, with what to do. */

import type { WireError } from './types';

export interface Problem {
  kind: 'key' | 'model' | 'length' | 'limit' | 'wait' | 'gone' | 'request' | 'server';
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

const BY_STATUS: Record<number, Problem> = {
  401: {
    kind: 'key',
    title: 'This server asks for a key',
    advice: 'Enter yours below. It is sent to this server only.',
  },
  403: {
    kind: 'model',
    title: 'Your key may not use this model',
    advice: 'Choose another model, or ask the operator of this server.',
  },
  404: { kind: 'model', title: 'There is no such model here', advice: 'Choose another model.' },
  408: { kind: 'wait', title: 'The question took too long to arrive', advice: 'Try again.' },
  413: { kind: 'length', title: 'The conversation is too large', advice: 'Begin a new conversation.' },
  429: { kind: 'limit', title: 'The limit of your key is used up for now', advice: 'Try again when it has filled up.' },
  500: {
    kind: 'server',
    title: 'The server made a mistake',
    advice: 'Try again; its operator can look the request up.',
  },
  503: { kind: 'wait', title: 'The server is busy', advice: 'Try again in a moment.' },
};

const BY_CODE: Record<string, Problem> = {
  context_length_exceeded: {
    kind: 'length',
    title: 'The conversation is longer than this model can read',
    advice: 'Begin a new conversation, or edit an earlier message.',
  },
  model_loading: { kind: 'wait', title: 'The model is still loading', advice: 'Try again in a moment.' },
  engine_failed: {
    kind: 'wait',
    title: 'The engine behind this model failed',
    advice: 'Try again, or choose another model.',
  },
  generation_timeout: {
    kind: 'wait',
    title: 'The model took too long',
    advice: 'Try again, or ask for less thinking.',
  },
};

export const GONE: Problem = {
  kind: 'gone',
  title: 'The server cannot be reached',
  advice: 'See whether it is running, then try again.',
};

export const BROKEN_OFF: Problem = {
  kind: 'gone',
  title: 'The connection broke off',
  advice: 'What came is kept. Try again to get the whole answer.',
};

export const LEFT: Problem = {
  kind: 'gone',
  title: 'The page was closed before the answer was complete',
  advice: 'What came is kept. Try again to get the whole answer.',
};

const OTHERWISE: Problem = {
  kind: 'request',
  title: 'The server refused the question',
  advice: 'Change what it names, then try again.',
};

/** The problem that an error of the server is. status: 0 for an error in the middle of a stream. */
export function problem(status: number, error: WireError | undefined, retryAfter?: string | null): Problem {
  const known =
    BY_CODE[error?.code ?? ''] ?? BY_STATUS[status] ?? (status >= 500 || !status ? BY_STATUS[500] : OTHERWISE);
  const told: Problem = { ...(known ?? OTHERWISE) };
  if (typeof error?.message === 'string' && told.kind !== 'key') told.detail = error.message.slice(0, 500);
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  if (seconds > 0) told.retryAt = Date.now() + 1000 * Math.min(seconds, 3600);
  return told;
}
