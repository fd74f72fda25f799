/** The overview, read again and again while somebody looks at it. */

import { call } from '../wire/api';
import { Failure, named, type Problem } from '../wire/problems';
import { type Overview, rate, total } from './overview';

const KEY = 'thinkaloud.key';
const POLL = 2000;

export class Watching {
  /** The key of this tab, which the page to ask questions uses too. */
  key = $state(sessionStorage.getItem(KEY) ?? '');
  overview = $state.raw<Overview | null>(null);
  problem = $state.raw<Problem | null>(null);
  asksForKey = $state(false);
  /** Output tokens a second by model, between the last two readings. */
  rates = $state.raw<Record<string, number | null>>({});
  #readAt = 0;

  async enter(key: string): Promise<void> {
    this.key = key.trim();
    sessionStorage.setItem(KEY, this.key);
    await this.read();
  }

  /** Read now, and then as long as the page is open. Returns what ends it. */
  begin(): () => void {
    this.read();
    const timer = setInterval(() => {
      if (!document.hidden && !this.asksForKey) this.read();
    }, POLL);
    return () => clearInterval(timer);
  }

  async read(): Promise<void> {
    try {
      const overview = (await (await call('admin/overview', this.key)).json()) as Overview;
      const now = performance.now();
      this.rates = this.#rates(overview, (now - this.#readAt) / 1000);
      this.#readAt = now;
      this.overview = overview;
      this.problem = null;
      this.asksForKey = false;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = error.problem.kind === 'model' ? named('request', 'admin') : error.problem;
      this.asksForKey = ['key', 'model'].includes(error.problem.kind);
      if (this.asksForKey) this.overview = null;
    }
  }

  #rates(overview: Overview, seconds: number): Record<string, number | null> {
    const before = new Map(this.overview?.models.map((model) => [model.name, model.usage]));
    return Object.fromEntries(
      overview.models.map((model) => {
        const known = before.get(model.name);
        return [model.name, known ? rate(known, model.usage, seconds) : null];
      }),
    );
  }

  /** Whether the server does not know the key; one that it knows may not be an operator's. */
  get refused(): boolean {
    return this.key !== '' && this.problem?.kind === 'key';
  }

  get used() {
    return total(this.overview?.models.map((model) => model.usage) ?? []);
  }
}
