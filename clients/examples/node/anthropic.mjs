// Trace, then answer, with the anthropic SDK for Node as it is, on the Messages API.
//
//   npm ci && node anthropic.mjs "A pen costs 3 dollars. How much do 4 pens cost?"
//
// BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
import Anthropic from '@anthropic-ai/sdk';

const fruit =
  'Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. ' +
  'The total cost of all the fruit is 13 dollars. What is the cost of apples?';

const client = new Anthropic({
  baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8000',
  apiKey: process.env.THINKALOUD_API_KEY ?? 'none',
});
let part = '';
const show = (name, text) => {
  process.stdout.write(name === part ? text : `\n--- ${name}\n${text}`);
  part = name;
};
await client.messages
  .stream({
    model: process.env.MODEL ?? 'tiny-rl',
    max_tokens: 1000,
    temperature: 0,
    messages: [{ role: 'user', content: process.argv[2] ?? fruit }],
  })
  .on('thinking', (piece) => show('thinking', piece))
  .on('text', (piece) => show('answer', piece))
  .done();
process.stdout.write('\n');
