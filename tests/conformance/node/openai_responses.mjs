// The openai SDK for Node, on the Responses API.
import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { apiKey, baseURL, CAPITAL, City, model, PENS, report, WARM, weather } from "./report.mjs";

const client = new OpenAI({ baseURL, apiKey });
const ask = (input) => ({ model, input });
const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const tool = { type: "function", name: "weather", description: "Tell the weather in a city.", parameters };
const traceOf = (response) =>
  response.output
    .filter((item) => item.type === "reasoning")
    .flatMap((item) => item.content)
    .map((part) => part.text)
    .join("");

async function toolsWith(create) {
  const request = { ...ask([{ role: "user", content: WARM }]), tools: [tool] };
  const { output } = await create(request);
  const call = output.find((item) => item.type === "function_call");
  const result = weather(JSON.parse(call.arguments));
  request.input.push(...output, { type: "function_call_output", call_id: call.call_id, output: result });
  return [call.name, result, (await create(request)).output_text];
}

await report({
  chat: async () => (await client.responses.create(ask(PENS))).output_text,
  stream: async () => (await client.responses.stream(ask(PENS)).finalResponse()).output_text,
  trace: async () => traceOf(await client.responses.create(ask(PENS))),
  trace_stream: async () => {
    let told = "";
    for await (const event of await client.responses.create({ ...ask(PENS), stream: true })) {
      if (event.type === "response.reasoning_text.delta") told += event.delta;
    }
    return told;
  },
  tools: () => toolsWith((request) => client.responses.create(request)),
  tools_stream: () => toolsWith((request) => client.responses.stream(request).finalResponse()),
  structured: async () => {
    const request = { ...ask(CAPITAL), text: { format: zodTextFormat(City, "city") } };
    return (await client.responses.parse(request)).output_parsed;
  },
});
