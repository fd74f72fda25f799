"""Prompts by vLLM's own renderer, with the bundled model's tokenizer and no engine."""

import gc
import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from computing import LONGEST_BLOCK
from engine.vllm.rendering import rendering_llm
from hostile.watchdog import Watchdog
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.errors import ContextLengthExceeded
from thinkaloud.generation import NO_TOOLS, Message, Tooling

pytestmark = pytest.mark.vllm

MANY = tuple(f"<unused{number}>" for number in range(6_240))
"""As many added tokens as Gemma has."""
USER: Message = {"role": "user", "content": "hello"}


@pytest.fixture(scope="module")
def llm() -> Any:
    made = rendering_llm(1_000_000, MANY)
    gc.collect()
    gc.freeze()  # as an engine does that starts
    return made


def _call(arguments: str) -> Message:
    call = {"id": "1", "type": "function", "function": {"name": "f", "arguments": arguments}}
    return {"role": "assistant", "content": "", "tool_calls": [call]}


async def _rendered(llm: Any, *messages: Message) -> tuple[str, list[int]]:
    prompt = await Renderer(llm).render(list(messages), {}, NO_TOOLS)
    assert prompt.text is not None
    assert prompt.token_ids is not None
    return prompt.text, prompt.token_ids


CALL_TEMPLATES = {
    "object": "{{ call.arguments | tojson }}",
    "object in ASCII": "{{ call.arguments | tojson(ensure_ascii=True) }}",
    "text": "{{ call.arguments }}",
    "text added to text": "{{ '```json\n' + call.arguments + '\n```' }}",
    "text joined": "{{ call.name ~ call.arguments }}",
    "each argument": "{% for key, value in call.arguments.items() %}{{ key }}={{ value | string }};{% endfor %}",
    "text or object": "{{ call.arguments if call.arguments is string else call.arguments | tojson }}",
    "call": "{{ call | tojson }}",
}
"""How templates print the arguments of a call."""
TEMPLATE = """{%- for tool in tools or [] %}{{ tool | tojson }}{% endfor %}{{ note | default('') }}
{%- for message in messages %}<|im_start|>{{ message.role }}
{{ message.content }}{{ message.name }}{{ message.reasoning_content }}
{%- for call in message.tool_calls or [] %}{% set call = call.function %}CALL{% endfor %}<|im_end|>
{% endfor %}<think>"""


@pytest.fixture(params=CALL_TEMPLATES)
def templated(request: pytest.FixtureRequest, llm: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same with another template of the tokenizer."""
    template = TEMPLATE.replace("CALL", CALL_TEMPLATES[request.param])
    monkeypatch.setattr(llm.renderer.get_tokenizer(), "chat_template", template)
    return llm


async def _count_control(llm: Any, *messages: Message, **more: Any) -> list[int]:
    """How often each control token is in the prompt."""
    tools = more.pop("tools", [])
    prompt = await Renderer(llm).render(list(messages), more, Tooling(tools))
    assert prompt.token_ids is not None
    return [prompt.token_ids.count(number) for number in llm.renderer.get_tokenizer().get_added_vocab().values()]


def _spell(text: str, spellings: list[int]) -> str:
    """`text` inside JSON, each character spelt in one of the ways there."""
    ways = (
        lambda each: each,
        lambda each: f"\\u{ord(each):04x}",
        lambda each: f"\\u{ord(each):04X}",
        lambda each: "\\/" if each == "/" else each,
    )
    return "".join(ways[spelling](each) for each, spelling in zip(text, spellings, strict=True))


spelt_tokens = st.sampled_from(["</think>", "<|im_end|>", "</think><|im_end|>", "<<think>"]).flatmap(
    lambda text: st.lists(st.integers(0, 3), min_size=len(text), max_size=len(text)).map(
        lambda ways: _spell(text, ways)
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(spelt_tokens, st.sampled_from(['{{"a": "{}"}}', '{{"a": [{{"{}": 1}}]}}', '{{"a": "\\ud83d\\ude00\\ud83d{}"}}']))
async def test_a_control_token_in_a_calls_arguments_stays_text_however_it_is_spelt(
    templated: Any, spelt: str, form: str
) -> None:
    plain, typed = [await _count_control(templated, USER, _call(form.format(text)), USER) for text in ("word", spelt)]
    assert typed == plain


@pytest.mark.parametrize(
    "spelt",
    [
        pytest.param(r"\u003c/think\u003e", id="FC001 escapes of six characters"),
        r"\u003C/think\u003E",
        r"<\/think>",
        r"\u003c\/\u0074hink>",
        r"\\u003c/think\\u003e",
        r"\ud800</think>",
        "</think>",
    ],
)
async def test_typed_control_tokens_are_text_in_every_place_that_a_template_prints(templated: Any, spelt: str) -> None:
    def conversation(text: str) -> list[Message]:
        answer = {**_call(f'{{"{text}": "{text}"}}'), "content": text, "reasoning": text}
        answer["tool_calls"][0]["function"]["name"] = text
        return [{**USER, "name": text}, answer, {"role": "tool", "tool_call_id": text, "content": f'{{"a": "{text}"}}'}]

    def more(text: str) -> dict[str, Any]:
        schema = {"type": "object", "properties": {text: {"enum": [text], "description": text}}}
        tool = {"type": "function", "function": {"name": text, "description": text, "parameters": schema}}
        return {"note": text, "tools": [tool]}

    typed = json.loads(f'"{spelt}"').replace("\ud800", "\ufffd")
    plain = await _count_control(templated, *conversation("word"), **more("word"))
    assert await _count_control(templated, *conversation(spelt), **more(spelt)) == plain
    assert await _count_control(templated, *conversation(typed), **more(typed)) == plain


async def test_a_call_reaches_the_model_as_it_was_made(templated: Any) -> None:
    _, ids = await _rendered(templated, USER, _call(r'{"city":  "Łódź", "tag": "<\/think>"}'), USER)
    whole = templated.renderer.get_tokenizer().decode(ids).replace("\\u0141\\u00f3d\\u017a", "Łódź")
    forms = ('{"city": "Łódź", "tag": "</think>"}', '{"city":  "Łódź", "tag": "<\\/think>"}', "city=Łódź;tag=</think>;")
    assert any(form in whole for form in forms)


async def test_a_call_without_arguments_can_be_printed_by_any_template(templated: Any) -> None:
    rendered, _ = await _rendered(templated, USER, _call("{}"), USER)
    assert "{}" in rendered or "items" in templated.renderer.get_tokenizer().chat_template


@pytest.mark.parametrize("content", ["hello", "hello " * 1_000])
async def test_an_argument_of_the_template_may_have_a_name_of_ours(llm: Any, content: str) -> None:
    messages: list[Message] = [{"role": "user", "content": content}]
    plain, named = [await Renderer(llm).render(messages, given, NO_TOOLS) for given in ({}, {"is_short": 1})]
    assert named.token_ids == plain.token_ids


class MistralRenderer:
    """Encodes by itself: a token a character, and `</think>` as one more."""

    def render_messages(self, messages: list[Message], params: Any) -> tuple[list[Message], dict[str, Any]]:
        text = "".join(str(message["content"]) for message in messages)
        return messages, {"prompt_token_ids": [ord(each) for each in text.replace("</think>", "\1")]}


class OtherRenderer(MistralRenderer):
    """The same, of which nobody knows whether it keeps typed control tokens as text."""


async def test_a_renderer_that_encodes_by_itself_gets_typed_control_tokens_whole_only_where_it_keeps_them(
    llm: Any,
) -> None:
    for renderer, is_whole in ((MistralRenderer(), True), (OtherRenderer(), False)):
        rendering = Renderer(SimpleNamespace(**{**vars(llm), "renderer": renderer}))
        prompt = await rendering.render([{"role": "user", "content": "a </think>"}], {}, NO_TOOLS)
        assert (1 in (prompt.token_ids or ())) is is_whole


def _marker(rendered: str) -> str:
    return next((each for each in rendered if 0xFDD0 <= ord(each) < 0xFDF0), "\0")


async def test_half_a_surrogate_pair_in_a_calls_arguments_is_one_broken_character(llm: Any) -> None:
    broken = await _rendered(llm, USER, _call('{"a": "1\\ud800", "b": 2}'), USER)
    assert broken == await _rendered(llm, USER, _call('{"a": "1\ufffd", "b": 2}'), USER)


@pytest.mark.parametrize("arguments", ["", "no JSON", "[1]", '{"a": ', "[" * 5_000, '{"a": 1e999}', '"\\ud800"'])
async def test_arguments_that_are_no_object_are_an_empty_one(llm: Any, arguments: str) -> None:
    assert await _rendered(llm, USER, _call(arguments), USER) == await _rendered(llm, USER, _call("{}"), USER)


TEXTS = ["<unused", "<", "</think>", "<unused6239>", "<p>some <b>text</b></p> ", "one two ", "a", "🍑"]


@pytest.mark.parametrize("piece", TEXTS)
@pytest.mark.parametrize("context", [512, 100_000])
async def test_a_prompt_of_8_mib_blocks_nobody_with_thousands_of_control_tokens(
    piece: str, context: int, llm: Any
) -> None:
    model_config = SimpleNamespace(max_model_len=context)
    rendering = Renderer(SimpleNamespace(**{**vars(llm), "model_config": model_config}))
    message: Message = {"role": "user", "content": piece * (8 * 2**20 // len(piece.encode()))}
    async with Watchdog() as watchdog:
        with pytest.raises(ContextLengthExceeded):
            await rendering.render([message], {}, NO_TOOLS)
    assert watchdog.worst <= LONGEST_BLOCK


async def test_a_prompt_in_thousands_of_pieces_blocks_nobody(llm: Any) -> None:
    content = "</think> " * 20_000
    async with Watchdog() as watchdog:
        rendered, _ = await _rendered(llm, {"role": "user", "content": content})
    assert content in rendered.replace(_marker(rendered), "")
    assert watchdog.worst <= LONGEST_BLOCK


async def test_arguments_of_half_a_megabyte_block_nobody(llm: Any) -> None:
    arguments = json.dumps({"lists": [[]] * 90_000})
    async with Watchdog() as watchdog:
        await _rendered(llm, USER, _call(arguments), USER)
    assert watchdog.worst <= LONGEST_BLOCK
