"""`reasoning_details`, OpenRouter's list: the steps of the trace or of its summary, and the sealed trace.

Each entry has its own `index`, by which the SDKs' stream helpers merge lists.
https://openrouter.ai/docs/use-cases/reasoning-tokens
"""

from typing import Any

from thinkaloud.events import Sealed, StepEnd, SummaryDelta

FORMAT = "thinkaloud-v1"


def reasoning_detail(event: StepEnd | SummaryDelta | Sealed, index: int) -> dict[str, Any]:
    """The entry for `event` at `index` of the list. `seconds`: how long the step took."""
    entry: dict[str, Any]
    match event:
        case StepEnd():
            entry = {"type": "reasoning.text", "text": event.text}
        case SummaryDelta():
            entry = {"type": "reasoning.summary", "summary": event.markdown}
        case Sealed():
            return {"type": "reasoning.encrypted", "data": event.data, "format": FORMAT, "index": index}
    return entry | {"move": event.move, "seconds": round(event.seconds, 3), "format": FORMAT, "index": index}
