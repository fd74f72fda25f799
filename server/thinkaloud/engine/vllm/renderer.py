"""Messages to a prompt, with vLLM's renderer and tokenizer."""

from collections.abc import Iterable, Sequence
from typing import Any

from thinkaloud.engine.text.call_arguments import with_arguments
from thinkaloud.engine.text.prompt_renderer import PromptRenderer
from thinkaloud.engine.text.template_refusal import template_refusal

_ENCODE_TYPED_TEXT = frozenset({"MistralRenderer", "KimiK3Renderer"})
"""Renderers of vLLM's that encode by themselves and keep typed control tokens as text. In the prompt of another one
that encodes by itself, a typed control token stays broken by its marker."""


class Renderer(PromptRenderer):
    """Renders the prompts of one engine, long ones off the event loop.

    llm: a running AsyncLLM.
    """

    def __init__(self, llm: Any) -> None:
        super().__init__(llm.get_tokenizer(), llm.model_config.max_model_len)
        self._llm = llm

    async def apply_template(
        self, marked: dict[str, Any], original: dict[str, Any], *, is_short: bool
    ) -> str | list[int]:
        """See `PromptRenderer.apply_template`."""
        rendered = await self._render(marked, is_short=is_short)
        if (text := rendered.get("prompt")) is not None:
            return str(text)
        if marked is not original and type(self._llm.renderer).__name__ in _ENCODE_TYPED_TEXT:
            rendered = await self._render(original, is_short=is_short)
        return list(rendered["prompt_token_ids"])

    async def _render(self, conversation: dict[str, Any], *, is_short: bool) -> dict[str, Any]:
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

    async def encode_texts(self, texts: Sequence[str], *, is_short: bool) -> Iterable[list[int]]:
        """See `PromptRenderer.encode_texts`."""
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import TokenizeParams

        params = TokenizeParams(max_total_tokens=self._context_length, add_special_tokens=False)
        prompts, renderer = [{"prompt": text} for text in texts], self._llm.renderer
        try:
            if is_short:
                encoded = renderer.tokenize_prompts(prompts, params)
            else:
                encoded = await renderer.tokenize_prompts_async(prompts, params)
        except VLLMClientError as error:
            raise self.length_error() from error
        return [part["prompt_token_ids"] for part in encoded]
