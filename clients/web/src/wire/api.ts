/** The server, from the browser, at addresses relative to the page's. Everything that fails does so as a `Failure`, except what the caller aborts. */

import { Failure, named, problem } from './problems';
import { EventReader } from './sse';
import type { Chunk, Decision, Model, Readiness, Request, WireError } from './types';

/** Milliseconds of reading after which the browser may do something else. */
const SLICE = 12;

/** Where the server is, as a program is told: the page's own address, without a slash at the end. */
export function address(): string {
  return new URL('.', location.href).href.slice(0, -1);
}

export async function call(path: string, key: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key) headers.set('authorization', `Bearer ${key}`);
  if (init.body) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, cache: 'no-store', redirect: 'error' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Failure(named('gone', 'gone'));
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({}))) as { error?: WireError };
  throw new Failure(problem(response.status, body.error, response.headers.get('retry-after')));
}

/** What the caller may use, aliases with a route first. */
export async function models(key: string): Promise<Model[]> {
  const body = (await (await call('v1/models', key)).json()) as { data: Model[] };
  return body.data.toSorted((a, b) => Number(Boolean(b.route)) - Number(Boolean(a.route)));
}

/** What the engines do; null where the server cannot be reached. */
export async function readiness(): Promise<Readiness | null> {
  try {
    return (await (await fetch('ready', { cache: 'no-store' })).json()) as Readiness;
  } catch {
    return null;
  }
}

/** Where an alias would send `request`, and why. */
export async function explain(request: Request, key: string): Promise<Decision> {
  const body = JSON.stringify({ ...request, stream: false, stream_options: undefined });
  return (await (await call('v1/route', key, { method: 'POST', body })).json()) as Decision;
}

/** End the thinking of the running completion `id`. */
export async function answerNow(id: string, key: string): Promise<void> {
  await call(`v1/chat/completions/${encodeURIComponent(id)}/answer`, key, { method: 'POST' });
}

/** The chunks of an answer, as they come. Fails where the stream ends without being complete. */
export async function* stream(request: Request, key: string, signal: AbortSignal): AsyncGenerator<Chunk> {
  const response = await call('v1/chat/completions', key, { method: 'POST', body: JSON.stringify(request), signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events = new EventReader();
  let since = performance.now();
  for (;;) {
    const { done, value } = (await reader?.read().catch((error) => {
      throw signal.aborted ? error : brokenOff();
    })) ?? { done: true };
    if (done) throw brokenOff();
    for (const data of events.feed(value ?? '')) {
      if (data === '[DONE]') return;
      const chunk = JSON.parse(data) as Chunk;
      if (chunk.error) throw new Failure(problem(0, chunk.error));
      yield chunk;
    }
    if (performance.now() - since > SLICE) {
      await new Promise((resume) => setTimeout(resume));
      since = performance.now();
    }
  }
}

function brokenOff(): Failure {
  return new Failure(named('gone', 'broken'));
}
