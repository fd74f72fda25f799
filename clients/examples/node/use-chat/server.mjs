// A chat page with the AI SDK: `useChat` in the page (page.jsx), and its other half, which asks ThinkAloud.
//
//   npm ci && node use-chat/server.mjs        then open http://127.0.0.1:3000
//
// BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key; PORT this page's.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { convertToModelMessages, pipeUIMessageStreamToResponse, streamText, toUIMessageStream } from 'ai';
import { createServer as createVite } from 'vite';

const thinkaloud = createOpenAICompatible({
  name: 'thinkaloud',
  baseURL: `${process.env.BASE_URL ?? 'http://127.0.0.1:8000'}/v1`,
  apiKey: process.env.THINKALOUD_API_KEY,
});
const model = thinkaloud(process.env.MODEL ?? 'tiny-rl');

/** Streams an answer as the parts that `useChat` reads; the trace is a part of type `reasoning`. */
async function chat(request, response) {
  const { messages } = await json(request);
  const left = new AbortController();
  response.on('close', () => left.abort()); // the reader has gone, or pressed stop: the model stops too
  const { stream } = streamText({
    model,
    messages: await convertToModelMessages(messages),
    temperature: 0,
    abortSignal: left.signal,
  });
  const onError = (error) => error.message; // without it the page is told nothing but "An error occurred."
  pipeUIMessageStreamToResponse({ response, stream: toUIMessageStream({ stream, sendReasoning: true, onError }) });
}

const root = fileURLToPath(new URL('.', import.meta.url));
const vite = await createVite({ root, server: { middlewareMode: true, hmr: false, ws: false }, logLevel: 'warn' });
const server = createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/api/chat') {
    chat(request, response).catch((error) => response.writeHead(400).end(String(error.message)));
  } else {
    vite.middlewares(request, response);
  }
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
