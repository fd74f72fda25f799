"""Responses in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Visibility
from thinkaloud.protocols.responses.history import History
from thinkaloud.protocols.responses.items import listed, read_items
from thinkaloud.protocols.responses.schema import ENCRYPTED, LOGPROBS, ResponsesRequest, TextFormat
from thinkaloud.protocols.responses.tools import Toolbox, read_tools
from thinkaloud.protocols.wire.refused_fields import refuse_fields
from thinkaloud.protocols.wire.sampling import read_sampling
from thinkaloud.protocols.wire.session import read_session
from thinkaloud.protocols.wire.structured_outputs import JsonSchema, ResponseFormat
from thinkaloud.protocols.wire.template_arguments import read_template_arguments
from thinkaloud.protocols.wire.thinking_controls import ThinkingControls, read_controls, read_lane
from thinkaloud.protocols.wire.wire_model import first_names, read_model, require_at_most, unknown_fields
from thinkaloud.settings import LimitsSettings

_MAX_ITEMS = 8
"""Items for each message that a request may have: calls and traces are items of their own."""


@dataclass(slots=True, frozen=True)
class DecodedRequest:
    """A request, and what its answer repeats of it.

    sealed: see `Conversation`. ignored: fields without effect here, dotted.
    shows_seal: whether the caller gets the sealed trace. It is made for later turns of a stored response too.
    size: bytes that it was read from.
    """

    generation: GenerationRequest
    wire: ResponsesRequest
    toolbox: Toolbox
    history: History
    sealed: dict[str, str | None]
    ignored: tuple[str, ...]
    shows_seal: bool
    size: int

    @property
    def is_stored(self) -> bool:
        return self.wire.store is not False


@dataclass(slots=True, frozen=True)
class Defaults:
    """What holds for a caller where the request does not say.

    ceiling: the most that the caller may see of the trace of a model, by its name. visibility: the default.
    seals: whether the server can seal traces.
    """

    ceiling: Callable[[str], Visibility]
    visibility: Visibility = "full"
    seals: bool = False


def validate(body: dict[str, Any], limits: LimitsSettings) -> ResponsesRequest:
    """The fields of `body`. Raises `InvalidRequest` that names the first wrong one."""
    for param, most in (("input", _MAX_ITEMS * limits.messages), ("tools", limits.tools)):
        value = body.get(param)
        require_at_most(param, len(value) if isinstance(value, list) else 0, most)
    wire = read_model(ResponsesRequest, body, "")
    if wire.background and wire.store is False:
        raise InvalidRequest("background: the response has to be stored", param="background")
    if wire.conversation is not None:
        raise InvalidRequest("conversation is not supported: previous_response_id is", param="conversation")
    require_at_most("reasoning.votes", (wire.reasoning and wire.reasoning.votes) or 1, limits.votes)
    return wire


def decode(
    wire: ResponsesRequest,
    request_id: str,
    limits: LimitsSettings,
    defaults: Defaults,
    *,
    history: History | None = None,
    size: int = 0,
    format_header: str | None = None,
    route_header: str | None = None,
) -> DecodedRequest:
    """The request of `wire`. Raises `InvalidRequest` that names the first wrong field.

    history: the conversation, if something in the request refers to what is stored. size: bytes of all of it.
    format_header, route_header: the values of `FORMAT_HEADER` and `ROUTE_HEADER`, if they were sent.
    """
    refuse_fields(wire, defaults.ceiling(wire.model), served={"text"})
    controls = _read_controls(wire, defaults, format_header)
    if controls.plan.votes > 1 and wire.temperature == 0:
        raise InvalidRequest("reasoning.votes: at temperature 0 all votes are the same", param="temperature")
    history = history or History(items=listed(wire.input))
    earlier = history.earlier
    conversation = read_items([*earlier, *history.items], len(earlier), wire.instructions, limits)
    require_at_most("input", len(conversation.messages), limits.messages)
    toolbox = read_tools(wire.tools, wire.tool_choice, wire.parallel_tool_calls, limits)
    plan = controls.plan
    is_sealed = plan.sealed or (wire.store is not False and defaults.seals)
    generation = GenerationRequest(
        id=request_id,
        model=wire.model,
        messages=conversation.messages,
        sampling=read_sampling(_sampling_fields(wire), limits),
        thinking=replace(plan, in_content=controls.names == "tags", sealed=is_sealed, sealed_first=True),
        template_arguments=read_template_arguments(wire.chat_template_kwargs),
        tooling=toolbox.tooling,
        lane=read_lane(route_header),
        clamps_max_tokens=True,
        session=read_session(wire.prompt_cache_key),
    )
    ignored = first_names(chain(unknown_fields(wire), _without_effect(wire), toolbox.ignored))
    return DecodedRequest(generation, wire, toolbox, history, conversation.sealed, ignored, plan.sealed, size)


def _read_controls(wire: ResponsesRequest, defaults: Defaults, format_header: str | None) -> ThinkingControls:
    """The thinking controls. A seal that was asked for in `include` is left away where the server has no key."""
    sealed = [ENCRYPTED] if ENCRYPTED in (wire.include or ()) and defaults.seals else None
    reasoning = wire.reasoning
    if reasoning is not None and reasoning.generate_summary is not None:
        if reasoning.summary not in {None, reasoning.generate_summary}:
            raise InvalidRequest(
                "reasoning.summary and reasoning.generate_summary contradict each other",
                param="reasoning.generate_summary",
            )
        reasoning = reasoning.model_copy(update={"summary": reasoning.generate_summary})
    fields = wire.model_copy(update={"include": sealed, "reasoning": reasoning})
    return read_controls(fields, format_header, defaults.visibility)


def _sampling_fields(wire: ResponsesRequest) -> ResponsesRequest:
    """The fields with those of this dialect under their names in Chat."""
    update: dict[str, Any] = {}
    if wire.max_output_tokens is not None:
        if any(each not in {None, wire.max_output_tokens} for each in (wire.max_tokens, wire.max_completion_tokens)):
            raise InvalidRequest("max_output_tokens and max_tokens differ; give one", param="max_output_tokens")
        update["max_tokens"] = wire.max_output_tokens
    if LOGPROBS in (wire.include or ()):
        update["logprobs"] = True
    elif not wire.logprobs:
        update["top_logprobs"] = None
    if wire.text is not None and wire.text.format is not None and wire.text.format.type != "text":
        if wire.response_format is not None:
            raise InvalidRequest("text.format and response_format: give one", param="response_format")
        update["response_format"] = _response_format(wire.text.format)
    return wire.model_copy(update=update)


def _response_format(format: TextFormat) -> ResponseFormat:
    if format.type != "json_schema":
        return ResponseFormat(type=format.type)
    for name, value in (("name", format.name), ("schema", format.definition)):
        if value is None:
            raise InvalidRequest(f"text.format.{name}: needed for this type", param=f"text.format.{name}")
    schema = {
        "name": format.name,
        "schema": format.definition,
        "description": format.description,
        "strict": format.strict,
    }
    return ResponseFormat(type="json_schema", json_schema=JsonSchema.model_validate(schema))


def _without_effect(wire: ResponsesRequest) -> Iterator[str]:
    """Fields whose values ask for what is not done."""
    if wire.truncation == "auto":
        yield "truncation"
    if wire.reasoning is not None and wire.reasoning.context not in {None, "auto", "current_turn"}:
        yield "reasoning.context"
    if wire.reasoning is not None and wire.reasoning.mode not in {None, "standard"}:
        yield "reasoning.mode"
