/** Shows a trace as far as it was at some time. */

import type { Step } from '../talk/answer';

export class Replay {
  /** The seconds at which each step began, and the one at which the last one ended. */
  readonly #times: number[] = [0];
  #told: Element | null = null;

  /** list: items whose `data-step` says which of `steps` they are, in that order. */
  constructor(
    readonly list: HTMLElement,
    readonly steps: readonly Step[],
  ) {
    for (const step of steps) this.#times.push((this.#times.at(-1) ?? 0) + step.seconds);
  }

  get seconds(): number {
    return this.#times.at(-1) ?? 0;
  }

  /** The step that is thought at `at`. */
  index(at: number): number {
    const found = this.#times.findIndex((begin) => begin > at);
    return found < 0 ? this.steps.length - 1 : found - 1;
  }

  /** Show what was thought until `at`; of the step of that time a part, unless it is to be shown `whole`. */
  show(at: number, whole: boolean): HTMLElement | null {
    const index = this.index(at);
    let latest: HTMLElement | null = null;
    for (const item of this.list.children as HTMLCollectionOf<HTMLElement>) {
      const step = Number(item.dataset.step ?? index);
      const later = step > index;
      if (item.hidden !== later) item.hidden = later;
      if (!later) latest = item;
    }
    this.#told?.classList.remove('telling');
    this.#told = null;
    const begin = this.#times[index] ?? 0;
    const lasts = (this.#times[index + 1] ?? begin) - begin;
    const share = lasts ? (at - begin) / lasts : 1;
    if (latest && !whole && share < 1) {
      latest.style.setProperty('--told', `${100 * share}%`);
      latest.classList.add('telling');
      this.#told = latest;
    }
    return latest;
  }
}
