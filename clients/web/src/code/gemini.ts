/** Google's generateContent. */

import { type Asked, budget, type Dialect, type Fields, halves, KEY, parts, reasoning, some } from './asked';
import { curl } from './curl';
import { javascript, keywords } from './literals';

export const gemini: Dialect = {
  name: 'Gemini',
  write: {
    curl: (asked) => {
      const model = asked.model.split('/').map(encodeURIComponent).join('/');
      const body = {
        systemInstruction: asked.system ? { parts: [{ text: asked.system }] } : undefined,
        contents: contents(asked),
        generationConfig: { temperature: asked.temperature, thinkingConfig: thinking(asked) },
        ...more(asked),
      };
      return curl(`${asked.server}/v1beta/models/${model}:generateContent`, [`x-goog-api-key: ${KEY}`], body);
    },
    Python: (asked) => {
      const { includeThoughts, thinkingBudget, thinkingLevel } = thinking(asked);
      const config = {
        system_instruction: asked.system || undefined,
        temperature: asked.temperature,
        thinking_config: {
          include_thoughts: includeThoughts,
          thinking_budget: thinkingBudget,
          thinking_level: thinkingLevel,
        },
        http_options: extra('extra_body', asked),
      };
      return `# pip install google-genai
from google import genai

client = genai.Client(api_key="${KEY}", http_options={"base_url": ${JSON.stringify(asked.server)}})

response = client.models.generate_content(
${keywords({ model: asked.model, contents: contents(asked), config })})
for part in response.candidates[0].content.parts:
    print("Thinking:" if part.thought else "Answer:", part.text)
`;
    },
    JavaScript: (asked) => {
      const config = {
        systemInstruction: asked.system || undefined,
        temperature: asked.temperature,
        thinkingConfig: thinking(asked),
        httpOptions: extra('extraBody', asked),
      };
      return `// npm install @google/genai
import { GoogleGenAI } from '@google/genai';

const client = new GoogleGenAI({ apiKey: '${KEY}', httpOptions: { baseUrl: ${JSON.stringify(asked.server)} } });

const response = await client.models.generateContent(${javascript({ model: asked.model, contents: contents(asked), config })});
for (const part of response.candidates[0].content.parts) {
  console.log(part.thought ? 'Thinking:' : 'Answer:', part.text);
}
`;
    },
  },
};

const LEVELS: readonly string[] = ['minimal', 'low', 'medium', 'high', 'xhigh'];

const contents = (asked: Asked) =>
  asked.messages.map((message) => {
    const told = parts(message, (text) => ({ text }), image);
    return {
      role: message.role === 'assistant' ? 'model' : message.role,
      parts: typeof told === 'string' ? [{ text: told }] : told,
    };
  });

function image(address: string): Fields {
  const { type, data } = halves(address);
  return { inlineData: { mimeType: type, data } };
}

/** A budget and a level are not given together, so that a budget goes before. */
function thinking(asked: Asked): { includeThoughts: boolean; thinkingBudget?: number; thinkingLevel?: string } {
  const told = { includeThoughts: asked.visibility !== 'hidden' };
  const tokens = asked.effort === 'none' ? 0 : budget(asked);
  if (tokens !== undefined) return { ...told, thinkingBudget: tokens };
  return LEVELS.includes(asked.effort) ? { ...told, thinkingLevel: asked.effort.toUpperCase() } : told;
}

/** What the API has no word for, in this server's. */
function more(asked: Asked): Fields {
  const native = asked.effort === 'none' || (LEVELS.includes(asked.effort) && budget(asked) === undefined);
  return { reasoning_effort: native ? undefined : asked.effort || undefined, reasoning: some(reasoning(asked)) };
}

function extra(name: string, asked: Asked): Fields | undefined {
  const fields = some(more(asked));
  return fields && { [name]: fields };
}
