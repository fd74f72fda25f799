"""Arguments of the chat template: the model's own, the request's, and those of the thinking plan."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import ThinkingPlan


def merge_arguments(
    model: dict[str, Any], request: dict[str, Any], plan: ThinkingPlan, *, thinking: bool, switch: str | None
) -> dict[str, Any]:
    """Return the arguments of the template. The request's override the model's.

    thinking: whether the model thinks at all. If not, the plan has no effect.
    switch: the argument that turns thinking on and off, if there is one.
    """
    merged = {**model, **request}
    if not thinking:
        return merged
    if switch and plan.enabled is not None:
        merged[switch] = plan.enabled
    if plan.effort not in {None, "none"}:
        merged["reasoning_effort"] = plan.effort
    return merged


def extract_switch(
    arguments: dict[str, Any], plan: ThinkingPlan, switch: str | None
) -> tuple[dict[str, Any], ThinkingPlan]:
    """Return a request's arguments without the model's `switch`, and the plan with its value.

    Raises `InvalidRequest` if the value is not a boolean, since templates would accept anything, or if it contradicts
    the plan.
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


def is_switched_off(arguments: Mapping[str, Any], switch: str | None) -> bool:
    """Whether these arguments turn thinking off."""
    return switch is not None and arguments.get(switch) is False
