// Trace, then answer, with Google's SDK for Node as it is, on the Gemini API.
//
//   npm ci && node google-genai.mjs "A pen costs 3 dollars. How much do 4 pens cost?"
//
// BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
import { GoogleGenAI } from '@google/genai';

const fruit =
  'Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. ' +
  'The total cost of all the fruit is 13 dollars. What is the cost of apples?';

const client = new GoogleGenAI({
  apiKey: process.env.THINKALOUD_API_KEY ?? 'none',
  httpOptions: { baseUrl: process.env.BASE_URL ?? 'http://127.0.0.1:8000' },
});
const stream = await client.models.generateContentStream({
  model: process.env.MODEL ?? 'tiny-rl',
  contents: process.argv[2] ?? fruit,
  config: { temperature: 0, thinkingConfig: { includeThoughts: true } },
});

let before = '';
for await (const chunk of stream) {
  for (const { text, thought } of chunk.candidates[0].content.parts) {
    if (!text) continue;
    const name = thought ? 'thinking' : 'answer';
    process.stdout.write(name === before ? text : `\n--- ${name}\n${text}`);
    before = name;
  }
}
process.stdout.write('\n');
