// The AI SDK with its provider for any OpenAI-compatible server; with OpenAI's own, which speaks the Responses API; with
// Anthropic's; or with Google's.
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import { apiKey, baseURL, CAPITAL, City, model as name, PENS, report, WARM, weather } from "./report.mjs";

const compatible = createOpenAICompatible({ name: "thinkaloud", baseURL, apiKey, supportsStructuredOutputs: true });
const model = {
  responses: () => createOpenAI({ baseURL, apiKey }).responses(name),
  messages: () => createAnthropic({ baseURL, apiKey })(name),
  google: () => createGoogleGenerativeAI({ baseURL: baseURL.replace(/v1$/, "v1beta"), apiKey })(name),
  chat: () => compatible(name),
}[process.argv[2] ?? "chat"]();
const providerOptions = {
  // Of models that it does not know, it would ask for a call of a tool instead.
  anthropic: { structuredOutputMode: "outputFormat" },
  google: { thinkingConfig: { includeThoughts: true } },
};

// Two rounds: the first result makes the model call again.
async function toolsWith(run) {
  const results = [WARM];
  const execute = async (input) => {
    results.push(weather(input));
    return results.shift();
  };
  const inputSchema = z.object({ city: z.string() });
  const tools = { weather: tool({ description: "Tell the weather in a city.", inputSchema, execute }) };
  const text = await run({ model, prompt: WARM, providerOptions, tools, stopWhen: stepCountIs(3) });
  return ["weather", results.at(-1), text];
}

await report({
  chat: async () => (await generateText({ model, prompt: PENS })).text,
  stream: async () => {
    let told = "";
    for await (const piece of streamText({ model, prompt: PENS }).textStream) told += piece;
    return told;
  },
  trace: async () => (await generateText({ model, prompt: PENS, providerOptions })).reasoningText || null,
  trace_stream: async () => (await streamText({ model, prompt: PENS, providerOptions }).reasoningText) || null,
  tools: () => toolsWith(async (request) => (await generateText(request)).text),
  tools_stream: () => toolsWith(async (request) => await streamText(request).text),
  structured: async () =>
    (await generateText({ model, prompt: CAPITAL, output: Output.object({ schema: City }), providerOptions })).output,
});
