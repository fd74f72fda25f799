"""Chat Completions in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Message, Sampling, ThinkingPlan
from thinkaloud.protocols.chat.schema import ChatRequest, WireMessage

_RESERVED_TEMPLATE_ARGUMENTS = frozenset({"tokenize", "messages", "conversation", "chat_template", "return_dict"})


@dataclass(slots=True, frozen=True)
class Decoded:
    """A request, and how its answer goes out. `ignored`: top-level fields that have no effect here."""

    generation: GenerationRequest
    stream: bool
    include_usage: bool
    ignored: tuple[str, ...]


def decode(body: dict[str, Any], request_id: str) -> Decoded:
    """Raises `InvalidRequest` that names the first field which is wrong."""
    try:
        wire = ChatRequest.model_validate(body)
    except ValidationError as error:
        raise _mistake(error) from None
    if wire.stream_options is not None and not wire.stream:
        raise InvalidRequest("stream_options is only for stream: true", param="stream_options")
    generation = GenerationRequest(
        id=request_id,
        model=wire.model,
        messages=[_message(message, index) for index, message in enumerate(wire.messages)],
        sampling=_sampling(wire),
        thinking=ThinkingPlan(visibility="full" if wire.include_reasoning else "hidden"),
        n=wire.n or 1,
        stop=_stops(wire.stop),
        include_stop=wire.include_stop_str_in_output,
        template_arguments=_template_arguments(wire.chat_template_kwargs or {}),
    )
    return Decoded(
        generation=generation,
        stream=bool(wire.stream),
        include_usage=bool(wire.stream_options and wire.stream_options.include_usage),
        ignored=tuple(sorted(wire.model_extra or ())),
    )


def _mistake(error: ValidationError) -> InvalidRequest:
    # Of a union's branches, the one that got deepest is what the caller meant.
    mistake = max(error.errors(include_url=False, include_input=False), key=lambda each: len(each["loc"]))
    param = ".".join(str(part) for part in mistake["loc"] if not _is_branch(part))
    return InvalidRequest(f"{param}: {mistake['msg']}" if param else mistake["msg"], param=param or None)


def _is_branch(part: int | str) -> bool:
    """Whether a location's part is pydantic's name for a branch of a union, not a key of the request."""
    return isinstance(part, str) and ("[" in part or part in {"str", "constrained-str"})


def _message(wire: WireMessage, index: int) -> Message:
    message: Message = {"role": wire.role, "content": _text(wire)}
    if wire.role == "tool" and wire.tool_call_id is None:
        raise InvalidRequest(
            "a tool message needs the id of the call that it answers", param=f"messages.{index}.tool_call_id"
        )
    if wire.content is None and not (wire.role == "assistant" and wire.tool_calls):
        raise InvalidRequest(f"a message of {wire.role} needs content", param=f"messages.{index}.content")
    for key in ("name", "tool_call_id", "reasoning", "reasoning_content"):
        if (value := getattr(wire, key)) is not None:
            message[key] = value
    if wire.tool_calls:
        message["tool_calls"] = [call.model_dump() for call in wire.tool_calls]
    return message


def _text(wire: WireMessage) -> str:
    if isinstance(wire.content, list):
        return "\n".join(part.text for part in wire.content)
    return wire.content or ""


def _sampling(wire: ChatRequest) -> Sampling:
    both = wire.max_tokens is not None and wire.max_completion_tokens is not None
    if both and wire.max_tokens != wire.max_completion_tokens:
        raise InvalidRequest("max_tokens and max_completion_tokens differ; give one", param="max_tokens")
    limit = wire.max_completion_tokens if wire.max_completion_tokens is not None else wire.max_tokens
    if wire.min_tokens is not None and limit is not None and wire.min_tokens > limit:
        raise InvalidRequest("min_tokens is larger than max_tokens", param="min_tokens")
    if wire.top_k == 0:
        raise InvalidRequest("top_k: 1 or more; -1 considers all tokens", param="top_k")
    return Sampling(
        max_tokens=limit,
        min_tokens=wire.min_tokens,
        temperature=wire.temperature,
        top_p=wire.top_p,
        top_k=wire.top_k,
        min_p=wire.min_p,
        presence_penalty=wire.presence_penalty,
        frequency_penalty=wire.frequency_penalty,
        repetition_penalty=wire.repetition_penalty,
        seed=wire.seed,
        ignore_eos=wire.ignore_eos,
    )


def _stops(stop: str | list[str] | None) -> tuple[str, ...]:
    if stop is None:
        return ()
    return (stop,) if isinstance(stop, str) else tuple(stop)


def _template_arguments(arguments: dict[str, Any]) -> dict[str, Any]:
    for name in sorted(_RESERVED_TEMPLATE_ARGUMENTS & arguments.keys()):
        raise InvalidRequest(f"chat_template_kwargs.{name} is the server's own", param=f"chat_template_kwargs.{name}")
    for name in ("enable_thinking", "thinking"):
        if name in arguments and not isinstance(arguments[name], bool):
            # 0, "" and null are all "not false" or "not given" to one template or another.
            raise InvalidRequest(
                f"chat_template_kwargs.{name} must be true or false", param=f"chat_template_kwargs.{name}"
            )
    return arguments
