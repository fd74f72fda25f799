"""What a sampled completion earns: 1 when its box is right and its form is kept, else 0. Nothing else is rewarded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recipe.pieces import END_THINK, END_TURN, MARKUP

_BOX = "\\boxed"
_LAST_BOX = re.compile(r"\\boxed\{([^{}]*)\}\Z")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One completion, judged."""

    right: bool
    """Whether the answer ends with the right box."""
    formed: bool
    """Whether the trace is closed once, the only box ends the answer, and the turn is ended."""
    checked: bool
    """Whether the trace checks something."""

    @property
    def reward(self) -> float:
        """1 for a right answer in form."""
        return float(self.right and self.formed)


def judge(text: str, answer: str, *, opened: bool) -> Outcome:
    """Judge a completion. `opened`: the prompt had opened a trace and left it open."""
    body = text.removesuffix(END_TURN)
    trace, _, said = body.partition(END_THINK) if opened else ("", "", body)
    found = _LAST_BOX.search(said)
    clean = body.count(_BOX) == 1 and not any(mark in trace + said for mark in MARKUP)
    return Outcome(
        right=found is not None and found[1] == answer,
        formed=found is not None and clean and body != text,
        checked="check" in trace.lower(),
    )
