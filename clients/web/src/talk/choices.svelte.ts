/** How the next question is asked, remembered by the browser. */

import { EFFORTS, type Model, VISIBILITIES } from '../wire/types';
import type { Choices } from './conversation';

const NAME = 'thinkaloud.choices';

/** As many models as are asked side by side. */
export const MOST = 4;

export class Chosen {
  value = $state.raw<Choices>(remembered());

  change(part: Partial<Choices>): void {
    this.take(part);
    localStorage.setItem(NAME, JSON.stringify(this.value));
  }

  /** The same until the page is left. */
  take(part: Partial<Choices>): void {
    this.value = { ...this.value, ...part };
  }

  /** Keep to models that are there; where none is chosen, ask the alias, if there is one alone, or else the first model. */
  settle(models: readonly Model[]): void {
    const aliases = models.filter((model) => model.route);
    const first = aliases.length === 1 ? aliases[0] : models[0];
    if (!first) return;
    const there = this.value.models.filter((name) => models.some((model) => model.id === name));
    this.take({ models: there.length ? there : [first.id] });
  }
}

function remembered(): Choices {
  let kept: Partial<Choices> = {};
  try {
    kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Choices>;
  } catch {
    // as if there were none
  }
  return {
    models: Array.isArray(kept.models) ? kept.models.filter((each) => typeof each === 'string').slice(0, MOST) : [],
    effort: EFFORTS.find((effort) => effort === kept.effort) ?? '',
    budget: Number.isInteger(kept.budget) ? (kept.budget ?? null) : null,
    visibility: VISIBILITIES.find((visibility) => visibility === kept.visibility) ?? 'full',
  };
}
