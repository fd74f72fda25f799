/** OpenAI's Responses. */

import { type Asked, budget, type Dialect, type Fields, KEY, parts, reasoning, some } from './asked';
import { curl } from './curl';
import { javascript, keywords } from './literals';
import { openaiJavascript, openaiPython } from './openai';

export const responses: Dialect = {
  name: 'Responses',
  write: {
    curl: (asked) => curl(`${asked.server}/v1/responses`, [`authorization: Bearer ${KEY}`], body(asked)),
    Python: (asked) => `${openaiPython(asked.server)}
response = client.responses.create(
${keywords({ ...named(asked), extra_body: some(more(asked)) })})
for item in response.output:
    if item.type == "reasoning":
        print("Thinking:", *(part.text for part in item.content or item.summary))
print("Answer:", response.output_text)
`,
    JavaScript: (asked) => `${openaiJavascript(asked.server)}
const response = await client.responses.create(${javascript(body(asked))});
for (const item of response.output) {
  if (item.type !== 'reasoning') continue;
  for (const part of item.content ?? item.summary) console.log('Thinking:', part.text);
}
console.log('Answer:', response.output_text);
`,
  },
};

const body = (asked: Asked): Fields => ({ ...named(asked), ...more(asked) });

/** What the SDK for Python has arguments for. */
function named(asked: Asked): Fields {
  return {
    model: asked.model,
    instructions: asked.system || undefined,
    input: asked.messages.map((message) => ({
      role: message.role,
      content: parts(
        message,
        (text) => ({ type: 'input_text', text }),
        (image_url) => ({ type: 'input_image', image_url }),
      ),
    })),
    reasoning: some({ effort: asked.effort || undefined, ...reasoning(asked) }),
    temperature: asked.temperature,
  };
}

/** What it passes on. */
function more(asked: Asked): Fields {
  return {
    thinking_budget: budget(asked),
    include_reasoning: asked.visibility === 'hidden' ? false : undefined,
  };
}
