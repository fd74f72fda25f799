/** When each part of the recorded run is shown: at the speed of reading. */

import { t } from '../languages/language.svelte';
import { lastBox } from '../text/boxed';
import story from './story.json';

export const { question, fast, thinking } = story;

/** Milliseconds from one word to the next, of a glance at the question, and before the verdict. */
const WORD = 130;
const GLANCE = 700;
const PAUSE = 600;

/** The parts in the order of time. */
export interface Play {
  /** When the fast answer, each step, the thought answer and the verdict are shown, in milliseconds from the start. */
  fast: number;
  steps: readonly number[];
  thinking: number;
  verdict: number;
}

export const play: Play = scheduled();

/** The result that a text comes to: its box, or the last number of a model that writes none. */
export function result(text: string): string {
  return lastBox(text) ?? text.match(/\d+(?:\.\d+)?/g)?.at(-1) ?? '';
}

/** The whole of it in a sentence. */
export function verdict(): string {
  return t('story.verdict', { right: result(thinking.text), wrong: result(fast.text) });
}

function scheduled(): Play {
  const read = (text: string) => WORD * text.split(/\s+/).length;
  let now = GLANCE;
  const steps = thinking.steps.map(([, text]) => {
    const at = now;
    now += read(text ?? '');
    return at;
  });
  return { fast: GLANCE, steps, thinking: now, verdict: now + read(thinking.text) + PAUSE };
}
