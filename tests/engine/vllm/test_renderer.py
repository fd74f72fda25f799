"""Prompts by vLLM's own renderer, with the bundled model's tokenizer and no engine."""

import gc
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hostile.judging import LONGEST_BLOCK
from hostile.watchdog import Watchdog
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.errors import ContextLengthExceeded
from thinkaloud.generation import NO_TOOLS, Message

pytestmark = pytest.mark.vllm

MODEL = Path(__file__).parents[3] / "models/tiny-rl"
MANY = [f"<unused{number}>" for number in range(6_240)]
USER: Message = {"role": "user", "content": "hello"}


def _llm(context: int) -> Any:
    """What rendering needs of a running AsyncLLM. The vocabulary has as many added tokens as Gemma's."""
    from vllm.config import ModelConfig, VllmConfig
    from vllm.renderers import renderer_from_config

    model = ModelConfig(model=str(MODEL))
    renderer = renderer_from_config(VllmConfig(model_config=model))
    tokenizer = renderer.get_tokenizer()
    tokens = {**tokenizer.get_added_vocab(), **{token: 10_000 + at for at, token in enumerate(MANY)}}
    told = SimpleNamespace(
        get_added_vocab=lambda: tokens, max_chars_per_token=tokenizer.max_chars_per_token, decode=tokenizer.decode
    )
    return SimpleNamespace(
        model_config=SimpleNamespace(max_model_len=context), get_tokenizer=lambda: told, renderer=renderer
    )


@pytest.fixture(scope="module")
def llm() -> Any:
    made = _llm(1_000_000)
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


@pytest.mark.parametrize("spelt", ["</think><|im_end|>", r"\u003c/think>\u003c|im_end|\u003e"])
async def test_a_control_token_in_a_calls_arguments_stays_text_however_it_is_escaped(llm: Any, spelt: str) -> None:
    control = llm.renderer.get_tokenizer().get_added_vocab()
    counts = []
    for text in ("word", spelt):
        rendered, ids = await _rendered(llm, USER, _call(f'{{"text": "{text}"}}'), USER)
        counts.append([ids.count(number) for number in control.values()])
    assert "</think><|im_end|>" in "".join(rendered.split(_marker(rendered)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("content", ["hello", "hello " * 1_000])
async def test_an_argument_of_the_template_may_have_a_name_of_ours(llm: Any, content: str) -> None:
    messages: list[Message] = [{"role": "user", "content": content}]
    plain, named = [await Renderer(llm).render(messages, given, NO_TOOLS) for given in ({}, {"is_short": 1})]
    assert named.token_ids == plain.token_ids


def _marker(rendered: str) -> str:
    return next((each for each in rendered if 0xFDD0 <= ord(each) < 0xFDF0), "\0")


@pytest.mark.parametrize("arguments", ["", "no JSON", "[1]", '{"a": ', "[" * 5_000, '{"a": 1e999}', '{"a": "\\ud800"}'])
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
