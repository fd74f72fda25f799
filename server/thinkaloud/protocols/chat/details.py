"""`reasoning_details`, OpenRouter's list: the steps of the trace or of its summary, and the trace sealed.

Each entry has its own `index`, by which the SDKs' stream helpers put lists together.
https://openrouter.ai/docs/use-cases/reasoning-tokens
"""

from typing import Any

from thinkaloud.events import Sealed, StepEnd, SummaryDelta

FORMAT = "thinkaloud-v1"


def detail(event: StepEnd | SummaryDelta | Sealed, number: int) -> dict[str, Any]:
    """The entry for `event`. number: its place in the list. `seconds`: how long the step took."""
    told: dict[str, Any]
    match event:
        case StepEnd():
            told = {"type": "reasoning.text", "text": event.text}
        case SummaryDelta():
            told = {"type": "reasoning.summary", "summary": event.headed}
        case Sealed():
            return {"type": "reasoning.encrypted", "data": event.data, "format": FORMAT, "index": number}
    return told | {"move": event.move, "seconds": round(event.seconds, 3), "format": FORMAT, "index": number}
