"""Prompts by transformers alone: those that vLLM's renderer makes of the same conversation."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from computing import LONGEST_BLOCK
from engine.tokens.wire import MODEL
from engine.vllm import test_renderer as rendering
from engine.vllm.rendering import rendering_llm
from hostile.watchdog import Watchdog
from thinkaloud.engine.tokens.model_files import load
from thinkaloud.engine.tokens.template_renderer import TemplateRenderer
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.errors import ContextLengthExceeded, TemplateRefused
from thinkaloud.generation import NO_TOOLS, Message, Tooling

pytestmark = pytest.mark.vllm

TOOL = {"type": "function", "function": {"name": "f", "description": "</think>", "parameters": {"type": "object"}}}
TEXTS = st.text() | st.sampled_from(["hello", "</think> a <|im_end|>", "\n\n", "🍑 é", "<think>", "  "])
VARIABLES = st.sampled_from([{}, {"enable_thinking": False}, {"unknown": 1, "note": "</think>"}])
ARGUMENTS = st.sampled_from(["{}", '{"a": 1}', '{"b": "</think>"}', "no JSON", ""])


@st.composite
def conversations(draw: st.DrawFn) -> list[Message]:
    """Turns as the dialects make them."""
    turns: list[Message] = [{"role": "system", "content": draw(TEXTS)}] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(1, 3))):
        turns.append({"role": "user", "content": draw(TEXTS)})
        answer: Message = {"role": "assistant", "content": draw(TEXTS)}
        if draw(st.booleans()):
            answer |= dict.fromkeys(("reasoning", "reasoning_content"), draw(TEXTS))
        if draw(st.booleans()):
            call = {"id": "1", "type": "function", "function": {"name": "f", "arguments": draw(ARGUMENTS)}}
            answer["tool_calls"] = [call]
            turns += [answer, {"role": "tool", "tool_call_id": "1", "content": draw(TEXTS)}]
        else:
            turns.append(answer | ({"tool_calls": []} if draw(st.booleans()) else {}))
    return [*turns, {"role": "user", "content": draw(TEXTS)}]


@pytest.fixture(scope="module")
def llm() -> Any:
    return rendering_llm(100_000)


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return load(str(MODEL), "model").tokenizer


PARTS = "{% for message in messages %}{{ message.role }}{% for part in message.content %}{{ part.text }}{% endfor %}"
TEMPLATES = {
    "own": None,
    "calls": rendering.TEMPLATE.replace("CALL", "{{ call.arguments | tojson }}"),
    "texts of calls": rendering.TEMPLATE.replace("CALL", "{{ call.arguments }}"),
    "parts": PARTS + "<|im_end|>{% endfor %}<think>",
    "special": "{{ bos_token }}{% for message in messages %}{{ message.content }}{{ eos_token }}{% endfor %}",
}


@pytest.fixture(params=TEMPLATES)
def both(request: pytest.FixtureRequest, llm: Any, tokenizer: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Both renderers, with the same template."""
    from vllm.renderers import hf

    hf._CONTENT_FORMATS.clear()  # vLLM keeps by the model's name what it has seen in its template
    if (template := TEMPLATES[request.param]) is not None:
        for each in (llm.renderer.get_tokenizer(), tokenizer):
            monkeypatch.setattr(each, "chat_template", template)
    return Renderer(llm), TemplateRenderer(tokenizer, 100_000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    conversations(), st.sampled_from([{}, {"enable_thinking": False}, {"unknown": 1, "note": "</think>"}]), st.data()
)
async def test_a_prompt_is_vllms_own(
    both: tuple[Renderer, TemplateRenderer], messages: list[Message], arguments: dict[str, Any], data: st.DataObject
) -> None:
    tooling = Tooling([TOOL]) if data.draw(st.booleans()) else NO_TOOLS
    prompts = [await each.render(messages, arguments, tooling) for each in both]
    assert prompts[0].text == prompts[1].text
    assert prompts[0].token_ids == prompts[1].token_ids


@pytest.mark.parametrize("argument", ["chat_template", "tokenize"])
async def test_a_template_of_the_caller_is_refused(tokenizer: Any, argument: str) -> None:
    renderer = TemplateRenderer(tokenizer, 1000)
    with pytest.raises(TemplateRefused):
        await renderer.render([rendering.USER], {argument: "{{ messages }}"}, NO_TOOLS)


async def test_the_reason_of_a_template_is_told_and_none_of_the_conversation(
    tokenizer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "{{ raise_exception('Only users may ask: ' ~ messages[0].content) }}"
    monkeypatch.setattr(tokenizer, "chat_template", template)
    with pytest.raises(TemplateRefused, match="Only users may ask") as error:
        await TemplateRenderer(tokenizer, 1000).render([{"role": "user", "content": "secret"}], {}, NO_TOOLS)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("piece", ["</think>", "one two ", "🍑"])
@pytest.mark.parametrize("context", [512, 100_000])
async def test_a_prompt_of_8_mib_blocks_nobody(tokenizer: Any, piece: str, context: int) -> None:
    message: Message = {"role": "user", "content": piece * (8 * 2**20 // len(piece.encode()))}
    async with Watchdog() as watchdog:
        with pytest.raises(ContextLengthExceeded):
            await TemplateRenderer(tokenizer, context).render([message], {}, NO_TOOLS)
    assert watchdog.worst <= LONGEST_BLOCK
