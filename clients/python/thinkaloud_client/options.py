"""What can be asked for, and the request that says it."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypedDict

Prompt: TypeAlias = str | Sequence[Mapping[str, Any]]
"""What a user says, or the messages of a conversation."""


class Options(TypedDict, total=False):
    """Options of a request; those of a client hold for each of its requests that says nothing else.

    None is as if the option were not there, and takes a client's away.

    model: a served model, or an alias such as `auto`.
    effort, budget: how long it may think; the budget in tokens.
    thinking: whether it does.
    visibility: what is sent of the trace, at most. summary: of what kind.
    votes: so many answers are made, and the one is sent that most agree on.
    retries: how often a model that wants to stop is made to think again.
    details: the trace's steps as well. progress: how far a trace is that is not shown. encrypted: the trace, sealed.
    lane: which of its two models an alias is to take.
    tools, tool_choice, parallel_tool_calls, response_format, temperature, top_p, seed, stop: as OpenAI spells them.
    max_tokens: of trace and answer together.
    extra: other fields of the request, as they are.
    """

    model: str | None
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None
    budget: int | None
    thinking: bool | None
    visibility: Literal["full", "summary", "hidden"] | None
    summary: Literal["auto", "concise", "detailed"] | None
    votes: int | None
    retries: int | None
    details: bool | None
    progress: bool | None
    encrypted: bool | None
    lane: Literal["fast", "thinking"] | None
    tools: Sequence[Mapping[str, Any]] | None
    tool_choice: str | Mapping[str, Any] | None
    parallel_tool_calls: bool | None
    response_format: Mapping[str, Any] | None
    temperature: float | None
    top_p: float | None
    seed: int | None
    stop: str | Sequence[str] | None
    max_tokens: int | None
    extra: Mapping[str, Any] | None


_FIELDS = {"effort": "reasoning_effort", "budget": "thinking_budget"}
"""Fields of another name than their option's."""
_REASONING = {"thinking": "enabled"} | {
    name: name for name in ("votes", "retries", "details", "progress", "encrypted", "summary")
}
"""Options that are in the object `reasoning`."""
_ELSEWHERE = {"visibility", "lane", "extra"}


def merged(defaults: Options, options: Options) -> Options:
    """`options` over `defaults`. Raises `TypeError` for one that there is not."""
    for name in options:
        if name not in Options.__annotations__:
            raise TypeError(f"there is no option {name!r}; a field of the request goes into extra={{{name!r}: ...}}")
    return {**defaults, **options}


def body(prompt: Prompt, options: Options) -> dict[str, Any]:
    """The request."""
    given = {name: value for name, value in options.items() if value is not None}
    asked: dict[str, Any] = {
        "messages": [{"role": "user", "content": prompt}] if isinstance(prompt, str) else [*prompt]
    }
    reasoning: dict[str, Any] = {}
    for name, value in given.items():
        if name in _REASONING:
            reasoning[_REASONING[name]] = value
        elif name not in _ELSEWHERE:
            asked[_FIELDS.get(name, name)] = value
    match given.get("visibility"):
        case "full" | "hidden" as visibility:
            asked["include_reasoning"] = visibility == "full"
        case "summary":
            reasoning.setdefault("summary", "auto")
    extra = dict(options.get("extra") or {})
    reasoning |= extra.pop("reasoning", {})
    return asked | ({"reasoning": reasoning} if reasoning else {}) | extra


def streamed(prompt: Prompt, options: Options) -> dict[str, Any]:
    """The request for a stream. Raises `ValueError` for one of several choices, of which a stream tells none whole."""
    asked = body(prompt, options) | {"stream": True}
    if asked.get("n", 1) != 1:
        raise ValueError("n: a client tells one answer; `votes` chooses the best of several")
    return {"stream_options": {"include_usage": True}} | asked


def headers(options: Options) -> dict[str, str]:
    """What of the options goes into the head of the request."""
    lane = options.get("lane")
    return {} if lane is None else {"x-thinkaloud-route": lane}
