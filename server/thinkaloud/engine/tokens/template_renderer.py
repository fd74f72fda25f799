"""Messages to a prompt, with the chat template and the tokenizer of transformers alone."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from thinkaloud.engine.text.call_arguments import with_arguments
from thinkaloud.engine.text.prompt_renderer import PromptRenderer, call
from thinkaloud.engine.text.template_refusal import template_refusal
from thinkaloud.generation import Message

_FIELDS = ("role", "content", "name", "tool_calls", "tool_call_id", "reasoning", "reasoning_content")
"""What vLLM, too, shows a template of a message."""
_ARGUMENTS = frozenset({"add_generation_prompt", "continue_final_message", "documents"})
"""Arguments that are applied beside a template's own variables."""
_OURS = frozenset({"chat_template", "tokenize"})
_PROBE = "probe"


class TemplateRenderer(PromptRenderer):
    """Renders the prompts of one engine, long ones off the event loop."""

    def __init__(self, tokenizer: Any, context_length: int) -> None:
        super().__init__(tokenizer, context_length)
        self._takes_parts = not self._shows(_PROBE) and self._shows([{"type": "text", "text": _PROBE}])

    async def apply_template(
        self, marked: dict[str, Any], original: dict[str, Any], *, is_short: bool
    ) -> str | list[int]:
        """See `PromptRenderer.apply_template`."""
        return await call(self._apply, marked, is_short=is_short)

    def _apply(self, conversation: dict[str, Any]) -> str:
        arguments = {"add_generation_prompt": True, **conversation}
        messages, tools = with_arguments(arguments.pop("messages")), arguments.pop("tools", None)
        template = self._tokenizer.get_chat_template(None, tools=tools)
        try:
            if taken := _OURS & arguments.keys():
                raise ValueError(f"{min(taken)} cannot be an argument of the template")
            known = _variables(template) | _ARGUMENTS
            return self._render([self._message(each) for each in messages], tools, template, arguments, known)
        except Exception as error:  # a template may raise anything
            raise template_refusal(error, template) from error

    def _render(
        self, messages: list[Message], tools: Any, template: str, arguments: dict[str, Any], known: frozenset[str]
    ) -> str:
        given = {name: value for name, value in arguments.items() if name in known}
        return str(
            self._tokenizer.apply_chat_template(messages, tools=tools, chat_template=template, tokenize=False, **given)
        )

    def _message(self, message: Message) -> Message:
        """Return a message as vLLM shows it: always with a content, and without an empty list of calls."""
        shown = {name: message[name] for name in _FIELDS if message.get(name) is not None}
        content = shown.get("content", "")
        if self._takes_parts and isinstance(content, str) and message.get("role") != "tool":
            content = [{"type": "text", "text": content}]
        if not shown.get("tool_calls", True):
            del shown["tool_calls"]
        return {**shown, "content": content}

    def _shows(self, content: Any) -> bool:
        """Whether the template shows the text of a message with that content."""
        template = self._tokenizer.get_chat_template(None, tools=None)
        try:
            return _PROBE in self._render([{"role": "user", "content": content}], None, template, {}, frozenset())
        except Exception:  # noqa: BLE001  it may take no conversation but some
            return False

    async def encode_texts(self, texts: Sequence[str], *, is_short: bool) -> Iterable[list[int]]:
        """See `PromptRenderer.encode_texts`."""
        return await call(self._encode_all, list(texts), is_short=is_short)

    def _encode_all(self, texts: list[str]) -> list[list[int]]:
        # The library's own object: that of transformers sets truncation with each call, and threads share it.
        encoded = self._tokenizer.backend_tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [each.ids for each in encoded]


@lru_cache(maxsize=16)
def _variables(template: str) -> frozenset[str]:
    """Return the variables of a template."""
    from jinja2 import meta
    from transformers.utils.chat_template_utils import _compile_jinja_template

    return frozenset(meta.find_undeclared_variables(_compile_jinja_template(template).environment.parse(template)))
