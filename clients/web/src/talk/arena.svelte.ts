/** Which of the answers side by side the reader found right, and names that are hidden until then; remembered by the browser. */

import { t } from '../languages/language.svelte';
import type { Answer } from './answer';
import type { Turn } from './conversation';

const NAME = 'thinkaloud.arena';

/** Of a turn: the models that were asked, those that were right, and whether their names were hidden. */
interface Vote {
  models: string[];
  right: string[];
  blind: boolean;
}

interface Kept {
  blind: boolean;
  votes: Record<string, Vote>;
}

export interface Wins {
  model: string;
  right: number;
  of: number;
}

class Arena {
  #kept = $state.raw<Kept>(remembered());

  /** Whether names are hidden until the reader has voted. */
  get blind(): boolean {
    return this.#kept.blind;
  }

  hide(blind: boolean): void {
    this.#keep({ ...this.#kept, blind });
  }

  vote(turn: Turn): Vote | undefined {
    return Object.hasOwn(this.#kept.votes, turn.id) ? this.#kept.votes[turn.id] : undefined;
  }

  /** The models of `turn` that were right, which may be none; null takes the vote back. */
  judge(turn: Turn, right: string[] | null): void {
    const { [turn.id]: before, ...votes } = this.#kept.votes;
    const models = turn.answers.map((answer) => answer.asked);
    if (right) votes[turn.id] = { models, right, blind: before?.blind ?? this.blind };
    this.#keep({ ...this.#kept, votes });
  }

  /** How often each model was right, the best first. */
  wins(): Wins[] {
    const found = new Map<string, Wins>();
    for (const vote of Object.values(this.#kept.votes))
      for (const model of vote.models) {
        const row = found.get(model) ?? { model, right: 0, of: 0 };
        found.set(model, { model, right: row.right + Number(vote.right.includes(model)), of: row.of + 1 });
      }
    return [...found.values()].sort((a, b) => b.right / b.of - a.right / a.of || b.of - a.of);
  }

  /** The answers of `turn` as the reader may see them: before a blind vote without their names, and in an order that tells nothing. */
  shown(turn: Turn): readonly Answer[] {
    const vote = this.vote(turn);
    if (turn.answers.length < 2 || !(vote?.blind ?? this.blind)) return turn.answers;
    const mixed = turn.answers.toSorted((a, b) => mix(turn.id + a.asked) - mix(turn.id + b.asked));
    return vote ? mixed : mixed.map(masked);
  }

  /** Whether the reader may not yet know whose the answers of `turn` are. */
  hides(turn: Turn): boolean {
    return turn.answers.length > 1 && this.blind && !this.vote(turn);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    try {
      localStorage.setItem(NAME, JSON.stringify(kept));
    } catch {
      // no room: it holds until the page is closed
    }
  }
}

export const arena = new Arena();

/** `answer` without what tells whose it is: the server's own words of a failure may, too. */
function masked({ route, problem, ...answer }: Answer, index: number): Answer {
  const name = t('blind.answer', { letter: 'ABCD'[index] ?? index + 1 });
  const shown: Answer = { ...answer, asked: name, model: name };
  if (!problem) return shown;
  const { detail, ...rest } = problem;
  return { ...shown, problem: rest };
}

/** A number that looks random, the same for the same text (FNV-1a). */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function remembered(): Kept {
  try {
    const { blind, votes } = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Kept>;
    const sound = Object.entries(votes ?? {}).filter(
      ([, vote]) => Array.isArray(vote?.models) && Array.isArray(vote.right),
    );
    return { blind: blind === true, votes: Object.fromEntries(sound) };
  } catch {
    return { blind: false, votes: {} };
  }
}
