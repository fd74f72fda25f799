"""The promises of the server on real tokenizers and templates: Qwen3, DeepSeek-V3 and gpt-oss.

The models are random; what they write is in the question (`script.py`). Which family holds a promise, and what its
template does, is in families.jsonl, of which the documentation's tables are made.
"""

import asyncio
import itertools
import json
from dataclasses import dataclass
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.rows import ROWS, SERVED, TESTED, holding
from live import Live, joined
from thinkaloud.engine.text.detokenizer import Detokenizer
from thinkaloud.engine.vllm.trace_labels import TraceLabeller
from thinkaloud.events import Chunk, ToolCallDelta
from thinkaloud.generation import GenerationRequest, Message, Prompt, Sampling, TagIds, ThinkingPlan, Tooling
from thinkaloud.request.preparation import render

pytestmark = pytest.mark.vllm

ANALYSIS, FINAL = "<|channel|>analysis<|message|>", "<|start|>assistant<|channel|>final<|message|>"
SCHEMA = {"type": "object", "properties": {"city": {"enum": ["Paris", "Rome"]}}, "required": ["city"]}
TOOLS = [{"type": "function", "function": {"name": "look", "description": "Look.", "parameters": SCHEMA}}]
ROME = '{"city": "Rome"}'
JSON = {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": SCHEMA}}}
MODELS = list(SERVED)
SAID = st.text(st.characters(codec="utf-8", exclude_characters="<|>"), min_size=1, max_size=30)
CHANNELS = ("trace", "answer", None)
TAGGED = [model for model in MODELS if model != "gpt-oss"]


def output(model: str, trace: str, answer: str) -> str:
    """What the model's family writes."""
    if model == "gpt-oss":
        is_json = " <|constrain|>json" if answer.startswith("{") else ""
        return f"{ANALYSIS}{trace}<|end|>{FINAL.replace('<|message|>', is_json + '<|message|>')}{answer}"
    return f"{'' if model == 'deepseek-open' else '<think>'}\n{trace}\n</think>\n\n{answer}"


def call(model: str, arguments: str) -> str:
    """A call as the model's family writes it."""
    if model == "gpt-oss":
        return f"<|start|>assistant to=functions.look<|channel|>commentary json<|message|>{arguments}"
    if model == "qwen3":
        return f'<tool_call>\n{{"name": "look", "arguments": {arguments}}}\n</tool_call>'
    inner = f"function<｜tool▁sep｜>look\n```json\n{arguments}\n```<｜tool▁call▁end｜>"
    return f"<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>{inner}<｜tool▁calls▁end｜>"


@dataclass
class Told:
    """What one request brought, complete and streamed alike."""

    trace: str
    answer: str
    calls: list[tuple[str, str]]
    finish: str
    body: dict[str, Any]


NUMBERS = itertools.count()


def question(script: str) -> str:
    """A question that no other has been like."""
    return f"SAY#{next(NUMBERS)}#{script}YAS"


async def ask(live: Live, model: str, script: str, **fields: Any) -> Told:
    """Ask for `script` to be written, complete and streamed, which must be the same."""
    body = await live.chat(model, question(script), **fields)
    chunks = await live.stream(model, question(script), **fields)
    choice = body["choices"][0]
    message = choice["message"]
    calls = [(each["function"]["name"], each["function"]["arguments"]) for each in message.get("tool_calls") or ()]
    told = Told(message.get("reasoning_content") or "", message["content"] or "", calls, choice["finish_reason"], body)
    assert joined(chunks, "reasoning_content") == told.trace
    assert joined(chunks, "content") == told.answer
    assert streamed_calls(chunks) == told.calls
    reasons = [each["finish_reason"] for chunk in chunks for each in chunk["choices"] if each["finish_reason"]]
    assert reasons == [told.finish]
    return told


def streamed_calls(chunks: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The calls of a stream: name and arguments."""
    calls: dict[int, list[str]] = {}
    for chunk in chunks:
        for piece in (chunk["choices"] or [{"delta": {}}])[0]["delta"].get("tool_calls") or ():
            call = calls.setdefault(piece["index"], ["", ""])
            call[0] += piece["function"].get("name") or ""
            call[1] += piece["function"].get("arguments") or ""
    return [(name, arguments) for name, arguments in calls.values()]


# Trace and answer.


@holding("trace and answer apart, whole and streamed")
@pytest.mark.parametrize(
    ("trace", "answer"),
    [
        ("First, 2+2 is 4.", "It is 4."),
        ("plan 👩‍👩‍👧 漢字 ﷽", "👍🏽 答えは四です。\n\n    code < b"),
        ("", "no trace"),
        ("no answer", ""),
    ],
)
async def test_trace_and_answer_are_apart_whole_and_the_same_streamed(
    families: Live, model: str, trace: str, answer: str
) -> None:
    told = await ask(families, model, output(model, trace, answer))
    assert (told.trace, told.answer, told.finish) == (trace, answer, "stop")
    details = told.body["usage"]["completion_tokens_details"]
    assert details["reasoning_tokens"] < told.body["usage"]["completion_tokens"]


@holding("an answer without a trace, or behind a stray closing tag")
async def test_an_answer_without_a_trace_is_all_answer(families: Live, model: str) -> None:
    told = await ask(families, model, "At once: 4 👍.")
    assert (told.trace, told.answer) == ("", "At once: 4 👍.")


@holding("an answer without a trace, or behind a stray closing tag")
async def test_a_stray_closing_tag_at_the_head_is_dropped(families: Live, model: str) -> None:
    told = await ask(families, model, "</think>\n\nIt is 4.")
    assert (told.trace, told.answer) == ("", "It is 4.")


@holding("thinking turned off")
async def test_with_thinking_off_the_output_is_answer(families: Live, model: str) -> None:
    told = await ask(families, model, "It is 4. <think> is a tag.", enable_thinking=False)
    assert (told.trace, told.answer) == ("", "It is 4. <think> is a tag.")


@given(
    st.tuples(SAID, SAID),
    st.lists(st.integers(0, 200), max_size=8),
    st.sampled_from(["stop", "length"]),
    st.booleans(),
)
def test_labels_are_the_same_however_many_tokens_come_at_once(
    families: Live, said: tuple[str, str], places: list[int], end: str, has_logprobs: bool
) -> None:
    loaded = families.pipeline.models["gpt-oss"].engine._require_loaded()  # type: ignore[attr-defined]
    prompt_ids, ids = (
        loaded.tokenizer.encode(text, add_special_tokens=False)
        for text in ("<|start|>assistant", f"{output('gpt-oss', *said)}<|return|>")
    )

    def labelled(cuts: list[int]) -> list[Chunk]:
        detokenizer = Detokenizer(loaded.tokenizer, prompt_ids, frozenset(), 0 if has_logprobs else None)
        labeller = TraceLabeller(loaded.llm, "openai_gptoss", prompt_ids)
        parts: list[Chunk] = []
        for begin, stop in pairwise(cuts):
            step = ids[begin:stop]
            logprobs = [{each: SimpleNamespace(rank=1, logprob=-1.0)} for each in step]
            chunk = detokenizer.decode_ids(step, end if stop == len(ids) else None, logprobs)
            chunk.cached_tokens = None if begin else 3
            parts += labeller.label(chunk)
        return parts

    one_by_one = labelled([*range(len(ids) + 1)])
    assert labelled(sorted({0, *(place % len(ids) for place in places), len(ids)})) == one_by_one
    counted = {channel: sum(part.tokens for part in one_by_one if part.channel == channel) for channel in CHANNELS}
    assert sum(counted.values()) == len(ids)
    assert counted["trace"]
    assert counted["answer"]


@holding("a hidden trace stays hidden")
async def test_a_hidden_trace_stays_hidden_and_the_answer_whole(families: Live, model: str) -> None:
    told = await ask(families, f"{model}-hidden", output(model, "the secret 秘密", "It is 4 👍."))
    assert (told.trace, told.answer) == ("", "It is 4 👍.")
    assert "secret" not in json.dumps(told.body)


@holding("stop strings in the answer alone")
async def test_stop_strings_sleep_in_the_trace(families: Live, model: str) -> None:
    told = await ask(families, model, output(model, "stop here 止", "go on 止 and more"), stop=["止"])
    assert (told.trace, told.answer, told.finish) == ("stop here 止", "go on ", "stop")


@holding("log probabilities with their channel")
async def test_log_probabilities_stay_with_their_channel(families: Live, model: str) -> None:
    told = await ask(families, model, output(model, "plan 👍 漢", "It is 四."), logprobs=True, top_logprobs=1)
    logprobs = told.body["choices"][0]["logprobs"]
    assert b"".join(bytes(each["bytes"] or b"") for each in logprobs["content"]).decode() == told.answer
    assert not {"plan", "漢"} & {each["token"].strip() for each in logprobs["content"]}


# Typed control tokens.

TYPED = [
    "<think>",
    "</think>",
    "<|im_end|>",
    "<tool_call>",
    "<｜User｜>",
    "<｜tool▁calls▁begin｜>",
    "<|call|>",
    "<|channel|>",
]


@holding("typed control tokens are text")
@pytest.mark.parametrize("spelt", [*TYPED, r"\u003c/think\u003e", r"<\/think>", r"\u003c|im_end|\u003e<\/think>"])
async def test_what_is_typed_is_text_in_every_place_of_the_real_templates(
    families: Live, model: str, spelt: str
) -> None:
    served = families.pipeline.models[model]
    control = served.engine._require_loaded().tokenizer.get_added_vocab()  # type: ignore[attr-defined]

    async def count(text: str, escaped: str) -> list[int]:
        function = {"name": "look", "description": text, "parameters": {"properties": {text: {"type": "string"}}}}
        made = {"id": "1", "type": "function", "function": {"name": text, "arguments": f'{{"{escaped}": "{escaped}"}}'}}
        messages: list[Message] = [
            {"role": "system", "content": text},
            {"role": "user", "content": text},
            {"role": "assistant", "content": text, "tool_calls": [made], "reasoning": text, "reasoning_content": text},
            {"role": "tool", "tool_call_id": "1", "content": f'{{"a": "{escaped}"}}'},
        ]
        tooling = Tooling([{"type": "function", "function": function}])
        prompt = await served.engine.render(messages, {**served.template_arguments, "note": text}, tooling)
        assert prompt.token_ids is not None
        return [prompt.token_ids.count(number) for number in control.values()]

    assert await count(json.loads(f'"{spelt}"'), spelt) == await count("word", "word")


# The prompt, and the lines of families.jsonl.


@pytest.mark.parametrize("thinks", [True, False])
@pytest.mark.parametrize("model", MODELS)
async def test_the_prompt_ends_as_the_family_is_known_to(families: Live, model: str, thinks: bool) -> None:
    told, served = SERVED[model]["tokenizer"], families.pipeline.models[model]
    assert (served.switch is None) == (told["off"] is None)
    plan = ThinkingPlan(enabled=thinks)
    request = GenerationRequest("1", model, [{"role": "user", "content": "Where?"}], thinking=plan)
    text = (await render(request, served)).text or ""
    expected = told["end"] if thinks or told["off"] is None else told["off"]
    assert text.partition("Where?")[2] == expected


@pytest.mark.parametrize("model", MODELS)
def test_calls_begin_as_the_family_is_known_to(model: str) -> None:
    assert call(model, ROME).startswith(SERVED[model]["calls"])


def test_each_promise_of_a_family_has_its_test() -> None:
    assert {promise for row in ROWS for promise in row.get("promises", ())} == TESTED


LATE: list[Message] = [
    {"role": "user", "content": "one"},
    {"role": "assistant", "content": "two"},
    {"role": "system", "content": "Be brief 短く."},
    {"role": "user", "content": "three"},
]


@holding("late system turns in the prompt")
async def test_a_late_system_turn_is_in_the_prompt_once(families: Live, model: str) -> None:
    prompt = await render(GenerationRequest("1", model, LATE), families.pipeline.models[model])
    assert (prompt.text or "").count("Be brief 短く.") == 1
    if model == "gpt-oss":  # whose template takes one at the head alone
        assert "Be brief 短く.\n\nthree" in (prompt.text or "")


# Tools.


@holding("tool calls behind the trace")
@pytest.mark.parametrize("arguments", ['{"city": "Paris"}', '{"city": "東京 👍"}', "{}"])
async def test_a_call_behind_the_trace_is_a_call(families: Live, model: str, arguments: str) -> None:
    if model == "gpt-oss":
        script = f"{ANALYSIS}I look.<|end|>{call(model, arguments)}"
    else:
        script = output(model, "I look.", call(model, arguments))
    told = await ask(families, model, script, tools=TOOLS)
    assert (told.trace, told.answer, told.finish) == ("I look.", "", "tool_calls")
    assert [(name, json.loads(text)) for name, text in told.calls] == [("look", json.loads(arguments))]


@given(st.lists(st.integers(1, 10_000), max_size=8), st.sampled_from(["qwen3", "deepseek"]))
def test_a_call_is_the_same_however_many_tokens_come_at_once(families: Live, places: list[int], model: str) -> None:
    served = families.pipeline.models[model]
    prompt = Prompt([], tooling=Tooling(TOOLS))
    tools = served.engine.tool_use(prompt, served.tool_parser, Sampling())
    assert tools is not None
    texts = served.engine.spell(call(model, '{"city": "東京 👍"}'), TagIds(specials=tools.specials)).texts
    cuts = [0, *sorted(place % len(texts) for place in places), len(texts)]
    reader = tools.reader()
    pieces = ["".join(texts[begin:end]) for begin, end in pairwise(cuts)]
    found = [part for piece in pieces if piece for part in reader.decode(piece)] + reader.flush()
    calls = [part for part in found if isinstance(part, ToolCallDelta)]
    assert [part.name for part in calls if part.name] == ["look"]
    assert json.loads("".join(part.arguments for part in calls)) == {"city": "東京 👍"}


@holding("a tool call inside the trace ends it")
async def test_a_call_inside_the_trace_ends_it(families: Live, model: str) -> None:
    opening = "" if model == "deepseek-open" else "<think>"
    script = f"{opening}I look.\n{call(model, ROME)}"
    told = await ask(families, model, script, tools=TOOLS)
    assert (told.trace, told.answer, told.finish) == ("I look.", "", "tool_calls")
    assert [(name, json.loads(text)) for name, text in told.calls] == [("look", {"city": "Rome"})]


async def test_gpt_oss_may_say_something_before_it_calls(families: Live) -> None:
    preamble = "<|start|>assistant<|channel|>commentary<|message|>I look it up.<|end|>"
    script = f"{ANALYSIS}Hm.<|end|>{preamble}{call('gpt-oss', ROME)}"
    told = await ask(families, "gpt-oss", script, tools=TOOLS)
    assert (told.trace, told.answer, told.calls) == ("Hm.", "I look it up.", [("look", ROME)])


@holding("the trace kept while tool calls are answered")
async def test_a_tool_loop_keeps_its_trace_in_the_real_template(families: Live, model: str) -> None:
    made = {"id": "1", "type": "function", "function": {"name": "look", "arguments": '{"city": "Rome"}'}}
    messages: list[Message] = [
        {"role": "user", "content": "Where?"},
        {"role": "assistant", "content": "", "reasoning_content": "I must look 探す.", "tool_calls": [made]},
        {"role": "tool", "tool_call_id": "1", "content": "There. SAY<think>\nseen\n</think>\n\nRome.YAS"},
    ]
    body = {"model": model, "messages": messages, "tools": TOOLS}
    response = await families.client.post("/v1/chat/completions", json=body)
    message = response.json()["choices"][0]["message"]
    assert (message["reasoning_content"], message["content"]) == ("seen", "Rome.")
    engine = families.pipeline.models[model].engine
    kept = await engine.render(
        [messages[0], {**messages[1], "reasoning": "I must look 探す."}, messages[2]], {}, Tooling(TOOLS)
    )
    assert "<think>\nI must look 探す.\n</think>" in (kept.text or "")
    assert response.json()["usage"]["prompt_tokens"] == len(kept.token_ids or ())


# Constraints, whether the model thinks or not.


AT_ONCE = dict.fromkeys(TAGGED, "It is Rome, of course.") | {
    "gpt-oss": "<|channel|>final <|constrain|>json<|message|>It is Rome, of course."
}
HOLD = {"max_tokens": 300, "temperature": 0}


@holding("an answer held to its schema")
async def test_an_answer_keeps_to_its_schema_whether_the_model_thinks_or_not(families: Live, model: str) -> None:
    told = await ask(families, model, output(model, "Rome, I think.", ROME), **HOLD, **JSON)
    assert (told.trace, json.loads(told.answer)) == ("Rome, I think.", {"city": "Rome"})
    if model != "deepseek-open":  # whose prompt opens the trace
        told = await ask(families, model, AT_ONCE[model], **HOLD, **JSON)
        assert told.trace == ""
        assert json.loads(told.answer)["city"] in {"Paris", "Rome"}


@holding("a forced call")
@pytest.mark.parametrize("choice", ["required", {"type": "function", "function": {"name": "look"}}])
async def test_a_forced_call_is_made_whether_the_model_thinks_or_not(families: Live, model: str, choice: Any) -> None:
    if model == "gpt-oss":
        scripts = [
            f"{ANALYSIS}I know it.<|end|>{call(model, ROME)}",
            call(model, "It is.").removeprefix("<|start|>assistant"),
        ]
    elif model == "qwen3":
        scripts = [output(model, "I know it.", "It is Rome."), "It is Rome."]
    else:  # vLLM's parser finds no call whose arguments have a line break, as a random model writes them
        scripts = [output(model, "I know it.", call(model, ROME)), call(model, ROME)]
    for script in scripts[: 1 if model == "deepseek-open" else 2]:
        fields = {"tools": TOOLS, "tool_choice": choice, "parallel_tool_calls": False, **HOLD}
        told = await ask(families, model, script, **fields)
        ((name, arguments),) = told.calls
        assert name == "look"
        assert json.loads(arguments)["city"] in {"Paris", "Rome"}


# Steering: closing words and tags as ids of the real tokenizer.


@holding("a budget closes the trace")
async def test_a_budget_closes_the_trace_in_time_and_the_model_answers(families: Live, model: str) -> None:
    opening = "" if model == "deepseek-open" else "<think>"
    script = f"{opening}{'一 two 三 ' * 60}|||So it is 4 👍."
    told = await ask(families, model, script, thinking_budget=40)
    assert told.trace.startswith("一 two")
    assert told.trace.endswith("I give the answer now.")
    assert told.answer == "So it is 4 👍."
    assert told.body["thinkaloud"]["thinking"]["ended_by"] == "budget"
    assert told.body["usage"]["completion_tokens_details"]["reasoning_tokens"] <= 40 + 25


@holding("*answer now*")
async def test_answer_now_ends_a_trace(families: Live, model: str) -> None:
    opening = "" if model == "deepseek-open" else "<think>"
    script = question(f"{opening}{' '.join(map(str, range(1_000, 1_300)))}|||4.")
    trace, answer, told = "", "", False
    async for chunk in families.chunks(model, script, max_tokens=1_500):
        for choice in chunk["choices"]:
            trace += choice["delta"].get("reasoning_content") or ""
            answer += choice["delta"].get("content") or ""
        if trace and not told:
            told = True
            response = await families.client.post(f"/v1/chat/completions/{chunk['id']}/answer")
            assert response.status_code < 300, response.text
    assert answer == "4."
    assert trace.startswith("10")
    assert trace.endswith("I give the answer now.")


@holding("a turn that ends inside the trace gets an answer")
async def test_a_model_that_ends_its_turn_in_the_trace_is_made_to_answer(families: Live, model: str) -> None:
    opening = "" if model == "deepseek-open" else "<think>"
    told = await ask(families, model, f"{opening}It is 四, clearly.|||4.")
    assert (told.trace, told.answer, told.finish) == ("It is 四, clearly.", "4.", "stop")


async def test_all_families_answer_at_once_side_by_side(families: Live) -> None:
    told = await asyncio.gather(*(ask(families, model, output(model, f"t{model}", f"a{model}")) for model in MODELS))
    assert [(each.trace, each.answer) for each in told] == [(f"t{model}", f"a{model}") for model in MODELS]
