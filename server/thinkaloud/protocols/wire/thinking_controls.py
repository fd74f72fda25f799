"""The thinking controls: every spelling of every client, one plan. Shared by the dialects.

`SPELLINGS` is the table: where a control stands, and what its value says. Two that say different things of one
matter are refused, and both are named; two that agree are fine. On a model that does not think, they have no effect.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from pydantic import BaseModel, Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Detail, Effort, Lane, ThinkingPlan, Visibility
from thinkaloud.protocols.wire.validation import Wire

FORMAT_HEADER = "x-thinkaloud-reasoning-format"
ROUTE_HEADER = "x-thinkaloud-route"

FieldNames: TypeAlias = Literal["dual", "reasoning_content", "reasoning", "tags"]
"""Under which names the trace goes out; `tags` is inside the content."""

ReasoningFormat: TypeAlias = Literal["dual", "reasoning_content", "reasoning", "tags", "hidden"]
Budget: TypeAlias = Annotated[int, Field(ge=0, lt=2**31)]


class Reasoning(Wire):
    """OpenRouter's and the Responses dialect's object, and what is ThinkAloud's own, from min_tokens on.

    `enabled` is true or false, never null. details: the steps, as `reasoning_details`. encrypted: the trace sealed, to
    be given back in the history. progress: how far the trace is, in chunks of the stream.
    """

    effort: Effort | None = None
    enabled: bool = True
    max_tokens: Budget | None = None
    exclude: bool | None = None
    summary: Detail | None = None
    min_tokens: Budget | None = None
    retries: Annotated[int, Field(ge=0, le=16)] | None = None
    votes: Annotated[int, Field(ge=1)] | None = None
    details: bool | None = None
    encrypted: bool | None = None
    progress: bool | None = None


class Thinking(Wire):
    """Anthropic's and DeepSeek's object."""

    type: Literal["enabled", "disabled", "adaptive"]
    budget_tokens: Budget | None = None


class TemplateArguments(Wire):
    """Variables for the chat template. 0, "" and null fool templates, so the two switches are true or false."""

    names_are_free: ClassVar[bool] = True
    enable_thinking: bool = True
    thinking: bool = True
    reasoning_effort: Effort | None = None


class Controls(Wire):
    """The fields of a request that say how to think and what to send of it."""

    reasoning_effort: Effort | None = None
    reasoning: Reasoning | None = None
    thinking: Thinking | None = None
    enable_thinking: bool = True
    chat_template_kwargs: TemplateArguments | None = None
    thinking_budget: Budget | None = None
    thinking_token_budget: Budget | None = None
    thinking_budget_tokens: Budget | None = None
    include: Annotated[list[Literal["reasoning.encrypted_content"]], Field(max_length=16, fail_fast=True)] | None = None
    include_reasoning: bool | None = None
    reasoning_format: ReasoningFormat | None = None
    separate_reasoning: bool | None = None
    stream_reasoning: bool | None = None


Says: TypeAlias = Callable[[Any], Mapping[str, Any]]
"""What a value says, by matter. A matter that two spellings name must be the same in both."""


def _is(matter: str) -> Says:
    return lambda value: {matter: value}


def _effort(value: Effort) -> Mapping[str, Any]:
    return {"effort": value, "enabled": value != "none"}


def _shown(value: bool) -> Mapping[str, Any]:
    return {"visibility": "full" if value else "hidden"}


def _summary(value: Detail) -> Mapping[str, Any]:
    return {"visibility": "summary", "summary": value}


def _format(value: ReasoningFormat) -> Mapping[str, Any]:
    if value == "hidden":
        return {"visibility": "hidden"}
    return {"names": value, "apart": value != "tags"}


SPELLINGS: dict[str, Says] = {
    "reasoning_effort": _effort,
    "reasoning.effort": _effort,
    "chat_template_kwargs.reasoning_effort": _effort,
    "reasoning.enabled": _is("enabled"),
    "thinking.type": lambda value: {"enabled": value != "disabled"},
    "enable_thinking": _is("enabled"),
    "chat_template_kwargs.enable_thinking": _is("enabled"),
    "chat_template_kwargs.thinking": _is("enabled"),
    "reasoning.max_tokens": _is("budget"),
    "thinking.budget_tokens": _is("budget"),
    "thinking_budget": _is("budget"),
    "thinking_token_budget": _is("budget"),
    "thinking_budget_tokens": _is("budget"),
    "reasoning.min_tokens": _is("min_tokens"),
    "reasoning.retries": _is("retries"),
    "reasoning.votes": _is("votes"),
    "reasoning.details": _is("steps"),
    "reasoning.encrypted": _is("sealed"),
    "reasoning.progress": _is("progress"),
    "include": lambda value: {"sealed": True} if value else {},
    "reasoning.exclude": lambda value: _shown(False) if value else {},
    "include_reasoning": _shown,
    "reasoning.summary": _summary,
    "reasoning_format": _format,
    FORMAT_HEADER: _format,
    "separate_reasoning": _is("apart"),
    "stream_reasoning": _is("streamed"),
}


@dataclass(slots=True, frozen=True)
class Controlled:
    """The plan, the names under which the trace goes out, and whether the stream tells how far it is."""

    plan: ThinkingPlan
    names: FieldNames
    progress: bool


def plan(controls: Controls, header: str | None, visibility: Visibility = "full") -> Controlled:
    """What the controls say together.

    header: the value of `FORMAT_HEADER`, if it was sent.
    visibility: of a request that says none.

    Raises `InvalidRequest` where two contradict each other, or where one asks for what there is not.
    """
    said: dict[str, Any] = {}
    sayers: dict[str, str] = {}
    for name, value in _given(controls, header):
        for matter, meaning in SPELLINGS[name](value).items():
            if said.setdefault(matter, meaning) != meaning:
                raise InvalidRequest(f"{sayers[matter]} and {name} contradict each other", param=name)
            sayers.setdefault(matter, name)
    return Controlled(
        plan=ThinkingPlan(
            enabled=said.get("enabled"),
            effort=said.get("effort"),
            budget=said.get("budget"),
            min_tokens=said.get("min_tokens", 0),
            retries=said.get("retries", 0),
            votes=said.get("votes", 1),
            visibility=said.get("visibility", visibility),
            summary=said.get("summary", "auto"),
            steps=said.get("steps", False),
            sealed=said.get("sealed", False),
            streamed=said.get("streamed", True),
        ),
        names=said.get("names", "dual" if said.get("apart", True) else "tags"),
        progress=said.get("progress", False),
    )


def _given(controls: Controls, header: str | None) -> Iterator[tuple[str, Any]]:
    """The spellings that the request uses, with their values; null is not given."""
    for name in SPELLINGS:
        value = _header(header) if name == FORMAT_HEADER else _at(controls, name.split("."))
        if value is not None:
            yield name, value


def _at(controls: BaseModel, path: list[str]) -> Any:
    value: Any = controls
    for key in path:
        if not isinstance(value, BaseModel) or key not in value.model_fields_set:
            return None
        value = getattr(value, key)
    return value


def lane(header: str | None) -> Lane | None:
    """What the value of `ROUTE_HEADER` says; None leaves it to the server. Raises `InvalidRequest` for another word."""
    if header in {None, "auto"}:
        return None
    if header not in get_args(Lane):
        raise InvalidRequest(f"{ROUTE_HEADER}: one of {', '.join(get_args(Lane))}, auto", param=ROUTE_HEADER)
    return "fast" if header == "fast" else "thinking"


def _header(value: str | None) -> str | None:
    allowed = get_args(ReasoningFormat)
    if value is not None and value not in allowed:
        raise InvalidRequest(f"{FORMAT_HEADER}: one of {', '.join(allowed)}", param=FORMAT_HEADER)
    return value
