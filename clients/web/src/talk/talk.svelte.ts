/** The conversations of this browser, and the answers that are on their way. */

import { answerNow, stream } from '../wire/api';
import { Failure } from '../wire/problems';
import type { Model } from '../wire/types';
import { type Answer, ended, fresh, grown, running } from './answer';
import { blank, type Choices, type Conversation, messages, request, type Turn, title } from './conversation';
import { newId } from './ids';
import { forget, load, save } from './storage';

/** What an answer needs to know of the server. */
interface Access {
  readonly key: string;
  readonly models: readonly Model[];
  refused(): void;
}

export class Talk {
  conversations = $state.raw<readonly Conversation[]>(load(localStorage));
  current = $state.raw<Conversation>(blank(Date.now()));
  /** False once the browser had no room for a conversation. */
  kept = $state(true);
  busy = $derived(this.current.turns.some((turn) => turn.answers.some(running)));

  /** By the key of an answer: what stops it, and what came since the last frame. */
  #stops = new Map<string, AbortController>();
  #arrived = new Map<string, Answer>();
  #frame = 0;
  /** The browser leaves the page: what breaks off now does so for no other reason. */
  #leaving = false;

  constructor(readonly access: Access) {
    addEventListener('pagehide', () => {
      this.#show();
      for (const conversation of this.conversations) {
        if (conversation.turns.some((turn) => turn.answers.some(running))) save(localStorage, conversation);
      }
      this.#leaving = true;
    });
    addEventListener('pageshow', () => {
      this.#leaving = false;
    });
  }

  open(id: string): void {
    this.current = this.conversations.find((each) => each.id === id) ?? blank(Date.now());
  }

  remove(id: string): void {
    const gone = this.conversations.find((each) => each.id === id);
    for (const turn of gone?.turns ?? []) this.#stop(turn);
    this.conversations = this.conversations.filter((each) => each.id !== id);
    forget(localStorage, id);
    if (this.current.id === id) this.open('');
  }

  rename(id: string, name: string): void {
    this.conversations = this.conversations.map((each) =>
      each.id === id && name.trim() ? { ...each, title: title(name), named: true } : each,
    );
    const renamed = this.conversations.find((each) => each.id === id);
    if (!renamed) return;
    this.kept = save(localStorage, renamed);
    if (this.current.id === id) this.current = renamed;
  }

  /** Ask `question` at the place `at`; what stood there and behind goes. */
  ask(question: string, choices: Choices, at = this.current.turns.length): void {
    const now = Date.now();
    const before = this.current;
    for (const turn of before.turns.slice(at)) this.#stop(turn);
    const answers = choices.models.map((name) => fresh(name, now));
    const turns = [...before.turns.slice(0, at), { id: newId(), question, answers, how: choices }];
    const named = before.named ? before.title : title(turns[0]?.question ?? '');
    this.#keep({ ...before, title: named, updated: now, turns });
    for (const answer of answers) this.#run(answer, turns, at, choices);
  }

  /** Let the model of `answer`, which is one of those of the turn `at`, answer once more; what follows stays. */
  again(answer: Answer, choices: Choices, at: number): void {
    const next = fresh(answer.asked, Date.now());
    const turns = this.current.turns.map((turn, index) =>
      index === at
        ? { ...turn, how: choices, answers: turn.answers.map((each) => (each.key === answer.key ? next : each)) }
        : turn,
    );
    this.#keep({ ...this.current, updated: next.began, turns });
    this.#run(next, turns, at, choices);
  }

  /** Stop every answer of the conversation that is shown. */
  stop(): void {
    for (const turn of this.current.turns) this.#stop(turn);
  }

  /** End the thinking of `answer`. It may have ended by itself meanwhile, so a failure says nothing. */
  async answerNow(answer: Answer): Promise<void> {
    if (answer.id) await answerNow(answer.id, this.access.key).catch(() => undefined);
  }

  async #run(answer: Answer, turns: readonly Turn[], at: number, choices: Choices): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(answer.key, stop);
    const model = this.access.models.find((each) => each.id === answer.asked);
    const body = request(messages(turns, at, answer.asked), model, answer.asked, choices);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let latest = answer;
    try {
      for await (const chunk of stream(body, this.access.key, stop.signal)) {
        latest = grown(latest, chunk, seconds());
        this.#arrive(latest);
      }
      latest = ended(latest, 'done', seconds());
    } catch (error) {
      if (error instanceof Failure) {
        latest = ended(latest, 'failed', seconds(), error.problem);
        if (error.problem.kind === 'key') this.access.refused();
      } else if (stop.signal.aborted) latest = ended(latest, 'stopped', seconds());
      else throw error;
    } finally {
      this.#stops.delete(answer.key);
    }
    this.#arrived.set(answer.key, latest);
    const owner = this.#show().find((each) => has(each, answer.key));
    if (owner && !this.#leaving) this.kept = save(localStorage, owner);
  }

  /** Show `answer` with the next frame: no more often than the screen. */
  #arrive(answer: Answer): void {
    this.#arrived.set(answer.key, answer);
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /** Put what arrived in its places; the conversations it belongs to. */
  #show(): Conversation[] {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const arrived = this.#arrived;
    this.#arrived = new Map();
    const changed: Conversation[] = [];
    this.conversations = this.conversations.map((conversation) => {
      const next = updated(conversation, arrived);
      if (next !== conversation) changed.push(next);
      return next;
    });
    this.current = changed.find((each) => each.id === this.current.id) ?? this.current;
    return changed;
  }

  #stop(turn: Turn): void {
    for (const answer of turn.answers) this.#stops.get(answer.key)?.abort();
  }

  #keep(conversation: Conversation): void {
    this.current = conversation;
    this.conversations = [conversation, ...this.conversations.filter((each) => each.id !== conversation.id)];
    this.kept = save(localStorage, conversation);
  }
}

function has(conversation: Conversation, key: string): boolean {
  return conversation.turns.some((turn) => turn.answers.some((answer) => answer.key === key));
}

/** `conversation` with the answers of `arrived` that are its own; itself where there are none. */
function updated(conversation: Conversation, arrived: ReadonlyMap<string, Answer>): Conversation {
  const keys = conversation.turns.flatMap((turn) => turn.answers.map((answer) => answer.key));
  if (!keys.some((key) => arrived.has(key))) return conversation;
  const turns = conversation.turns.map((turn) => {
    if (!turn.answers.some((answer) => arrived.has(answer.key))) return turn;
    return { ...turn, answers: turn.answers.map((answer) => arrived.get(answer.key) ?? answer) };
  });
  return { ...conversation, turns };
}
