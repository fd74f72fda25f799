"""The thinking controls: every client's spelling becomes one `ThinkingPlan`.

`SPELLINGS` is the table: the place of a control, and what its value sets. Two controls that set the same thing
differently are refused, and both are named; two that agree are accepted. On a model that does not think, they have no
effect.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel
from pydantic.alias_generators import to_snake

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Detail, Effort, FieldNames, Lane, ThinkingPlan, Visibility
from thinkaloud.protocols.wire.thinking_fields import ReasoningFormat, ThinkingFields

FORMAT_HEADER = "x-thinkaloud-reasoning-format"
ROUTE_HEADER = "x-thinkaloud-route"

Meaning: TypeAlias = Callable[[Any], Mapping[str, Any]]
"""The options that a control's value sets, by their names."""


def _sets(option: str) -> Meaning:
    return lambda value: {option: value}


def _effort(value: Effort) -> Mapping[str, Any]:
    return {"effort": value, "enabled": value != "none"}


def _budget(value: int) -> Mapping[str, Any]:
    """Gemini's number: 0 is no thinking, and -1 leaves it to the model."""
    if value == 0:
        return {"enabled": False}
    return {"budget": value} if value > 0 else {}


def _visibility(is_shown: bool) -> Mapping[str, Any]:
    return {"visibility": "full" if is_shown else "hidden"}


def _summary(value: Detail) -> Mapping[str, Any]:
    return {"visibility": "summary", "summary": value}


def _display(value: str) -> Mapping[str, Any]:
    return {"visibility": "hidden" if value == "omitted" else "summary"}


def _format(value: ReasoningFormat) -> Mapping[str, Any]:
    if value == "hidden":
        return {"visibility": "hidden"}
    if value == "auto":
        return {"separate": True}
    names = _FORMAT_NAMES.get(value, value)
    return {"names": names, "separate": names != "tags"}


_FORMAT_NAMES: Mapping[ReasoningFormat, FieldNames] = {
    "none": "tags",
    "deepseek-legacy": "tags",
    "deepseek": "dual",
    "raw": "tags",
    "parsed": "dual",
}
"""llama.cpp's and Groq's words. Their clients read one of the two names, and find it."""


SPELLINGS: dict[str, Meaning] = {
    "reasoning_effort": _effort,
    "reasoning.effort": _effort,
    "chat_template_kwargs.reasoning_effort": _effort,
    "reasoning.enabled": _sets("enabled"),
    "thinking.type": lambda value: {"enabled": value in {"enabled", "adaptive"}},
    "enable_thinking": _sets("enabled"),
    "chat_template_kwargs.enable_thinking": _sets("enabled"),
    "chat_template_kwargs.thinking": _sets("enabled"),
    "reasoning.max_tokens": _sets("budget"),
    "thinking.budget_tokens": _sets("budget"),
    "thinking_budget": _sets("budget"),
    "thinking_token_budget": _sets("budget"),
    "thinking_budget_tokens": _sets("budget"),
    "generationConfig.thinkingConfig.thinkingBudget": _budget,
    "generationConfig.thinkingConfig.thinkingLevel": _effort,
    "generationConfig.thinkingConfig.includeThoughts": lambda value: {} if value else _visibility(False),
    "reasoning.min_tokens": _sets("min_tokens"),
    "reasoning.retries": _sets("retries"),
    "reasoning.votes": _sets("votes"),
    "reasoning.details": _sets("steps"),
    "reasoning.encrypted": _sets("sealed"),
    "reasoning.progress": _sets("progress"),
    "include": lambda value: {"sealed": True} if value else {},
    "reasoning.exclude": lambda value: _visibility(False) if value else {},
    "include_reasoning": _visibility,
    "reasoning.summary": _summary,
    "thinking.display": _display,
    "reasoning_format": _format,
    FORMAT_HEADER: _format,
    "separate_reasoning": _sets("separate"),
    "stream_reasoning": _sets("streamed"),
}

_PATHS = {name: [to_snake(part) for part in name.split(".")] for name in SPELLINGS}
"""The attributes in which a control is found."""


@dataclass(slots=True, frozen=True)
class ThinkingControls:
    """The plan, the fields in which the trace is sent, and whether the stream reports its progress."""

    plan: ThinkingPlan
    names: FieldNames
    progress: bool


def read_controls(
    fields: ThinkingFields, header: str | None, visibility: Visibility = "full", names: FieldNames = "dual"
) -> ThinkingControls:
    """What the controls set together.

    header: the value of `FORMAT_HEADER`, if it was sent.
    visibility, names: the defaults.

    Raises `InvalidRequest` where two contradict each other, or for an unknown value of the header.
    """
    options: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, value in _given_controls(fields, header):
        for option, setting in SPELLINGS[name](value).items():
            if options.setdefault(option, setting) != setting:
                raise InvalidRequest(f"{sources[option]} and {name} contradict each other", param=name)
            sources.setdefault(option, name)
    if (separate := options.get("separate")) is not None and separate == (names == "tags"):
        names = "dual" if separate else "tags"
    return ThinkingControls(
        plan=ThinkingPlan(
            enabled=options.get("enabled"),
            effort=options.get("effort"),
            budget=options.get("budget"),
            min_tokens=options.get("min_tokens", 0),
            retries=options.get("retries", 0),
            votes=options.get("votes", 1),
            visibility=options.get("visibility", visibility),
            summary=options.get("summary", "auto"),
            steps=options.get("steps", False),
            sealed=options.get("sealed", False),
            streamed=options.get("streamed", True),
        ),
        names=options.get("names", names),
        progress=options.get("progress", False),
    )


def _given_controls(fields: ThinkingFields, header: str | None) -> Iterator[tuple[str, Any]]:
    """The controls that the request has, with their values; null counts as not given."""
    for name in SPELLINGS:
        value = _read_format(header) if name == FORMAT_HEADER else _value_at(fields, _PATHS[name])
        if value is not None:
            yield name, value


def _value_at(fields: BaseModel, path: list[str]) -> Any:
    value: Any = fields
    for key in path:
        if not isinstance(value, BaseModel) or key not in value.model_fields_set:
            return None
        value = getattr(value, key)
    return value


def read_lane(header: str | None) -> Lane | None:
    """The lane that `ROUTE_HEADER` names; None where the server decides. Raises `InvalidRequest` for another value."""
    if header in {None, "auto"}:
        return None
    if header not in get_args(Lane):
        raise InvalidRequest(f"{ROUTE_HEADER}: one of {', '.join(get_args(Lane))}, auto", param=ROUTE_HEADER)
    return "fast" if header == "fast" else "thinking"


def _read_format(header: str | None) -> str | None:
    allowed = get_args(ReasoningFormat)
    if header is not None and header not in allowed:
        raise InvalidRequest(f"{FORMAT_HEADER}: one of {', '.join(allowed)}", param=FORMAT_HEADER)
    return header
