/** What the page knows of the server: the key for it, its models, and whether they are loaded. */

import { models, readiness } from './api';
import { Failure, type Problem } from './problems';
import type { Model, Readiness } from './types';

const KEY = 'thinkaloud.key';
const POLL = 3000;

export class Server {
  /** Kept until the tab is closed. */
  key = $state(sessionStorage.getItem(KEY) ?? '');
  models = $state.raw<readonly Model[]>([]);
  problem = $state.raw<Problem | null>(null);
  asksForKey = $state(false);
  /** What the engines do, while they cannot serve yet. */
  loading = $state.raw<Readiness | null>(null);

  #next: ReturnType<typeof setTimeout> | undefined;

  async enter(key: string): Promise<void> {
    this.key = key.trim();
    sessionStorage.setItem(KEY, this.key);
    await this.refresh();
  }

  async forget(): Promise<void> {
    sessionStorage.removeItem(KEY);
    this.key = '';
    this.models = [];
    await this.refresh();
  }

  refused(): void {
    this.asksForKey = true;
  }

  async refresh(): Promise<void> {
    try {
      this.models = await models(this.key);
      this.problem = null;
      this.asksForKey = false;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = error.problem;
      this.asksForKey = error.problem.kind === 'key';
    }
    const found = await readiness();
    this.loading = found && found.status !== 'ready' ? found : null;
    clearTimeout(this.#next);
    if (this.loading || this.problem?.kind === 'gone') this.#next = setTimeout(() => this.refresh(), POLL);
    else if (this.problem?.retryAt) this.#next = setTimeout(() => this.refresh(), this.problem.retryAt - Date.now());
  }
}
