"""Messages in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Visibility
from thinkaloud.protocols.messages.conversation import read_conversation
from thinkaloud.protocols.messages.schema import CountTokensRequest, MessagesRequest, OutputFormat
from thinkaloud.protocols.messages.tools import read_tools
from thinkaloud.protocols.wire.refused_fields import refuse_fields
from thinkaloud.protocols.wire.sampling import read_sampling, require_stop_length
from thinkaloud.protocols.wire.structured_outputs import JsonSchema, ResponseFormat
from thinkaloud.protocols.wire.template_arguments import read_template_arguments
from thinkaloud.protocols.wire.thinking_controls import ThinkingControls, read_controls, read_lane
from thinkaloud.protocols.wire.wire_model import first_names, read_model, require_at_most, unknown_fields
from thinkaloud.settings import LimitsSettings

_COUNTING_BETA = "thinking-token-count-2026-05-13"
"""The beta in which a hidden trace is counted while it grows."""
_MAX_UNSEEN = 8
"""Tools that a request may have for each one that the model may see: most of an agent's are deferred."""
_MAX_RESULTS = 8
"""Messages that there may be for each one of a request, which has all the results of an answer's calls."""
_FORMAT_NAME = "answer"
"""The name of a schema for an engine that wants one."""

Kind = TypeVar("Kind", MessagesRequest, CountTokensRequest)


@dataclass(slots=True, frozen=True)
class Asking:
    """What holds for a request beside its body.

    ceiling: the most that the caller may see of the trace of a model, by its name. visibility: the default.
    seals: whether the server can seal traces.
    format_header, route_header, betas: the values of headers, if they were sent.
    """

    ceiling: Callable[[str], Visibility]
    visibility: Visibility = "full"
    seals: bool = False
    format_header: str | None = None
    route_header: str | None = None
    betas: str = ""


@dataclass(slots=True, frozen=True)
class DecodedRequest:
    """A request, and what its answer needs of it.

    sealed: see `Conversation`. ignored: fields without effect here, dotted.
    counts_hidden: whether the growth of a hidden trace is sent.
    """

    generation: GenerationRequest
    stream: bool
    sealed: dict[str, str]
    ignored: tuple[str, ...]
    counts_hidden: bool


def decode(
    kind: type[Kind], body: dict[str, Any], request_id: str, limits: LimitsSettings, asking: Asking
) -> DecodedRequest:
    """The request in `body`, which is of `kind`. Raises `InvalidRequest` that names the first wrong field."""
    most_tools = _MAX_UNSEEN * limits.tools
    for param, most in (("messages", limits.messages), ("tools", most_tools), ("stop_sequences", limits.stops)):
        value = body.get(param)
        require_at_most(param, len(value) if isinstance(value, list) else 0, most)
    wire = read_model(kind, body, "")
    require_at_most("reasoning.votes", (wire.reasoning and wire.reasoning.votes) or 1, limits.votes)
    for at, stop in enumerate(wire.stop_sequences or ()):
        require_stop_length(stop, limits, f"stop_sequences.{at}")
    refuse_fields(wire, asking.ceiling(wire.model), served={"output_format"})
    controls = _read_controls(wire, asking)
    if controls.plan.votes > 1 and wire.temperature == 0:
        raise InvalidRequest("reasoning.votes: at temperature 0 all votes are the same", param="temperature")
    conversation = read_conversation(wire.system, wire.messages)
    require_at_most("messages", len(conversation.messages), _MAX_RESULTS * limits.messages)
    toolbox = read_tools(wire.tools, wire.tool_choice, conversation.changes, limits)
    in_content = controls.names == "tags"
    generation = GenerationRequest(
        id=request_id,
        model=wire.model,
        messages=conversation.messages,
        sampling=read_sampling(_sampling_fields(wire), limits),
        thinking=replace(
            controls.plan, in_content=in_content, sealed=asking.seals and not in_content, sealed_first=True
        ),
        stop=tuple(wire.stop_sequences or ()),
        template_arguments=read_template_arguments(wire.chat_template_kwargs),
        tooling=toolbox.tooling,
        lane=read_lane(asking.route_header),
        clamps_max_tokens=True,
    )
    names = chain(unknown_fields(wire), _without_effect(wire), conversation.unknown, toolbox.ignored)
    return DecodedRequest(
        generation,
        isinstance(wire, MessagesRequest) and bool(wire.stream),
        conversation.sealed,
        first_names(names),
        _COUNTING_BETA in (beta.strip() for beta in asking.betas.split(",")),
    )


def _read_controls(wire: CountTokensRequest, asking: Asking) -> ThinkingControls:
    """The thinking controls. `adaptive` leaves it to the model whether to think, and an effort says only how hard."""
    fields, effort = wire, None if wire.output_config is None else wire.output_config.effort
    if wire.thinking is not None and wire.thinking.type == "adaptive":
        fields = wire.model_copy(update={"thinking": wire.thinking.model_copy(update={"type": None})})
    controls = read_controls(fields, asking.format_header, asking.visibility)
    plan = controls.plan
    if effort is None or plan.enabled is False:
        return controls
    if plan.effort not in {None, effort}:
        raise InvalidRequest(
            "output_config.effort contradicts another effort in the request", param="output_config.effort"
        )
    return replace(controls, plan=replace(plan, effort=effort))


def _sampling_fields(wire: CountTokensRequest) -> CountTokensRequest:
    """The fields with those of this dialect under their names in Chat. Log-probabilities have no place in an answer."""
    update: dict[str, Any] = {"logprobs": None, "top_logprobs": None}
    given = (wire.output_config.format if wire.output_config is not None else None, wire.output_format)
    formats = [format for format in given if format is not None]
    if any(format != formats[0] for format in formats):
        raise InvalidRequest("output_config.format and output_format differ; give one", param="output_format")
    if formats and wire.response_format is not None:
        raise InvalidRequest("output_config.format and response_format: give one", param="response_format")
    if formats:
        update["response_format"] = _response_format(formats[0])
    return wire.model_copy(update=update)


def _response_format(format: OutputFormat) -> ResponseFormat:
    schema = {"name": _FORMAT_NAME, "schema": format.definition}
    return ResponseFormat(type="json_schema", json_schema=JsonSchema.model_validate(schema))


def _without_effect(wire: CountTokensRequest) -> Iterator[str]:
    return (name for name in ("logprobs", "top_logprobs") if getattr(wire, name))
