// Google's SDK for Node, @google/genai.
import { GoogleGenAI } from "@google/genai";
import { z } from "zod";
import { apiKey, baseURL, CAPITAL, City, model, PENS, report, WARM, weather } from "./report.mjs";

const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: baseURL.replace(/\/v1$/, "") } });
const thinkingConfig = { includeThoughts: true };
const ask = (contents, config) => client.models.generateContent({ model, contents, config });
const thoughtsOf = (response) =>
  response.candidates[0].content.parts
    .filter((part) => part.thought)
    .map((part) => part.text)
    .join("");

async function streamed(config, read) {
  let told = "";
  for await (const chunk of await client.models.generateContentStream({ model, contents: PENS, config })) {
    told += read(chunk) ?? "";
  }
  return told;
}

async function toolsWith(send) {
  const parameters = { type: "OBJECT", properties: { city: { type: "STRING" } }, required: ["city"] };
  const tools = [{ functionDeclarations: [{ name: "weather", description: "Tell the weather in a city.", parameters }] }];
  const chat = client.chats.create({ model, config: { tools, thinkingConfig } });
  const { calls } = await send(chat, WARM);
  const [{ id, name, args }] = calls;
  const output = weather(args);
  const { text } = await send(chat, [{ functionResponse: { id, name, response: { output } } }]);
  return [name, output, text];
}

await report({
  chat: async () => (await ask(PENS)).text,
  stream: () => streamed({}, (chunk) => chunk.text),
  trace: async () => thoughtsOf(await ask(PENS, { thinkingConfig })),
  trace_stream: () => streamed({ thinkingConfig }, thoughtsOf),
  tools: () =>
    toolsWith(async (chat, message) => {
      const { functionCalls, text } = await chat.sendMessage({ message });
      return { calls: functionCalls, text };
    }),
  tools_stream: () =>
    toolsWith(async (chat, message) => {
      const calls = [];
      let text = "";
      for await (const chunk of await chat.sendMessageStream({ message })) {
        calls.push(...(chunk.functionCalls ?? []));
        text += chunk.text ?? "";
      }
      return { calls, text };
    }),
  structured: async () => {
    const config = { responseMimeType: "application/json", responseJsonSchema: z.toJSONSchema(City) };
    return JSON.parse((await ask(CAPITAL, config)).text);
  },
  count: async () => {
    const { totalTokens } = await client.models.countTokens({ model, contents: PENS });
    return totalTokens === (await ask(PENS)).usageMetadata.promptTokenCount;
  },
  models: async () => {
    const names = [];
    for await (const { name } of await client.models.list()) names.push((await client.models.get({ model: name })).name);
    return names.map((each) => each.replace(/^models\//, ""));
  },
});
