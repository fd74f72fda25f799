/** The APIs that the server speaks. */

import type { Dialect } from './asked';
import { chat } from './chat';
import { gemini } from './gemini';
import { messages } from './messages';
import { responses } from './responses';

export const DIALECTS: readonly Dialect[] = [chat, responses, messages, gemini];
