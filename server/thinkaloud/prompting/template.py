"""What the chat template is told beside the messages: the model's own arguments, the request's, and the plan."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thinkaloud.errors import InvalidRequest
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


def switched(arguments: dict[str, Any], plan: ThinkingPlan, switch: str | None) -> tuple[dict[str, Any], ThinkingPlan]:
    """A request's arguments without the model's own `switch`, whatever its name, and the plan with what it says.

    Raises `InvalidRequest` where it is neither true nor false, which templates take for anything, and where the request
    says something else by another name.
    """
    if switch is None or switch not in arguments:
        return arguments, plan
    enabled, param = arguments[switch], f"chat_template_kwargs.{switch}"
    if not isinstance(enabled, bool):
        raise InvalidRequest(f"{param}: turns thinking on and off, so it is true or false", param=param)
    if plan.enabled not in {None, enabled}:
        raise InvalidRequest(f"{param} contradicts what the request says elsewhere of thinking", param=param)
    rest = {name: value for name, value in arguments.items() if name != switch}
    return rest, replace(plan, enabled=enabled)


def switched_off(merged: Mapping[str, Any], switch: str | None) -> bool:
    """Whether these arguments keep the model from thinking."""
    return switch is not None and merged.get(switch) is False
