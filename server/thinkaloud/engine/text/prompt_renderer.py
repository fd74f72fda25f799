"""Messages to a prompt by a chat template. Typed control tokens stay text, see `control_tokens`.

How a template is applied and text encoded is left to a subclass, one for each library that does it.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from thinkaloud.engine.text import control_tokens
from thinkaloud.engine.text.call_arguments import parse_calls
from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.generation import Message, Prompt, Tooling

T = TypeVar("T")

_BATCH_PIECES = 64
"""Pieces of a prompt that are encoded together; each may be a task on the event loop."""
_FEW_PIECES = 8
"""Pieces that are encoded on the event loop."""
_SHORT = 4096
"""Characters of a conversation that is rendered on the event loop: 0.3 ms for 130, 1.6 ms for so many. Threads take 1.7
and 3.2 ms, and each of the four hops also waits for the interpreter's lock if the loop is busy."""


class PromptRenderer:
    """Renders the prompts of one engine, long ones off the event loop."""

    def __init__(self, tokenizer: Any, context_length: int) -> None:
        """
        tokenizer: of transformers, with vLLM's `max_chars_per_token`.
        context_length: tokens of prompt and output together.
        """
        self._tokenizer = tokenizer
        self._control = control_tokens.compile_tokens(tokenizer.get_added_vocab())
        self._context_length = context_length
        self._characters_per_token: int = tokenizer.max_chars_per_token

    async def render(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling) -> Prompt:
        """See `Engine.render`."""
        marker = None
        # As in vLLM, also if no call may be made: earlier turns may have calls.
        tools = {"tools": tooling.tools} if tooling.tools else {}
        tokens = _count_characters(messages) // self._characters_per_token
        if tokens > self._context_length:
            raise self.length_error(tokens)
        is_short = not tools and _is_short([*messages, template_arguments])
        conversation = original = {
            "messages": await call(parse_calls, messages, is_short=is_short),
            **template_arguments,
            **tools,
        }
        if self._control is not None:
            try:
                conversation, marker = await call(control_tokens.mark, original, self._control, is_short=is_short)
            except ValueError as error:
                raise InvalidRequest(str(error), param="messages") from error
        rendered = await self.apply_template(conversation, original, is_short=is_short)
        if not isinstance(rendered, str):
            end = self._tokenizer.decode(rendered[-16:])
            return Prompt(messages, template_arguments, rendered, end, tooling)
        if marker is not None and (tokens := rendered.count(marker)) > self._context_length:
            raise self.length_error(tokens)  # there is at least one token between two markers
        pieces = control_tokens.split(rendered, marker)
        token_ids = await self._encode(pieces, is_short=is_short and len(pieces) <= _FEW_PIECES)
        return Prompt(messages, template_arguments, token_ids, rendered, tooling)

    async def apply_template(
        self, marked: dict[str, Any], original: dict[str, Any], *, is_short: bool
    ) -> str | list[int]:
        """Return the text of the prompt of `marked`, or its token ids where the template is no text.

        marked: the messages, and the template's arguments, which may have names of ours. A control token in them is
        broken by a marker. original: the same without markers. is_short: it may be rendered on the event loop.
        Raises `TemplateRefused`.
        """
        raise NotImplementedError

    async def encode_texts(self, texts: Sequence[str], *, is_short: bool) -> Iterable[list[int]]:
        """Return the token ids of each text. Raises what `length_error` returns if one is too long."""
        raise NotImplementedError

    async def _encode(self, texts: Sequence[str], *, is_short: bool) -> list[int]:
        token_ids: list[int] = []
        for at in range(0, len(texts), _BATCH_PIECES):
            token_ids += chain.from_iterable(await self.encode_texts(texts[at : at + _BATCH_PIECES], is_short=is_short))
            if len(token_ids) > self._context_length:
                raise self.length_error(len(token_ids))
        return token_ids

    def length_error(self, tokens: int = 0) -> ContextLengthExceeded:
        """tokens: of the prompt, at least; one that is too long is not counted to its end."""
        return ContextLengthExceeded(
            f"the prompt is longer than this model's context of {self._context_length} tokens",
            param="messages",
            tokens=max(tokens, self._context_length + 1),
            limit=self._context_length,
        )


async def call(function: Callable[..., T], *arguments: Any, is_short: bool) -> T:
    """Call `function`, in a thread unless it is short."""
    return function(*arguments) if is_short else await asyncio.to_thread(function, *arguments)


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
