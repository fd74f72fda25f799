// The anthropic SDK for Node.
import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { apiKey, baseURL, CAPITAL, City, model, PENS, report, WARM, weather } from "./report.mjs";

const client = new Anthropic({ baseURL: baseURL.replace(/\/v1$/, ""), apiKey });
const ask = (content) => ({ model, max_tokens: 4096, messages: [{ role: "user", content }] });
const textOf = ({ content }) => content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("");
const input_schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const tool = { name: "weather", description: "Tell the weather in a city.", input_schema };

// The trace, which has its signature.
function traceOf({ content }) {
  const block = content.find(({ type }) => type === "thinking");
  if (!block.signature) throw new Error("no signature");
  return block.thinking;
}

// Two rounds: the first result makes the model call again.
async function toolsWith(create) {
  const request = { ...ask(WARM), tools: [tool] };
  let call, result;
  for (const again of [WARM, undefined]) {
    const { content, stop_reason } = await create(request);
    if (stop_reason !== "tool_use") throw new Error(stop_reason);
    call = content.find(({ type }) => type === "tool_use");
    result = weather(call.input);
    const brought = { type: "tool_result", tool_use_id: call.id, content: again ?? result };
    request.messages.push({ role: "assistant", content }, { role: "user", content: [brought] });
  }
  return [call.name, result, textOf(await create(request))];
}

await report({
  chat: async () => textOf(await client.messages.create(ask(PENS))),
  stream: async () => await client.messages.stream(ask(PENS)).finalText(),
  trace: async () => traceOf(await client.messages.create(ask(PENS))),
  trace_stream: async () => {
    let told = "";
    const stream = client.messages.stream(ask(PENS)).on("thinking", (piece) => (told += piece));
    if (traceOf(await stream.finalMessage()) !== told) throw new Error("the pieces are not the whole");
    return told;
  },
  tools: () => toolsWith((request) => client.messages.create(request)),
  tools_stream: () => toolsWith((request) => client.messages.stream(request).finalMessage()),
  structured: async () => {
    const output_config = { format: zodOutputFormat(City) };
    return (await client.messages.parse({ ...ask(CAPITAL), output_config })).parsed_output;
  },
  count: async () => {
    const { max_tokens, ...request } = ask(PENS);
    const { input_tokens } = (await client.messages.create({ ...request, max_tokens })).usage;
    return (await client.messages.countTokens(request)).input_tokens === input_tokens;
  },
  models: async () => {
    const ids = [];
    for await (const { id } of client.models.list()) ids.push(id);
    return ids;
  },
});
