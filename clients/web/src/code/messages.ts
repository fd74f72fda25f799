/** Anthropic's Messages. */

import { type Asked, budget, type Dialect, type Fields, halves, KEY, parts, reasoning, some } from './asked';
import { curl } from './curl';
import { javascript, keywords } from './literals';

/** The most tokens, which this API wants to be told; the server keeps to the room that there is. */
const MOST = 16_000;

export const messages: Dialect = {
  name: 'Messages',
  write: {
    curl: (asked) =>
      curl(`${asked.server}/v1/messages`, [`x-api-key: ${KEY}`, 'anthropic-version: 2023-06-01'], body(asked)),
    Python: (asked) => `# pip install anthropic
from anthropic import Anthropic

client = Anthropic(base_url=${JSON.stringify(asked.server)}, api_key="${KEY}")

message = client.messages.create(
${keywords({ ...named(asked), extra_body: some(more(asked)) })})
for block in message.content:
    if block.type == "thinking":
        print("Thinking:", block.thinking)
    elif block.type == "text":
        print("Answer:", block.text)
`,
    JavaScript: (asked) => `// npm install @anthropic-ai/sdk
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: ${JSON.stringify(asked.server)}, apiKey: '${KEY}' });

const message = await client.messages.create(${javascript(body(asked))});
for (const block of message.content) {
  if (block.type === 'thinking') console.log('Thinking:', block.thinking);
  if (block.type === 'text') console.log('Answer:', block.text);
}
`,
  },
};

const body = (asked: Asked): Fields => ({ ...named(asked), ...more(asked) });

const EFFORTS: readonly string[] = ['low', 'medium', 'high', 'xhigh', 'max'];

/** What the SDK for Python has arguments for. */
function named(asked: Asked): Fields {
  return {
    model: asked.model,
    max_tokens: MOST,
    system: asked.system || undefined,
    messages: asked.messages.map((message) => ({
      role: message.role,
      content: parts(message, (text) => ({ type: 'text', text }), image),
    })),
    thinking: thinking(asked),
    output_config: EFFORTS.includes(asked.effort) ? { effort: asked.effort } : undefined,
  };
}

function image(address: string): Fields {
  const { type, data } = halves(address);
  return { type: 'image', source: { type: 'base64', media_type: type, data } };
}

function thinking(asked: Asked): Fields | undefined {
  if (asked.effort === 'none') return { type: 'disabled' };
  const display = { summary: 'summarized', hidden: 'omitted', full: undefined }[asked.visibility];
  const tokens = budget(asked);
  if (tokens !== undefined) return { type: 'enabled', budget_tokens: tokens, display };
  return display || asked.effort ? { type: 'adaptive', display } : undefined;
}

/** What it passes on. */
function more(asked: Asked): Fields {
  return {
    reasoning_effort: asked.effort === 'minimal' ? asked.effort : undefined,
    reasoning: some({ ...reasoning(asked), summary: undefined }),
    temperature: asked.temperature,
  };
}
