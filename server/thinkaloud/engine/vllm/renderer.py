"""Messages to a prompt, with vLLM's renderer and tokenizer. Typed control tokens stay text, see `control_tokens`."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from thinkaloud.engine import control_tokens
from thinkaloud.engine.vllm.call_arguments import parse_calls, with_arguments
from thinkaloud.engine.vllm.template_refusal import template_refusal
from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.generation import Message, Prompt, Tooling

T = TypeVar("T")

_BATCH_PIECES = 64
"""Pieces of a prompt that are encoded together; each is a task on the event loop."""
_FEW_PIECES = 8
"""Pieces that are encoded on the event loop."""
_ENCODE_TYPED_TEXT = frozenset({"MistralRenderer", "KimiK3Renderer"})
"""Renderers of vLLM's that encode by themselves and keep typed control tokens as text. In the prompt of another one
that encodes by itself, a typed control token stays broken by its marker."""
_SHORT = 4096
"""Characters of a conversation that is rendered on the event loop: 0.3 ms for 130, 1.6 ms for so many. Threads take 1.7
and 3.2 ms, and each of the four hops also waits for the interpreter's lock if the loop is busy."""


class Renderer:
    """Renders the prompts of one engine, long ones off the event loop.

    llm: a running AsyncLLM.
    """

    def __init__(self, llm: Any) -> None:
        self._llm = llm
        tokenizer = llm.get_tokenizer()
        self._control = control_tokens.compile_tokens(tokenizer.get_added_vocab())
        self._context_length: int = llm.model_config.max_model_len
        self._characters_per_token: int = tokenizer.max_chars_per_token

    async def render(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling) -> Prompt:
        marker = None
        # As in vLLM, also if no call may be made: earlier turns may have calls.
        tools = {"tools": tooling.tools} if tooling.tools else {}
        tokens = _count_characters(messages) // self._characters_per_token
        if tokens > self._context_length:
            raise self._length_error(tokens)
        is_short = not tools and _is_short([*messages, template_arguments])
        call = _call if is_short else asyncio.to_thread
        conversation = original = {"messages": await call(parse_calls, messages), **template_arguments, **tools}
        if self._control is not None:
            try:
                conversation, marker = await call(control_tokens.mark, original, self._control)
            except ValueError as error:
                raise InvalidRequest(str(error), param="messages") from error
        rendered = await self._render(conversation, is_short=is_short)
        text = rendered.get("prompt")
        if text is None:
            if marker is not None and type(self._llm.renderer).__name__ in _ENCODE_TYPED_TEXT:
                rendered = await self._render(original, is_short=is_short)
            token_ids = list(rendered["prompt_token_ids"])
            end = self._llm.get_tokenizer().decode(token_ids[-16:])
            return Prompt(messages, template_arguments, token_ids, end, tooling)
        if marker is not None and (tokens := text.count(marker)) > self._context_length:
            raise self._length_error(tokens)  # there is at least one token between two markers
        pieces = control_tokens.split(text, marker)
        token_ids = await self._encode(pieces, is_short=is_short and len(pieces) <= _FEW_PIECES)
        return Prompt(messages, template_arguments, token_ids, text, tooling)

    async def _render(self, conversation: dict[str, Any], *, is_short: bool) -> dict[str, Any]:
        """conversation: the messages, and the template's arguments, which may have names of ours."""
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import ChatParams

        arguments = {"add_generation_prompt": True, **conversation, "tokenize": False}
        messages = with_arguments(arguments.pop("messages"))
        params, renderer = ChatParams(chat_template_kwargs=arguments), self._llm.renderer
        try:
            if is_short:
                _, prompt = renderer.render_messages(messages, params)
            else:
                _, prompt = await renderer.render_messages_async(messages, params)
        except (VLLMClientError, ValueError, TypeError) as error:
            raise template_refusal(error, self._template(arguments.get("tools"))) from error
        return dict(prompt)

    def _template(self, tools: Any) -> str | None:
        """Return the chat template; None for a renderer that has none."""
        from vllm.renderers.hf import HfRenderer, resolve_chat_template

        renderer = self._llm.renderer
        if not isinstance(renderer, HfRenderer):
            return None
        template: str | None = resolve_chat_template(
            renderer.get_tokenizer(), None, tools, model_config=renderer.model_config
        )
        return template

    async def _encode(self, texts: Sequence[str], *, is_short: bool) -> list[int]:
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import TokenizeParams

        params = TokenizeParams(max_total_tokens=self._context_length, add_special_tokens=False)
        token_ids: list[int] = []
        renderer = self._llm.renderer
        for at in range(0, len(texts), _BATCH_PIECES):
            prompts = [{"prompt": text} for text in texts[at : at + _BATCH_PIECES]]
            try:
                if is_short:
                    encoded = renderer.tokenize_prompts(prompts, params)
                else:
                    encoded = await renderer.tokenize_prompts_async(prompts, params)
            except VLLMClientError as error:
                raise self._length_error(len(token_ids)) from error
            token_ids += chain.from_iterable(part["prompt_token_ids"] for part in encoded)
            if len(token_ids) > self._context_length:
                raise self._length_error(len(token_ids))
        return token_ids

    def _length_error(self, tokens: int) -> ContextLengthExceeded:
        """tokens: of the prompt, at least; one that is too long is not counted to its end."""
        return ContextLengthExceeded(
            f"the prompt is longer than this model's context of {self._context_length} tokens",
            param="messages",
            tokens=max(tokens, self._context_length + 1),
            limit=self._context_length,
        )


async def _call(function: Callable[..., T], *arguments: Any) -> T:
    return function(*arguments)


def _is_short(messages: list[Message]) -> bool:
    """Whether all values are plain text, numbers or switches, few, and short together."""
    values = [value for message in messages for value in message.values()]
    if len(values) > _BATCH_PIECES or not all(isinstance(each, (str, int, float)) for each in values):
        return False
    return sum(len(each) for each in values if isinstance(each, str)) <= _SHORT


def _count_characters(messages: list[Message]) -> int:
    """Count the characters that every template puts into the prompt; it may omit parts of earlier answers."""
    contents = (message.get("content") for message in messages if message.get("role") != "assistant")
    return sum(len(content) for content in contents if isinstance(content, str))
