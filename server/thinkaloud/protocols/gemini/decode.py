"""Gemini in: a JSON object becomes a `GenerationRequest`, or a 400 that names the field."""

from dataclasses import dataclass, replace
from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest, Visibility
from thinkaloud.protocols.gemini.contents import read_contents
from thinkaloud.protocols.gemini.json_schema import to_json_schema
from thinkaloud.protocols.gemini.schema import CountTokensRequest, GenerateContentRequest, GenerationConfig
from thinkaloud.protocols.gemini.tools import read_tools
from thinkaloud.protocols.wire.sampling import SamplingFields, read_sampling, require_stop_length
from thinkaloud.protocols.wire.structured_outputs import JsonSchema, ResponseFormat
from thinkaloud.protocols.wire.template_arguments import read_template_arguments
from thinkaloud.protocols.wire.thinking_controls import ThinkingControls, read_controls, read_lane
from thinkaloud.protocols.wire.wire_model import first_names, read_model, require_at_most, unknown_fields
from thinkaloud.settings import LimitsSettings

_SAME_NAME = ("temperature", "top_p", "top_k", "seed", "presence_penalty", "frequency_penalty")
_THINKING = "generationConfig.thinkingConfig"
_NO_CONFIG = GenerationConfig()
_MAX_PARTS = 8
"""Parts, and contents, for each message that a request may have: some clients keep every chunk of a stream as one."""


@dataclass(slots=True, frozen=True)
class DecodedRequest:
    """A request, and what its answer needs of it.

    places: see `Conversation`. ignored: fields without effect here, dotted.
    """

    generation: GenerationRequest
    places: dict[str, str]
    ignored: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Defaults:
    """What holds where the request does not say.

    visibility: of the trace, where the request asks for thoughts. seals: whether the server can seal traces.
    format_header, route_header: the values of `FORMAT_HEADER` and `ROUTE_HEADER`, if they were sent.
    """

    visibility: Visibility = "full"
    seals: bool = False
    format_header: str | None = None
    route_header: str | None = None


def validate(body: dict[str, Any], limits: LimitsSettings, place: str = "") -> GenerateContentRequest:
    """The fields of `body`. Raises `InvalidRequest` that names the first wrong one. place: of `body` in the request."""
    _require_counts(body, limits, f"{place}." if place else "")
    return read_model(GenerateContentRequest, body, place)


def validate_count(body: dict[str, Any], limits: LimitsSettings) -> GenerateContentRequest:
    """The request whose tokens are counted: `body`, or one inside it. Raises as `validate` does."""
    wire = read_model(CountTokensRequest, body, "")
    name, inside = "generateContentRequest", wire.generate_content_request
    if inside is None:
        return validate(body, limits)
    if wire.contents is not None:
        raise InvalidRequest(f"contents and {name}: give one", param=name)
    return validate(inside, limits, name)


def _require_counts(body: dict[str, Any], limits: LimitsSettings, prefix: str) -> None:
    """Check the lengths of lists before validation, which takes long on a list that is too long."""
    most = _MAX_PARTS * limits.messages
    contents = _list(body, "contents")
    require_at_most(f"{prefix}contents", len(contents), most)
    require_at_most(f"{prefix}contents.parts", sum(len(_list(each, "parts")) for each in contents), most)
    require_at_most(f"{prefix}tools", len(_list(body, "tools")), limits.tools)


def _list(value: Any, name: str) -> list[Any]:
    """The list of this name in `value`; empty if there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def decode(
    wire: GenerateContentRequest, model: str, request_id: str, limits: LimitsSettings, defaults: Defaults
) -> DecodedRequest:
    """The request of `wire` to `model`. Raises `InvalidRequest` that names the first wrong field."""
    config = wire.generation_config or _NO_CONFIG
    if wire.cached_content:
        raise InvalidRequest("cachedContent is not supported: prompts are cached by themselves", param="cachedContent")
    _require_limits(wire, config, limits)
    controls = _read_controls(wire, config, defaults)
    conversation = read_contents(wire.contents, wire.system_instruction)
    require_at_most("contents", len(conversation.messages), limits.messages)
    generation = GenerationRequest(
        id=request_id,
        model=model,
        messages=conversation.messages,
        sampling=read_sampling(_sampling_fields(config), limits),
        thinking=replace(controls.plan, in_content=controls.names == "tags", sealed=defaults.seals, sealed_first=True),
        n=config.candidate_count or 1,
        stop=tuple(config.stop_sequences or ()),
        template_arguments=read_template_arguments(wire.chat_template_kwargs),
        tooling=read_tools(wire.tools, wire.tool_config, limits),
        lane=read_lane(defaults.route_header),
        clamps_max_tokens=True,
    )
    return DecodedRequest(generation, conversation.places, first_names(unknown_fields(wire, within_lists=True)))


def _require_limits(wire: GenerateContentRequest, config: GenerationConfig, limits: LimitsSettings) -> None:
    require_at_most("generationConfig.candidateCount", config.candidate_count or 1, limits.n)
    require_at_most("reasoning.votes", (wire.reasoning and wire.reasoning.votes) or 1, limits.votes)
    require_at_most("generationConfig.stopSequences", len(config.stop_sequences or ()), limits.stops)
    for at, stop in enumerate(config.stop_sequences or ()):
        require_stop_length(stop, limits, f"generationConfig.stopSequences.{at}")


def _read_controls(wire: GenerateContentRequest, config: GenerationConfig, defaults: Defaults) -> ThinkingControls:
    """The thinking controls. Without a wish for thoughts the trace is hidden."""
    thinking = config.thinking_config
    if thinking is not None and None not in {thinking.thinking_level, thinking.thinking_budget}:
        param = f"{_THINKING}.thinkingLevel"
        raise InvalidRequest(f"{param} and {_THINKING}.thinkingBudget: give one", param=param)
    asks = thinking is not None and thinking.include_thoughts
    controls = read_controls(wire, defaults.format_header, defaults.visibility if asks else "hidden")
    if controls.plan.votes > 1 and (config.candidate_count or 1) > 1:
        param = "generationConfig.candidateCount"
        raise InvalidRequest(
            f"{param} and reasoning.votes: votes give one answer, so ask for one of the two", param=param
        )
    if controls.plan.votes > 1 and config.temperature == 0:
        param = "generationConfig.temperature"
        raise InvalidRequest("reasoning.votes: at temperature 0 all votes are the same", param=param)
    return controls


def _sampling_fields(config: GenerationConfig) -> SamplingFields:
    """The fields under their names in Chat."""
    fields: dict[str, Any] = {name: getattr(config, name) for name in _SAME_NAME}
    if config.logprobs is not None and not config.response_logprobs:
        param = "generationConfig.logprobs"
        raise InvalidRequest(f"{param} needs responseLogprobs: true", param=param)
    return SamplingFields(
        **fields,
        max_tokens=config.max_output_tokens,
        logprobs=config.response_logprobs,
        top_logprobs=config.logprobs,
        response_format=_response_format(config),
    )


def _response_format(config: GenerationConfig) -> ResponseFormat | None:
    schema, name = config.response_json_schema, "generationConfig.responseJsonSchema"
    if config.response_schema is not None:
        if schema is not None:
            raise InvalidRequest(f"generationConfig.responseSchema and {name}: give one", param=name)
        name = "generationConfig.responseSchema"
        schema = to_json_schema(config.response_schema, name)
    if schema is not None:
        if config.response_mime_type == "text/plain":
            raise InvalidRequest(f"{name} needs responseMimeType: application/json", param=name)
        return ResponseFormat(
            type="json_schema", json_schema=JsonSchema.model_validate({"name": "response", "schema": schema})
        )
    return ResponseFormat(type="json_object") if config.response_mime_type == "application/json" else None
