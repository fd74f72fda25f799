// The openai SDK for Node.
import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { apiKey, baseURL, CAPITAL, City, model, PENS, report, WARM, weather } from "./report.mjs";

const client = new OpenAI({ baseURL, apiKey });
const ask = (content) => ({ model, messages: [{ role: "user", content }] });
const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const description = "Tell the weather in a city.";
const tool = { type: "function", function: { name: "weather", description, parameters } };

async function toolsWith(create) {
  const request = { ...ask(WARM), tools: [tool] };
  const { message, finish_reason } = (await create(request)).choices[0];
  if (finish_reason !== "tool_calls") throw new Error(finish_reason);
  const call = message.tool_calls[0];
  const result = weather(JSON.parse(call.function.arguments));
  request.messages.push(message, { role: "tool", tool_call_id: call.id, content: result });
  return [call.function.name, result, (await create(request)).choices[0].message.content];
}

await report({
  chat: async () => (await client.chat.completions.create(ask(PENS))).choices[0].message.content,
  stream: async () => await client.chat.completions.stream(ask(PENS)).finalContent(),
  trace: async () => (await client.chat.completions.create(ask(PENS))).choices[0].message.reasoning_content,
  trace_stream: async () => {
    let told = "";
    for await (const chunk of await client.chat.completions.create({ ...ask(PENS), stream: true })) {
      told += chunk.choices[0].delta.reasoning_content ?? "";
    }
    return told;
  },
  tools: () => toolsWith((request) => client.chat.completions.create(request)),
  tools_stream: () => toolsWith((request) => client.chat.completions.stream(request).finalChatCompletion()),
  structured: async () => {
    const request = { ...ask(CAPITAL), response_format: zodResponseFormat(City, "city") };
    return (await client.chat.completions.parse(request)).choices[0].message.parsed;
  },
});
