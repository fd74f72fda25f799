/** What comes over the wire, as far as the page reads it. */

export type Visibility = 'full' | 'summary' | 'hidden';
export const VISIBILITIES: readonly Visibility[] = ['full', 'summary', 'hidden'];

export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof EFFORTS)[number];

/** A row of GET /v1/models. `visibility` is the most that this caller may see; `budgets` has the trace tokens of the efforts
 *  that have a limit; an alias has a `route`: its cheapest model of each lane. */
export interface Model {
  id: string;
  thinking: boolean;
  visibility: Visibility;
  context_length?: number | null;
  budgets?: Partial<Record<Effort, number>>;
  route?: { fast: string; thinking: string };
  /** Where it reads more than text. */
  architecture?: { input_modalities?: string[] };
}

/** Where an alias sent a request, and why. `effort` is the one that the score has set. */
export interface Route {
  model: string;
  lane?: 'fast' | 'thinking';
  effort?: Effort | null;
  by: string;
  score: number | null;
  ms: number;
}

/** POST /v1/route: where a request would go, the score from which on it is thought about, and what weighs most. */
export interface Decision extends Route {
  threshold: number;
  features: { name: string; log_odds: number }[];
}

/** One of `reasoning_details`. */
export interface Detail {
  type: string;
  text?: string;
  summary?: string;
  move?: string;
  seconds?: number;
}

export interface Extension {
  model?: string | null;
  visibility?: Visibility;
  route?: Route | null;
  thinking?: { tokens: number; seconds: number | null; ended_by: string | null };
  progress?: { tokens: number; seconds: number };
  /** Where little is left of the model's context. */
  context?: { length: number; left: number };
}

/** A piece of a tool call: its name comes first, its arguments in pieces. */
export interface CallDelta {
  index?: number;
  function?: { name?: string | null; arguments?: string | null };
}

export interface Usage {
  prompt_tokens?: number;
  completion_tokens: number;
  completion_tokens_details?: { reasoning_tokens?: number };
}

export interface WireError {
  message?: string;
  type?: string;
  code?: string | null;
}

/** A chunk of a stream; the last one of a stream that fails has nothing but an `error`. */
export interface Chunk {
  id?: string;
  choices?: {
    delta?: {
      content?: string | null;
      reasoning_content?: string | null;
      reasoning_details?: Detail[];
      tool_calls?: CallDelta[];
    };
    finish_reason?: string | null;
  }[];
  usage?: Usage | null;
  thinkaloud?: Extension | null;
  error?: WireError;
}

/** A piece of a content that has images. */
export type Part = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string | Part[];
}

/** What is asked of POST /v1/chat/completions. */
export interface Request {
  model: string;
  messages: Message[];
  stream: true;
  stream_options: { include_usage: true };
  reasoning: {
    effort?: Effort;
    max_tokens?: number;
    summary?: 'auto';
    votes?: number;
    retries?: number;
    details: true;
    progress: true;
  };
  temperature?: number;
  include_reasoning?: boolean;
  reasoning_format?: 'reasoning_content';
}

/** GET /ready. */
export interface Readiness {
  status: string;
  engines: Record<string, { state: string; phase: string; seconds: number }>;
}
