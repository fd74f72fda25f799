/** The answers that are on their way: what stops each, and what came of it since the last frame. */

import { stream } from '../wire/api';
import { Failure, type Problem } from '../wire/problems';
import type { Model, Request } from '../wire/types';
import { type Answer, ended, grown, running } from './answer';
import type { Conversation, Turn } from './conversation';

/** What an answer needs to know of the server. */
export interface Access {
  readonly key: string;
  readonly models: readonly Model[];
  refused(): void;
}

/** How often in a row what failed is asked again by itself. */
const TRIES = 3;

export class Arrivals {
  /** By the key of an answer. */
  #stops = new Map<string, AbortController>();
  #arrived = new Map<string, Answer>();
  #frame = 0;
  #tries = 0;

  /** onframe: something arrived; no more often than the screen is drawn. */
  constructor(
    readonly access: Access,
    readonly onframe: () => void,
  ) {}

  /** Ask for `answer`; what it is when it is over. */
  async run(answer: Answer, asked: Request): Promise<Answer> {
    const stop = new AbortController();
    this.#stops.set(answer.key, stop);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let latest = answer;
    try {
      for await (const chunk of stream(asked, this.access.key, stop.signal)) {
        latest = grown(latest, chunk, seconds());
        this.#arrived.set(latest.key, latest);
        this.#frame ||= requestAnimationFrame(this.onframe);
      }
      latest = ended(latest, 'done', seconds());
      this.#tries = 0;
    } catch (error) {
      if (error instanceof Failure) {
        latest = ended(latest, 'failed', seconds(), this.#patient(error.problem));
        if (error.problem.kind === 'key') this.access.refused();
      } else if (stop.signal.aborted) latest = ended(latest, 'stopped', seconds());
      else throw error;
    } finally {
      this.#stops.delete(answer.key);
    }
    this.#arrived.set(latest.key, latest);
    return latest;
  }

  stop(turn: Turn): void {
    for (const answer of turn.answers) this.#stops.get(answer.key)?.abort();
  }

  /** What arrived since this was last asked, by the keys of the answers. */
  take(): ReadonlyMap<string, Answer> {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const arrived = this.#arrived;
    this.#arrived = new Map();
    return arrived;
  }

  /** `problem`, without another try where there were enough. */
  #patient(problem: Problem): Problem {
    this.#tries += 1;
    if (this.#tries <= TRIES) return problem;
    const { retryAt: _, ...rest } = problem;
    return rest;
  }
}

export function runs(turn: Turn): boolean {
  return turn.answers.some(running);
}

/** `turn`, with what still ran in it stopped. */
export function halted(turn: Turn): Turn {
  const over = (answer: Answer) => ended(answer, 'stopped', (Date.now() - answer.began) / 1000);
  return runs(turn)
    ? { ...turn, answers: turn.answers.map((answer) => (running(answer) ? over(answer) : answer)) }
    : turn;
}

/** `conversation` with the answers of `arrived` that are its own; itself where there are none. */
export function updated(conversation: Conversation, arrived: ReadonlyMap<string, Answer>): Conversation {
  const keys = conversation.turns.flatMap((turn) => turn.answers.map((answer) => answer.key));
  if (!keys.some((key) => arrived.has(key))) return conversation;
  const turns = conversation.turns.map((turn) => {
    if (!turn.answers.some((answer) => arrived.has(answer.key))) return turn;
    return { ...turn, answers: turn.answers.map((answer) => arrived.get(answer.key) ?? answer) };
  });
  return { ...conversation, turns };
}
