"""How the trace begins in the output to one prompt. Decided once after rendering, and used by all that depends on it.

A prompt that is rendered here shows it. For a prompt that an upstream renders only the settings know, and they describe
the prompt that the settings make: template arguments of a request may change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Prompt
from thinkaloud.prompting.template import is_switched_off


@dataclass(slots=True, frozen=True)
class Opening:
    """is_open: whether the prompt leaves the trace open; None if unknown.

    expects_trace: whether the output begins with a trace, so that constraints on the answer wait for the trace's end.
    is_rendered: whether the prompt's text is known here, rather than the settings alone.
    is_uncertain: the settings say that the trace is open, and the request has turned thinking off.
    """

    is_open: bool | None = None
    expects_trace: bool = False
    is_rendered: bool = False
    is_uncertain: bool = False

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


def detect_opening(
    prompt: Prompt, start: str, end: str, *, configured: bool | None, own: Mapping[str, Any], switch: str | None
) -> Opening:
    """Return the opening of `prompt`.

    start, end: the tags; empty for a format that is more than two of them.
    configured: what the settings say, for a prompt whose text is not known.
    own: the template arguments of the served model itself. switch: the one that turns thinking on and off.
    """
    off = is_switched_off(prompt.template_arguments, switch)
    if prompt.text is None:
        applies = not off if configured else not _is_altered(prompt, own, switch if off else None)
        is_open = configured if applies else None
    else:
        is_open = _ends_with_tag(prompt.text, start)
    return Opening(
        is_open=is_open,
        expects_trace=bool(is_open) or not (off or (prompt.text is not None and _ends_with_tag(prompt.text, end))),
        is_rendered=prompt.text is not None,
        is_uncertain=prompt.text is None and bool(configured) and off and not is_switched_off(own, switch),
    )


def _ends_with_tag(text: str, tag: str) -> bool:
    """Whether `text` ends with `tag`. Only what the template wrote can be there (engine/control_tokens.py)."""
    return bool(tag) and text.rstrip().endswith(tag.rstrip())


def _is_altered(prompt: Prompt, own: Mapping[str, Any], ignored: str | None) -> bool:
    """Whether the request makes another prompt than the settings describe: by template arguments of its own, apart from
    `ignored`, or by an assistant message to continue.
    """
    given = prompt.template_arguments.items()
    changed = any(name != ignored and (name not in own or own[name] != value) for name, value in given)
    return changed or (bool(prompt.messages) and prompt.messages[-1].get("role") == "assistant")
