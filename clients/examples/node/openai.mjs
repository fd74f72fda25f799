// Trace, then answer, with the openai SDK for Node as it is.
//
//   npm ci && node openai.mjs "A pen costs 3 dollars. How much do 4 pens cost?"
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
const stream = await client.chat.completions.create({
  model: process.env.MODEL ?? 'tiny-rl',
  messages: [{ role: 'user', content: process.argv[2] ?? fruit }],
  temperature: 0,
  stream: true,
});

let part = '';
for await (const chunk of stream) {
  const delta = chunk.choices[0]?.delta ?? {};
  for (const [name, text] of [['thinking', delta.reasoning_content], ['answer', delta.content]]) {
    if (!text) continue;
    process.stdout.write(name === part ? text : `\n--- ${name}\n${text}`);
    part = name;
  }
}
process.stdout.write('\n');
