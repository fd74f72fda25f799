"""What the chat template is told beside the messages: the model's own arguments, the request's, and the plan."""

from typing import Any

from thinkaloud.generation import ThinkingPlan


def arguments(
    model: dict[str, Any], request: dict[str, Any], plan: ThinkingPlan, *, thinking: bool, switch: str | None
) -> dict[str, Any]:
    """The template's arguments; the request's win over the model's.

    thinking: whether the model thinks at all; on one that does not, the plan has no effect.
    switch: the argument that turns thinking on and off, where there is one.
    """
    merged = {**model, **request}
    if not thinking:
        return merged
    if switch and plan.enabled is not None:
        merged[switch] = plan.enabled
    if plan.effort not in {None, "none"}:
        merged["reasoning_effort"] = plan.effort
    return merged


def switched_off(merged: dict[str, Any], switch: str | None) -> bool:
    """Whether these arguments keep the model from thinking."""
    return switch is not None and merged.get(switch) is False
