"""How the trace begins in the output to one prompt. Made once after rendering, and passed on to all that depends on it.

A prompt that is rendered here shows it. For a prompt that an upstream renders only the settings know, and they describe
the prompt that the settings make: template arguments of a request may change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Prompt
from thinkaloud.prompting.template import is_switched_off
from thinkaloud.request.catalog import ServedModel
from thinkaloud.thinking import budgets
from thinkaloud.thinking.budgets import Bounds


@dataclass(slots=True, frozen=True)
class Opening:
    """is_open: whether the prompt leaves the trace open; None if unknown.

    expects_trace: whether the output begins with a trace, so that constraints on the answer wait for the trace's end.
    is_switched_off: the template's arguments keep the model from thinking.
    is_rendered: whether the prompt's text is known here, rather than the settings alone.
    is_uncertain: the settings say that the trace is open, and the request has turned thinking off.
    is_steerable: whether the output can be continued after words of ours.
    bounds: what steers the trace; None if nothing does.
    """

    is_open: bool | None = None
    expects_trace: bool = False
    is_switched_off: bool = False
    is_rendered: bool = False
    is_uncertain: bool = False
    is_steerable: bool = False
    bounds: Bounds | None = None

    @property
    def begins_with_trace(self) -> bool | None:
        """As `expects_trace`; None if the model itself has to open the trace, which it may not do."""
        return self.expects_trace if self.is_open or not self.expects_trace else None

    def require_certain(self) -> None:
        """Raise `InvalidRequest` if it is uncertain. For callers who may not see the trace.

        Whether an upstream honours the switch shows only in its output. If it does not, the text taken for the answer
        would begin with the trace.
        """
        if self.is_uncertain:
            raise InvalidRequest(
                "thinking cannot be switched off here: whether the upstream heeds it cannot be seen, and the trace is "
                "hidden from you",
                param="enable_thinking",
            )

    def with_bounds(self, request: GenerationRequest, model: ServedModel, max_tokens: int | None) -> "Opening":
        """The same opening, with what steers the trace of `request`.

        max_tokens: of trace and answer together.
        Raises `InvalidRequest` if the request asks for what cannot be done after this prompt.
        """
        return replace(self, bounds=_find_bounds(request, model, max_tokens, is_steerable=self.is_steerable))


def find_opening(model: ServedModel, prompt: Prompt) -> Opening:
    """Return the opening of the output of `model` to `prompt`, without bounds."""
    row = model.format
    if row is None:
        return Opening(is_rendered=prompt.text is not None)
    configured = row.implicit_open if model.opened_by_prompt is None else model.opened_by_prompt
    opening = detect_opening(
        prompt,
        row.start,
        row.end,
        row.opening_tag,
        configured=configured,
        own=model.template_arguments,
        switch=row.switch,
    )
    return replace(opening, is_steerable=row.parser is None and prompt.token_ids is not None)


def detect_opening(
    prompt: Prompt,
    start: str,
    end: str,
    tag: str = "",
    *,
    configured: bool | None,
    own: Mapping[str, Any],
    switch: str | None,
) -> Opening:
    """Return the opening of `prompt`.

    start, end: the tags; empty for a format that is more than two of them. tag: the opening one without its label.
    configured: what the settings say, for a prompt whose text is not known.
    own: the template arguments of the served model itself. switch: the one that turns thinking on and off.
    """
    off = is_switched_off(prompt.template_arguments, switch)
    if prompt.text is None:
        applies = not off if configured else not _is_altered(prompt, own, switch if off else None)
        is_open = configured if applies else None
    else:
        is_open = _ends_with_tag(prompt.text, start) or _ends_with_tag(prompt.text, tag)
    return Opening(
        is_open=is_open,
        expects_trace=bool(is_open) or not (off or (prompt.text is not None and _ends_with_tag(prompt.text, end))),
        is_switched_off=off,
        is_rendered=prompt.text is not None,
        is_uncertain=prompt.text is None and bool(configured) and off and not is_switched_off(own, switch),
    )


def _ends_with_tag(text: str, tag: str) -> bool:
    """Whether `text` ends with `tag`. Only what the template wrote can be there (engine/text/control_tokens.py)."""
    return bool(tag) and text.rstrip().endswith(tag.rstrip())


def _is_altered(prompt: Prompt, own: Mapping[str, Any], ignored: str | None) -> bool:
    """Whether the request makes another prompt than the settings describe: by template arguments of its own, apart from
    `ignored`, or by an assistant message to continue.
    """
    given = prompt.template_arguments.items()
    changed = any(name != ignored and (name not in own or own[name] != value) for name, value in given)
    return changed or (bool(prompt.messages) and prompt.messages[-1].get("role") == "assistant")


def budget_asked(request: GenerationRequest, model: ServedModel) -> int | None:
    """The budget that a request asks for, in tokens or by its effort; None on a model that does not think."""
    return budgets.requested_budget(request.thinking, model.budgets) if model.thinking else None


def _find_bounds(
    request: GenerationRequest, model: ServedModel, max_tokens: int | None, *, is_steerable: bool
) -> Bounds | None:
    plan, format = request.thinking, model.format
    if format is None:
        return None
    if not is_steerable:
        if plan.retries or plan.min_tokens:
            raise InvalidRequest(
                "this model cannot be made to think again: what it writes cannot be gone on with "
                "(an upstream, or a format of vLLM's own)",
                param="reasoning.retries" if plan.retries else "reasoning.min_tokens",
            )
        return None
    if max_tokens is not None and plan.min_tokens > max_tokens:
        raise InvalidRequest(
            f"reasoning.min_tokens is {plan.min_tokens}; trace and answer may have {max_tokens} tokens here",
            param="reasoning.min_tokens",
        )
    asked = budget_asked(request, model)
    closing = f"{format.closing_words}{format.end}"
    length = len(model.engine.spell(closing, model.tag_ids).texts)
    if asked == 0 or (max_tokens is not None and max_tokens < 4 * length):  # no room for words
        closing, length = format.end, len(model.engine.spell(format.end, model.tag_ids).texts)
    return Bounds(
        budget=budgets.limit_budget(asked, max_tokens, length, model.answer_tokens),
        closing=closing,
        closing_tag=format.end,
        retry_words=format.retry_words,
        min_tokens=plan.min_tokens,
        retries=plan.retries,
        detects_loops=model.loop_guard,
        requires_answer=model.answer_tokens > 0 and format.unclosed == "trace",
    )
