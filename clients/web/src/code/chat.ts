/** OpenAI's Chat Completions. */

import { type Asked, budget, type Dialect, type Fields, KEY, parts, reasoning, some } from './asked';
import { curl } from './curl';
import { javascript, keywords } from './literals';
import { openaiJavascript, openaiPython } from './openai';

export const chat: Dialect = {
  name: 'Chat',
  write: {
    curl: (asked) => curl(`${asked.server}/v1/chat/completions`, [`authorization: Bearer ${KEY}`], body(asked)),
    Python: (asked) => `${openaiPython(asked.server)}
response = client.chat.completions.create(
${keywords({ ...named(asked), extra_body: some(more(asked)) })})
message = response.choices[0].message
print("Thinking:", getattr(message, "reasoning_content", None))
print("Answer:", message.content)
`,
    JavaScript: (asked) => `${openaiJavascript(asked.server)}
const response = await client.chat.completions.create(${javascript(body(asked))});
const { message } = response.choices[0];
console.log('Thinking:', message.reasoning_content);
console.log('Answer:', message.content);
`,
  },
};

const body = (asked: Asked): Fields => ({ ...named(asked), ...more(asked) });

/** What the SDK for Python has arguments for. */
function named(asked: Asked): Fields {
  const turns = asked.messages.map((message) => ({
    role: message.role,
    content: parts(
      message,
      (text) => ({ type: 'text', text }),
      (url) => ({ type: 'image_url', image_url: { url } }),
    ),
  }));
  return {
    model: asked.model,
    messages: asked.system ? [{ role: 'system', content: asked.system }, ...turns] : turns,
    reasoning_effort: asked.effort || undefined,
    temperature: asked.temperature,
  };
}

/** What it passes on. */
function more(asked: Asked): Fields {
  return {
    thinking_budget: budget(asked),
    reasoning: some(reasoning(asked)),
    include_reasoning: asked.visibility === 'hidden' ? false : undefined,
  };
}
