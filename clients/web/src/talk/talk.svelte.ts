/** The conversations of this browser, and what is asked in them. */

import { answerNow } from '../wire/api';
import type { Problem } from '../wire/problems';
import { type Answer, fresh } from './answer';
import { type Access, Arrivals, halted, runs, updated } from './arrivals';
import type { Query } from './attachments';
import { branched, taken } from './branches';
import {
  blank,
  type Choices,
  type Conversation,
  messages,
  request,
  type Setting,
  type Turn,
  title,
} from './conversation';
import { newId } from './ids';
import type { ConversationStore } from './storage';
import { replaced } from './variants';

/** A question that went back to the reader. id: of its conversation. */
export interface Refused extends Query {
  id: string;
  choices: Choices;
  problem: Problem;
}

export class Talk {
  conversations = $state.raw<readonly Conversation[]>([]);
  current = $state.raw<Conversation>(blank(Date.now()));
  /** The question that no model may be asked for now. */
  refused = $state.raw<Refused | null>(null);
  busy = $derived(this.current.turns.some(runs));
  /** The ids of conversations for which the browser had no room. */
  #unkept = $state.raw<readonly string[]>([]);
  kept = $derived(this.#unkept.length === 0);

  #arrivals: Arrivals;
  /** The browser leaves the page: what breaks off now does so for no other reason. */
  #leaving = false;

  /** kept: what is in `store`. */
  constructor(
    readonly access: Access,
    readonly store: ConversationStore,
    kept: readonly Conversation[],
  ) {
    this.conversations = kept;
    this.#arrivals = new Arrivals(access, () => this.#show());
    addEventListener('pagehide', () => {
      this.#show();
      for (const conversation of this.conversations) {
        if (conversation.turns.some(runs)) this.#save(conversation);
      }
      this.#leaving = true;
    });
    addEventListener('pageshow', () => {
      this.#leaving = false;
    });
    store.listen(({ id, conversation }) => this.#elsewhere(id, conversation));
  }

  /** Take in conversations that were exported; those that are here already are replaced. */
  receive(conversations: readonly Conversation[]): void {
    const ids = conversations.map((each) => each.id);
    for (const id of ids) this.#stopAll(id);
    const others = this.conversations.filter((each) => !ids.includes(each.id));
    this.conversations = [...conversations, ...others].sort((a, b) => b.updated - a.updated);
    for (const each of conversations) this.#save(each);
    if (ids.includes(this.current.id)) this.open(this.current.id);
  }

  open(id: string): void {
    this.refused = null;
    this.current = this.conversations.find((each) => each.id === id) ?? blank(Date.now());
  }

  /** Delete the conversation `id`. There may be room then for one that found none. */
  remove(id: string): void {
    this.#stopAll(id);
    this.conversations = this.conversations.filter((each) => each.id !== id);
    if (this.current.id === id) this.open('');
    const waiting = this.#unkept;
    this.#unkept = waiting.filter((each) => each !== id);
    this.store.forget(id);
    for (const each of this.conversations) if (waiting.includes(each.id)) this.#save(each);
  }

  rename(id: string, name: string): void {
    this.conversations = this.conversations.map((each) =>
      each.id === id && name.trim() ? { ...each, title: title({ question: name }), named: true } : each,
    );
    const renamed = this.conversations.find((each) => each.id === id);
    if (!renamed) return;
    this.#save(renamed);
    if (this.current.id === id) this.current = renamed;
  }

  /** Let `setting` hold for the conversation that is shown. */
  set(setting: Setting): void {
    this.current = { ...this.current, setting };
    if (this.current.turns.length) this.#keep(this.current);
  }

  /** Ask `query` at the place `at`; what stood there and behind is kept as another course of the conversation. */
  ask(query: Query, choices: Choices, at = this.current.turns.length): void {
    const now = Date.now();
    const before = this.#halted(at);
    const answers = choices.models.map((name) => fresh(name, now));
    const turns = branched(before.turns, at, { id: newId(), ...query, answers, how: choices });
    const named = before.named ? before.title : title(turns[0] ?? query);
    this.#keep({ ...before, title: named, updated: now, turns });
    this.refused = null;
    this.#takeBack(
      before,
      { ...query, choices, id: before.id },
      answers.map((answer) => this.#run(answer, turns, at, choices)),
    );
  }

  /** Ask `model` in the place of `answer`, which is one of those of the turn `at`; what follows stays. */
  again(answer: Answer, choices: Choices, at: number, model: string): void {
    const next = fresh(model, Date.now());
    const before = this.#halted(at, at + 1);
    const turns = before.turns.map((turn, index) =>
      index === at ? { ...replaced(turn, placeOf(turn, answer), next), how: choices } : turn,
    );
    this.#keep({ ...before, updated: next.began, turns });
    this.#run(next, turns, at, choices);
  }

  /** Show `answer`, which was given before, in its place of the turn `at`. */
  show(answer: Answer, place: number, at: number): void {
    const turns = this.current.turns.map((turn, index) => (index === at ? replaced(turn, place, answer) : turn));
    this.#keep({ ...this.current, turns });
  }

  /** Go on with another course of the conversation from the turn `at` on. */
  take(course: readonly Turn[], at: number): void {
    const before = this.#halted(at);
    this.#keep({ ...before, turns: taken(before.turns, at, course) });
  }

  /** Stop every answer of the conversation that is shown. */
  stop(): void {
    for (const turn of this.current.turns) this.#arrivals.stop(turn);
  }

  /** End the thinking of `answer`. It may have ended by itself meanwhile, so a failure says nothing. */
  async answerNow(answer: Answer): Promise<void> {
    if (answer.id) await answerNow(answer.id, this.access.key).catch(() => undefined);
  }

  /** Where no model may be asked for now, be as before the question was asked, which goes back to the reader. */
  async #takeBack(before: Conversation, asked: Omit<Refused, 'problem'>, runs: Promise<Answer>[]): Promise<void> {
    const answers = await Promise.all(runs);
    const problem = answers[0]?.problem;
    const shown = this.current.turns.at(-1)?.answers;
    if (!problem || answers.some((answer) => answer.problem?.kind !== 'limit') || shown?.[0]?.key !== answers[0]?.key)
      return;
    if (before.turns.length) this.#keep(before);
    else {
      this.remove(before.id);
      this.current = before;
    }
    this.refused = { ...asked, problem };
  }

  /** Ask once more when a busy server wants it, if the reader still waits for that. */
  #later(answer: Answer, choices: Choices): void {
    if (answer.problem?.retryAt === undefined || answer.problem.kind === 'limit') return;
    setTimeout(() => {
      const { turns } = this.current;
      if (!turns.at(-1)?.answers.some((each) => each.key === answer.key)) return;
      this.again(answer, choices, turns.length - 1, answer.asked);
    }, answer.problem.retryAt - Date.now());
  }

  async #run(answer: Answer, turns: readonly Turn[], at: number, choices: Choices): Promise<Answer> {
    const { models } = this.access;
    const model = models.find((each) => each.id === answer.asked);
    const asked = messages(turns, at, answer.asked, models);
    const over = await this.#arrivals.run(answer, request(asked, model, answer.asked, choices));
    this.#later(over, choices);
    const owner = this.#show().find((each) => has(each, answer.key));
    if (owner && !this.#leaving) this.#save(owner);
    return over;
  }

  /** Another tab has changed the conversation `id`, or deleted it. What still comes, here or there, is left alone. */
  #elsewhere(id: string, found: Conversation | undefined): void {
    const before = this.conversations.find((each) => each.id === id);
    if ([found, before].some((each) => each?.turns.some(runs))) return;
    const others = this.conversations.filter((each) => each.id !== id);
    this.conversations = found ? [found, ...others].sort((a, b) => b.updated - a.updated) : others;
    if (this.current.id === id) this.current = found ?? blank(Date.now());
  }

  /** Put what arrived in its places; the conversations it belongs to. */
  #show(): Conversation[] {
    const arrived = this.#arrivals.take();
    const changed: Conversation[] = [];
    this.conversations = this.conversations.map((conversation) => {
      const next = updated(conversation, arrived);
      if (next !== conversation) changed.push(next);
      return next;
    });
    this.current = changed.find((each) => each.id === this.current.id) ?? this.current;
    return changed;
  }

  /** The conversation that is shown, with what still runs in some of its turns stopped. */
  #halted(from: number, to?: number): Conversation {
    this.#show();
    const turns = this.current.turns.slice(from, to);
    for (const turn of turns) this.#arrivals.stop(turn);
    return {
      ...this.current,
      turns: this.current.turns.map((turn) => (turns.includes(turn) ? halted(turn) : turn)),
    };
  }

  #stopAll(id: string): void {
    for (const turn of this.conversations.find((each) => each.id === id)?.turns ?? []) this.#arrivals.stop(turn);
  }

  #keep(conversation: Conversation): void {
    this.current = conversation;
    this.conversations = [conversation, ...this.conversations.filter((each) => each.id !== conversation.id)];
    this.#save(conversation);
  }

  async #save(conversation: Conversation): Promise<void> {
    const kept = await this.store.save(conversation);
    const others = this.#unkept.filter((id) => id !== conversation.id);
    this.#unkept = kept ? others : [...others, conversation.id];
  }
}

function placeOf(turn: Turn, answer: Answer): number {
  return turn.answers.findIndex((each) => each.key === answer.key);
}

function has(conversation: Conversation, key: string): boolean {
  return conversation.turns.some((turn) => turn.answers.some((answer) => answer.key === key));
}
