"""How the trace begins in the output to one prompt. Decided once, behind rendering; whatever depends on it asks here.

A prompt that is rendered here shows it. Of one that an upstream renders only the settings can tell, and they speak of
the prompt that the settings make: what a request changes of the template's arguments may make another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Prompt
from thinkaloud.prompting.template import switched_off


@dataclass(slots=True, frozen=True)
class Opening:
    """opened: whether the prompt leaves the trace open; None where nobody knows.

    awaited: whether the output begins with a trace, so that what the answer is held to waits for the trace's end.
    seen: whether the prompt itself has told it.
    doubted: the settings say that it is open, and the request has switched thinking off.
    """

    opened: bool | None = None
    awaited: bool = False
    seen: bool = False
    doubted: bool = False

    def require_undoubted(self) -> None:
        """Raises `InvalidRequest` for a caller who may not see the trace but turns it off where nobody sees the prompt.

        Whether an upstream heeds the switch shows only there. Where it does not, what is taken for the answer would
        begin with the trace.
        """
        if self.doubted:
            raise InvalidRequest(
                "thinking cannot be switched off here: whether the upstream heeds it cannot be seen, and the trace is "
                "hidden from you",
                param="enable_thinking",
            )


def begun(
    prompt: Prompt, start: str, end: str, *, said: bool | None, own: Mapping[str, Any], switch: str | None
) -> Opening:
    """The opening of `prompt`.

    start, end: the tags; empty for a format that is more than two of them.
    said: what the settings say where the prompt cannot be seen.
    own: the template arguments of the served model itself. switch: the one that turns thinking on and off.
    """
    off = switched_off(prompt.template_arguments, switch)
    if prompt.text is None:
        holds = not off if said else not _altered(prompt, own, switch if off else None)
        opened = said if holds else None
    else:
        opened = _ends_in(prompt.text, start)
    return Opening(
        opened=opened,
        awaited=bool(opened) or not (off or (prompt.text is not None and _ends_in(prompt.text, end))),
        seen=prompt.text is not None,
        doubted=prompt.text is None and bool(said) and off and not switched_off(own, switch),
    )


def _ends_in(text: str, tag: str) -> bool:
    """Only the end counts, and only what the template wrote can be there (engine/control_tokens.py)."""
    return bool(tag) and text.rstrip().endswith(tag.rstrip())


def _altered(prompt: Prompt, own: Mapping[str, Any], switched: str | None) -> bool:
    """Whether a request has made another prompt of it than the settings speak of, `switched` off apart: with arguments
    of its own, or with words of the assistant's to go on with.
    """
    given = prompt.template_arguments.items()
    changed = any(name != switched and (name not in own or own[name] != value) for name, value in given)
    return changed or (bool(prompt.messages) and prompt.messages[-1].get("role") == "assistant")
