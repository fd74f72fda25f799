"""Messages to a prompt: vLLM's own renderer and tokenizer, and typed control tokens kept apart (see `literal`)."""

import asyncio
from collections.abc import Sequence
from itertools import chain
from typing import Any

import msgspec

from thinkaloud.engine import control_tokens
from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.generation import Message, Prompt, Tooling

_AT_ONCE = 64
"""Pieces of a prompt that are encoded together: each is a task on the event loop."""


class Rendering:
    """The prompts of one engine. Nothing long happens on the event loop.

    llm: a running AsyncLLM.
    """

    def __init__(self, llm: Any) -> None:
        self._llm = llm
        tokenizer = llm.get_tokenizer()
        self._control = control_tokens.compile_tokens(tokenizer.get_added_vocab())
        self._context_length: int = llm.model_config.max_model_len
        self._most_characters = self._context_length * tokenizer.max_chars_per_token

    async def render(self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling) -> Prompt:
        marker = None
        # As vLLM does, also where no call may be made: the earlier turns may hold some.
        tools = {"tools": tooling.tools} if tooling.tools else {}
        if _certain(messages) > self._most_characters:
            raise self._too_long()
        conversation = given = {"messages": await asyncio.to_thread(_read, messages), **template_arguments, **tools}
        if self._control is not None:
            try:
                conversation, marker = await asyncio.to_thread(control_tokens.mark, given, self._control)
            except ValueError as error:
                raise InvalidRequest(str(error), param="messages") from error
        rendered = await self._render(**conversation)
        text = rendered.get("prompt")
        if text is None:  # a renderer that encodes by itself (Mistral's) keeps typed text apart by itself
            if marker is not None:
                rendered = await self._render(**given)
            token_ids = list(rendered["prompt_token_ids"])
            end = self._llm.get_tokenizer().decode(token_ids[-16:])
            return Prompt(messages, template_arguments, token_ids, end, tooling)
        if marker is not None and text.count(marker) > self._context_length:
            raise self._too_long()  # what stands between two marks is a token at least
        token_ids = await self._encode(control_tokens.split(text, marker))
        return Prompt(messages, template_arguments, token_ids, text, tooling)

    async def _render(self, *, messages: list[Message], **template_arguments: Any) -> dict[str, Any]:
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import ChatParams

        arguments = {"add_generation_prompt": True, **template_arguments, "tokenize": False}
        try:
            _, prompt = await self._llm.renderer.render_messages_async(
                messages, ChatParams(chat_template_kwargs=arguments)
            )
        except (VLLMClientError, ValueError, TypeError) as error:
            # Its text may quote the conversation, so the caller gets only the kind.
            raise InvalidRequest("the model's chat template does not take these messages", param="messages") from error
        return dict(prompt)

    async def _encode(self, texts: Sequence[str]) -> list[int]:
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import TokenizeParams

        params = TokenizeParams(max_total_tokens=self._context_length, add_special_tokens=False)
        token_ids: list[int] = []
        for at in range(0, len(texts), _AT_ONCE):
            prompts = [{"prompt": text} for text in texts[at : at + _AT_ONCE]]
            try:
                encoded = await self._llm.renderer.tokenize_prompts_async(prompts, params)
            except VLLMClientError as error:
                raise self._too_long() from error
            token_ids += chain.from_iterable(part["prompt_token_ids"] for part in encoded)
            if len(token_ids) > self._context_length:
                raise self._too_long()
        return token_ids

    def _too_long(self) -> ContextLengthExceeded:
        return ContextLengthExceeded(
            f"the prompt is longer than this model's context of {self._context_length} tokens", param="messages"
        )


def _certain(messages: list[Message]) -> int:
    """Characters that every template puts into the prompt. Of earlier answers it may leave some out."""
    contents = (message.get("content") for message in messages if message.get("role") != "assistant")
    return sum(len(content) for content in contents if isinstance(content, str))


def _read(messages: list[Message]) -> list[Message]:
    """The messages with the arguments of calls as objects. vLLM would read them too, but on the event loop, and behind
    the marks, so that an escape in them could spell a control token.
    """
    return [
        {**message, "tool_calls": [_read_call(call) for call in calls]}
        if (calls := message.get("tool_calls"))
        else message
        for message in messages
    ]


def _read_call(call: dict[str, Any]) -> dict[str, Any]:
    try:
        arguments = msgspec.json.decode(call["function"]["arguments"])
    except (msgspec.DecodeError, RecursionError):
        arguments = None
    # What a model wrote and is no object is an empty one, as in vLLM: to refuse it would end the conversation.
    return {**call, "function": {**call["function"], "arguments": arguments if isinstance(arguments, dict) else {}}}
