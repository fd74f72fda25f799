/** What was asked of a model in a turn. */

import { type Choices, lower, messages, type Turn } from '../talk/conversation';
import type { Model } from '../wire/types';
import type { Asked } from './asked';

/** The question of the turn `at` as `server` is asked it; `how` where the turn does not say how it was asked. */
export function asking(
  server: string,
  turns: readonly Turn[],
  at: number,
  name: string,
  models: readonly Model[],
  how: Choices,
): Asked {
  const { models: _, visibility, ...rest } = turns[at]?.how ?? how;
  const most = models.find((each) => each.id === name)?.visibility ?? 'full';
  return {
    server,
    model: name,
    messages: messages(turns, at, name, models),
    visibility: lower(visibility, most),
    ...rest,
  };
}
