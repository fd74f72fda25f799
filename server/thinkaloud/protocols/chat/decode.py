"""Chat Completions in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import ValidationError

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Message, Visibility
from thinkaloud.protocols.chat.encode import Shape
from thinkaloud.protocols.chat.refusals import refuse
from thinkaloud.protocols.chat.sampling import sampling
from thinkaloud.protocols.chat.schema import ChatRequest, WireMessage
from thinkaloud.protocols.chat.tools import ToolCallIn, tooling
from thinkaloud.protocols.wire import json, thinking_controls
from thinkaloud.protocols.wire.validation import mistake, unknown
from thinkaloud.settings import LimitsSettings

_RESERVED_TEMPLATE_ARGUMENTS = frozenset({
    "add_generation_prompt",
    "chat_template",
    "continue_final_message",
    "conversation",
    "documents",
    "messages",
    "return_dict",
    "tokenize",
    "tools",
})  # fmt: skip
_EMPTY_MESSAGE_FIELDS = frozenset({"annotations", "audio", "function_call", "refusal"})
"""What SDKs repeat of an answer when it comes back as history. Without a value they say nothing."""

_BIASES = 1024
"""Tokens that a request may have a bias on."""
_NAMED = 64
"""Unknown fields that are told, at most."""


@dataclass(slots=True, frozen=True)
class Decoded:
    """A request, and how its answer goes out. `ignored`: fields that have no effect here, dotted."""

    generation: GenerationRequest
    shape: Shape
    stream: bool
    ignored: tuple[str, ...]


def decode(
    body: dict[str, Any],
    request_id: str,
    limits: LimitsSettings,
    *,
    ceiling: Callable[[str], Visibility],
    visibility: Visibility = "full",
    format_header: str | None = None,
    route_header: str | None = None,
) -> Decoded:
    """Raises `InvalidRequest` that names the first field which is wrong.

    ceiling: the most that this caller may see of the trace of the model that is asked for.
    visibility: of a request that says none.
    format_header, route_header: the values of `controls.FORMAT_HEADER` and `ROUTE_HEADER`, if they were sent.
    """
    _counted(body, limits)
    try:
        wire = ChatRequest.model_validate(body)
    except ValidationError as error:
        raise mistake(error) from None
    if wire.stream_options is not None and not wire.stream:
        raise InvalidRequest("stream_options is only for stream: true", param="stream_options")
    _within(wire, limits)
    refuse(wire, ceiling(wire.model))
    controlled = thinking_controls.plan(wire, format_header, visibility)
    if controlled.plan.votes > 1 and (wire.n or 1) > 1:
        raise InvalidRequest("n and reasoning.votes: votes give one answer, so ask for one of the two", param="n")
    if controlled.plan.votes > 1 and wire.temperature == 0:
        raise InvalidRequest("reasoning.votes: at temperature 0 all votes are the same", param="temperature")
    generation = GenerationRequest(
        id=request_id,
        model=wire.model,
        messages=[_message(message, index, limits) for index, message in enumerate(wire.messages)],
        sampling=sampling(wire),
        thinking=controlled.plan,
        n=wire.n or 1,
        stop=_stops(wire.stop),
        include_stop=bool(wire.include_stop_str_in_output),
        template_arguments=_template_arguments(wire.chat_template_kwargs),
        tooling=tooling(body.get("tools"), wire.tool_choice, wire.parallel_tool_calls),
        lane=thinking_controls.lane(route_header),
    )
    return Decoded(
        generation=generation,
        shape=Shape(
            names=controlled.names,
            logprobs=bool(wire.logprobs),
            include_usage=bool(wire.stream_options and wire.stream_options.include_usage),
            progress=controlled.progress,
            details=controlled.plan.steps or controlled.plan.sealed,
            n=generation.n,
        ),
        stream=bool(wire.stream),
        ignored=_ignored(wire),
    )


def _counted(body: dict[str, Any], limits: LimitsSettings) -> None:
    """As many of each as may be, before any of them is looked at."""
    for param, most in (
        ("messages", limits.messages),
        ("tools", limits.tools),
        ("stop", limits.stops),
        ("logit_bias", _BIASES),
    ):
        value = body.get(param)
        _at_most(param, len(value) if isinstance(value, list | dict) else 0, most)


def _within(wire: ChatRequest, limits: LimitsSettings) -> None:
    """As much of each as the settings allow."""
    _at_most("n", wire.n or 1, limits.n)
    _at_most("reasoning.votes", (wire.reasoning and wire.reasoning.votes) or 1, limits.votes)
    for index, stop in enumerate(_stops(wire.stop)):
        if len(stop) > limits.stop_length:
            param = "stop" if isinstance(wire.stop, str) else f"stop.{index}"
            raise InvalidRequest(f"{param}: longer than {limits.stop_length} characters", param=param)


def _at_most(param: str, count: int, most: int) -> None:
    if count > most:
        raise InvalidRequest(f"{param}: {count} is more than the {most} that this server takes", param=param)


def _ignored(wire: ChatRequest) -> tuple[str, ...]:
    """The first names that are not known."""
    names: set[str] = set()
    for name in chain(unknown(wire), _unknown_of_messages(wire.messages)):
        names.add(name)
        if len(names) == _NAMED:
            break
    return tuple(sorted(names))


def _unknown_of_messages(messages: list[WireMessage]) -> Iterator[str]:
    for message in messages:
        for name, value in (message.model_extra or {}).items():
            if value and name not in _EMPTY_MESSAGE_FIELDS:
                yield f"messages.{name}"


def _message(wire: WireMessage, index: int, limits: LimitsSettings) -> Message:
    # Templates know no developer; it is the newer word for system.
    message: Message = {"role": "system" if wire.role == "developer" else wire.role, "content": _text(wire)}
    if wire.role == "tool" and wire.tool_call_id is None:
        raise InvalidRequest(
            "a tool message needs the id of the call that it answers", param=f"messages.{index}.tool_call_id"
        )
    traced = any((wire.reasoning_content, wire.reasoning, wire.reasoning_details))
    if wire.content is None and not (wire.role == "assistant" and (wire.tool_calls or traced)):
        raise InvalidRequest(f"a message of {wire.role} needs content", param=f"messages.{index}.content")
    for key in ("name", "tool_call_id", "reasoning_content", "reasoning", "reasoning_details"):
        if (value := getattr(wire, key)) is not None:
            message[key] = value
    if wire.tool_calls:
        message["tool_calls"] = [
            _call(call, f"messages.{index}.tool_calls.{at}", limits) for at, call in enumerate(wire.tool_calls)
        ]
    return message


def _call(wire: ToolCallIn, place: str, limits: LimitsSettings) -> dict[str, Any]:
    # JSON inside JSON, which a template may want as an object: the same bounds hold for it.
    json.bounded(wire.function.arguments.encode(), limits, "the call", f"{place}.function.arguments")
    return {**dict(wire), "function": dict(wire.function)}


def _text(wire: WireMessage) -> str:
    if isinstance(wire.content, list):
        return "\n".join(part.text for part in wire.content)
    return wire.content or ""


def _stops(stop: str | list[str] | None) -> tuple[str, ...]:
    if stop is None:
        return ()
    return (stop,) if isinstance(stop, str) else tuple(stop)


def _template_arguments(arguments: thinking_controls.TemplateArguments | None) -> dict[str, Any]:
    """What the template alone knows of; the switches and the effort are in the plan."""
    extra = arguments.model_extra or {} if arguments else {}
    for name in sorted(_RESERVED_TEMPLATE_ARGUMENTS & extra.keys()):
        raise InvalidRequest(f"chat_template_kwargs.{name} is the server's own", param=f"chat_template_kwargs.{name}")
    return extra
