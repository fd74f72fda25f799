/** Where a part of a turn stands: for what is done with a turn as a whole, however deep inside of it. */

import { createContext } from 'svelte';
import type { Chosen } from '../talk/choices.svelte';
import type { Turn } from '../talk/conversation';
import type { Talk } from '../talk/talk.svelte';
import type { Server } from '../wire/server.svelte';

export interface Place {
  readonly server: Server;
  readonly chosen: Chosen;
  readonly talk: Talk;
  readonly turn: Turn;
  readonly at: number;
}

export const [place, setPlace] = createContext<Place>();
