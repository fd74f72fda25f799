"""Chat Completions in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from pydantic import ValidationError

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import FieldNames, GenerationRequest, Message, Visibility
from thinkaloud.protocols.chat.encode import Shape
from thinkaloud.protocols.chat.schema import ChatMessage, ChatRequest
from thinkaloud.protocols.wire.content_parts import read_content, read_pieces, read_trace
from thinkaloud.protocols.wire.images import with_images
from thinkaloud.protocols.wire.refused_fields import refuse_fields
from thinkaloud.protocols.wire.sampling import read_sampling, require_stop_length
from thinkaloud.protocols.wire.session import read_session
from thinkaloud.protocols.wire.template_arguments import read_template_arguments
from thinkaloud.protocols.wire.thinking_controls import read_controls, read_lane
from thinkaloud.protocols.wire.tools import ToolCall, read_tooling, require_arguments
from thinkaloud.protocols.wire.wire_model import first_names, invalid_request, require_at_most, unknown_fields
from thinkaloud.settings import LimitsSettings

_EMPTY_MESSAGE_FIELDS = frozenset({"annotations", "audio", "function_call"})
"""Fields of an answer that SDKs send back in the history. Empty, they mean nothing."""
_TRACE_FIELDS = ("reasoning_content", "reasoning", "reasoning_details", "thinking", "thinking_blocks")

"""Tokens that a request may have a bias on."""


@dataclass(slots=True, frozen=True)
class DecodedRequest:
    """A request, and the form of its answer. ignored: fields without effect here, dotted."""

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
    names: Callable[[str], FieldNames] = lambda _: "dual",
    format_header: str | None = None,
    route_header: str | None = None,
) -> DecodedRequest:
    """The request in `body`. Raises `InvalidRequest` that names the first wrong field.

    ceiling: the most that the caller may see of the trace of a model, by its name.
    visibility: the default.
    names: the fields in which the trace of a model is sent by default, by its name.
    format_header, route_header: the values of `FORMAT_HEADER` and `ROUTE_HEADER`, if they were sent.
    """
    _require_counts(body, limits)
    try:
        wire = ChatRequest.model_validate(body)
    except ValidationError as error:
        raise invalid_request(error) from None
    if wire.stream_options is not None and wire.stream_options.include_usage and not wire.stream:
        raise InvalidRequest("stream_options is only for stream: true", param="stream_options")
    _require_limits(wire, limits)
    refuse_fields(wire, ceiling(wire.model))
    controls = read_controls(wire, format_header, visibility, names(wire.model))
    if controls.plan.votes > 1 and (wire.n or 1) > 1:
        raise InvalidRequest("n and reasoning.votes: votes give one answer, so ask for one of the two", param="n")
    if controls.plan.votes > 1 and wire.temperature == 0:
        raise InvalidRequest("reasoning.votes: at temperature 0 all votes are the same", param="temperature")
    generation = GenerationRequest(
        id=request_id,
        model=wire.model,
        messages=[_message(message, index, limits) for index, message in enumerate(wire.messages)],
        sampling=read_sampling(wire, limits),
        thinking=replace(controls.plan, in_content=controls.names == "tags"),
        n=wire.n or 1,
        stop=_stop_strings(wire.stop),
        include_stop=bool(wire.include_stop_str_in_output),
        template_arguments=read_template_arguments(wire.chat_template_kwargs),
        tooling=read_tooling(body.get("tools"), wire.tool_choice, wire.parallel_tool_calls),
        lane=read_lane(route_header),
        session=read_session(wire.prompt_cache_key),
    )
    return DecodedRequest(
        generation=generation,
        shape=Shape(
            names=controls.names,
            logprobs=bool(wire.logprobs),
            include_usage=bool(wire.stream_options and wire.stream_options.include_usage),
            progress=controls.progress,
            details=controls.plan.steps or controls.plan.sealed,
            n=generation.n,
        ),
        stream=bool(wire.stream),
        ignored=first_names(chain(unknown_fields(wire), _unknown_message_fields(wire.messages))),
    )


def _require_counts(body: dict[str, Any], limits: LimitsSettings) -> None:
    """Check the lengths of lists before validation, which takes long on a list that is too long."""
    for param, most in (("messages", limits.messages), ("tools", limits.tools), ("stop", limits.stops)):
        value = body.get(param)
        require_at_most(param, len(value) if isinstance(value, list) else 0, most)


def _require_limits(wire: ChatRequest, limits: LimitsSettings) -> None:
    require_at_most("n", wire.n or 1, limits.n)
    require_at_most("reasoning.votes", (wire.reasoning and wire.reasoning.votes) or 1, limits.votes)
    for index, stop in enumerate(_stop_strings(wire.stop)):
        require_stop_length(stop, limits, "stop" if isinstance(wire.stop, str) else f"stop.{index}")


def _unknown_message_fields(messages: list[ChatMessage]) -> Iterator[str]:
    for message in messages:
        for name, value in (message.model_extra or {}).items():
            if value and name not in _EMPTY_MESSAGE_FIELDS:
                yield f"messages.{name}"


def _message(wire: ChatMessage, index: int, limits: LimitsSettings) -> Message:
    place, is_answer = f"messages.{index}", wire.role == "assistant"
    if wire.role == "tool" and wire.tool_call_id is None:
        raise InvalidRequest("a tool message needs the id of the call that it answers", param=f"{place}.tool_call_id")
    may_be_empty = is_answer and any((wire.tool_calls, wire.refusal, *(getattr(wire, name) for name in _TRACE_FIELDS)))
    if wire.content is None and not may_be_empty:
        raise InvalidRequest(f"a message of {wire.role} needs content", param=f"{place}.content")
    is_question = wire.role == "user"
    text, inside = read_content(wire.content, f"{place}.content", has_trace=is_answer, has_images=is_question)
    # Templates do not know the role developer, which is the newer name of system.
    message: Message = {"role": "system" if wire.role == "developer" else wire.role}
    message["content"] = text or (wire.refusal or "" if is_answer else "")
    if is_question:
        message |= with_images(read_pieces(wire.content, f"{place}.content"))
    for key in ("name", "tool_call_id"):
        if (value := getattr(wire, key)) is not None:
            message[key] = value
    message |= _trace_fields(wire, inside)
    if wire.tool_calls:
        message["tool_calls"] = [
            _tool_call(call, f"{place}.tool_calls.{at}", limits) for at, call in enumerate(wire.tool_calls)
        ]
    return message


def _trace_fields(wire: ChatMessage, inside: str) -> Message:
    """The trace of a message, as text. The fields are names for one text, so the first that is not empty counts.

    inside: the trace in its content. A list of details stays beside it, as they may be sealed.
    """
    fields: Message = {}
    if trace := next((text for name in _TRACE_FIELDS if (text := read_trace(getattr(wire, name)))), inside):
        fields["reasoning_content"] = trace
    if details := wire.reasoning_details:
        fields["reasoning_details"] = details if isinstance(details, list) else [details]
    return fields


def _tool_call(wire: ToolCall, place: str, limits: LimitsSettings) -> dict[str, Any]:
    require_arguments(wire.function.arguments, limits, f"{place}.function.arguments")
    return {**dict(wire), "function": dict(wire.function)}


def _stop_strings(stop: str | list[str] | None) -> tuple[str, ...]:
    if stop is None:
        return ()
    return (stop,) if isinstance(stop, str) else tuple(stop)
