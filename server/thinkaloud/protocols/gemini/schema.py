"""The Gemini request: the fields that have an effect. Any other is ignored, and named in the answer.

Clients send each name in camelCase or in snake_case, often both kinds in one body, and whole numbers as floats.
"""

from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from thinkaloud.protocols.wire.sampling import Count, Penalty, Text
from thinkaloud.protocols.wire.thinking_fields import ThinkingFields
from thinkaloud.protocols.wire.wire_model import FAIL_FAST, WireModel


class GeminiModel(WireModel):
    """An object whose fields have both spellings; names inside arguments, results and schemas are the caller's own."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=to_camel)

    @model_validator(mode="before")
    @classmethod
    def spell_in_camel_case(cls, value: Any) -> Any:
        """Replace the snake_case names of fields. Raises `ValueError` where a field has both."""
        spellings = _spellings(cls)
        if not isinstance(value, dict) or not (found := spellings.keys() & value.keys()):
            return value
        for name in sorted(found):
            if spellings[name] in value:
                raise ValueError(f"{spellings[name]} and {name} are one field; give one")
        return {spellings.get(name, name): each for name, each in value.items()}


@cache
def _spellings(model: type[BaseModel]) -> dict[str, str]:
    """The camelCase name of each field, by its snake_case name."""
    fields = model.model_fields.items()
    return {name: field.alias for name, field in fields if field.alias is not None and field.alias != name}


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""For numbers that may come as floats, such as 40.0."""


def _level(value: Any) -> Any:
    return None if (level := value.lower() if isinstance(value, str) else value) == _UNSPECIFIED else level


_UNSPECIFIED = "thinking_level_unspecified"
Level: TypeAlias = Annotated[
    Literal["minimal", "low", "medium", "high", "xhigh"] | None,
    BeforeValidator(_level),
]
"""An effort, in small or capital letters."""


class ThinkingConfig(GeminiModel):
    """How to think. thinking_budget: 0 is not at all, -1 leaves it to the model."""

    include_thoughts: bool | None = None
    thinking_budget: Annotated[int, Field(ge=-1, lt=2**31), WHOLE] | None = None
    thinking_level: Level = None


class GenerationConfig(GeminiModel):
    """Sampling, the form of the answer, and thinking."""

    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    top_k: Annotated[int, Field(ge=0, lt=2**31), WHOLE] | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63), WHOLE] | None = None
    presence_penalty: Penalty | None = None
    frequency_penalty: Penalty | None = None
    stop_sequences: Annotated[list[Text], FAIL_FAST] | None = None
    candidate_count: Annotated[Count, WHOLE] | None = None
    max_output_tokens: Annotated[Count, WHOLE] | None = None
    response_mime_type: Literal["text/plain", "application/json"] | None = None
    response_schema: dict[str, Any] | None = None
    response_json_schema: dict[str, Any] | None = None
    response_logprobs: bool | None = None
    logprobs: Annotated[int, Field(ge=0, le=20), WHOLE] | None = None
    thinking_config: ThinkingConfig | None = None


class FunctionCall(GeminiModel):
    """A call of an earlier answer."""

    id: str | None = None
    name: str
    args: dict[str, Any] | None = None


class FunctionResponse(GeminiModel):
    """What a call brought."""

    id: str | None = None
    name: str
    response: dict[str, Any] | None = None


class TextPart(GeminiModel):
    """A piece of text."""

    text: str | None = None
    inline_data: Any = None
    file_data: Any = None


class InlineData(GeminiModel):
    """An image, as base64 in either alphabet."""

    mime_type: str | None = None
    data: str | None = None


class FileData(GeminiModel):
    """The address of an image."""

    mime_type: str | None = None
    file_uri: str | None = None


class Part(TextPart):
    """A piece of a turn. Images are in turns of the user alone."""

    inline_data: InlineData | None = None
    file_data: FileData | None = None
    thought: bool | None = None
    thought_signature: str | None = None
    function_call: FunctionCall | None = None
    function_response: FunctionResponse | None = None


class Content(GeminiModel):
    """A turn, or a piece of one."""

    role: Literal["user", "model", "function"] | None = None
    parts: Annotated[list[Part], FAIL_FAST] | None = None


class SystemInstruction(GeminiModel):
    """What a system message says. Its role says nothing."""

    role: Any = None
    parts: Annotated[list[TextPart], FAIL_FAST] | None = None


class FunctionDeclaration(GeminiModel):
    """A function that the model may call. parameters: Gemini's schema. What it returns has no effect."""

    name: Annotated[str, Field(pattern=r"^[a-zA-Z0-9_.:-]{1,128}$")]
    description: str | None = None
    parameters: dict[str, Any] | None = None
    parameters_json_schema: dict[str, Any] | None = None
    response: Any = None
    response_json_schema: Any = None
    behavior: Any = None


class Tool(GeminiModel):
    """Functions. Tools that run on a server of their own are left out."""

    function_declarations: Annotated[list[FunctionDeclaration], FAIL_FAST] | None = None


class FunctionCallingConfig(GeminiModel):
    """Whether functions are called, and which."""

    mode: Literal["MODE_UNSPECIFIED", "AUTO", "VALIDATED", "ANY", "NONE"] | None = None
    allowed_function_names: Annotated[list[str], FAIL_FAST] | None = None


class ToolConfig(GeminiModel):
    """Options of the tools."""

    function_calling_config: FunctionCallingConfig | None = None


def _spell(name: str) -> str:
    return name if name in ThinkingFields.model_fields else to_camel(name)


class GenerateContentRequest(GeminiModel, ThinkingFields):
    """`POST /v1beta/models/{model}:generateContent`. Names and ranges are Gemini's.

    The thinking fields of every dialect have their one spelling here too.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=_spell)

    contents: Annotated[list[Content], Field(min_length=1, fail_fast=True)]
    system_instruction: SystemInstruction | None = None
    generation_config: GenerationConfig | None = None
    tools: Annotated[list[Tool], FAIL_FAST] | None = None
    tool_config: ToolConfig | None = None
    cached_content: Any = None
    # Accepted without effect, because Google's clients send them.
    model: Any = None
    safety_settings: Any = None
    labels: Any = None
    service_tier: Any = None
    store: Any = None


class CountTokensRequest(GeminiModel):
    """`POST /v1beta/models/{model}:countTokens`: a request, or one in `generateContentRequest`."""

    contents: Any = None
    generate_content_request: dict[str, Any] | None = None
