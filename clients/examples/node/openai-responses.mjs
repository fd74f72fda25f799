// Trace, then answer, with the openai SDK for Node as it is, on the Responses API.
//
//   npm ci && node openai-responses.mjs "A pen costs 3 dollars. How much do 4 pens cost?"
//
// BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
import OpenAI from 'openai';

const fruit =
  'Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. ' +
  'The total cost of all the fruit is 13 dollars. What is the cost of apples?';

const client = new OpenAI({
  baseURL: `${process.env.BASE_URL ?? 'http://127.0.0.1:8000'}/v1`,
  apiKey: process.env.THINKALOUD_API_KEY ?? 'none',
});
const stream = await client.responses.create({
  model: process.env.MODEL ?? 'tiny-rl',
  input: process.argv[2] ?? fruit,
  temperature: 0,
  stream: true,
});

const parts = {
  'response.reasoning_text.delta': 'thinking',
  'response.reasoning_summary_text.delta': 'summary',
  'response.output_text.delta': 'answer',
};
let part = '';
for await (const event of stream) {
  const name = parts[event.type];
  if (!name) continue;
  process.stdout.write(name === part ? event.delta : `\n--- ${name}\n${event.delta}`);
  part = name;
}
process.stdout.write('\n');
