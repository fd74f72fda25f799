"""OpenAI's tool objects: the tools that the model may call, and calls of earlier answers."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Tooling
from thinkaloud.protocols.wire import json
from thinkaloud.protocols.wire.wire_model import WireModel
from thinkaloud.settings import LimitsSettings

FunctionName: TypeAlias = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_-]{1,64}$")]


class Function(WireModel):
    """A function that the model may call. `parameters` is a JSON schema."""

    name: FunctionName
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None


class Tool(WireModel):
    """A tool; functions are the only kind."""

    type: Literal["function"]
    function: Function


class FunctionReference(WireModel):
    """A function by its name."""

    name: FunctionName


class NamedToolChoice(WireModel):
    """The one function that must be called."""

    type: Literal["function"]
    function: FunctionReference


ToolChoice: TypeAlias = Literal["auto", "none", "required"] | NamedToolChoice


class FunctionCall(WireModel):
    """A call. `arguments` is JSON, as text."""

    name: str
    arguments: str


class ToolCall(WireModel):
    """A tool call of an earlier answer."""

    id: str
    type: Literal["function"] = "function"
    function: FunctionCall


def require_arguments(arguments: str, limits: LimitsSettings, param: str) -> None:
    """Hold the arguments of an earlier call to the limits of a body: they are JSON inside JSON, which a template may
    parse. Raises `InvalidRequest` with `param`.
    """
    json.read_structure(arguments.encode(errors="replace"), limits, "the call", param)


def read_tooling(tools: list[dict[str, Any]] | None, choice: ToolChoice | None, parallel: bool | None) -> Tooling:
    """The tools for the engine. tools: each a valid `Tool`, as it was sent.

    Raises `InvalidRequest` for a call that is required without tools, or of a tool that is not among them.
    """
    if not tools:
        if choice not in {None, "auto", "none"}:
            raise InvalidRequest("tool_choice needs tools to choose from", param="tool_choice")
        return NO_TOOLS
    chosen: Literal["auto", "none", "required"] | dict[str, str] = "auto"
    if isinstance(choice, NamedToolChoice):
        chosen = {"name": choice.function.name}
        if chosen["name"] not in {tool["function"]["name"] for tool in tools}:
            raise InvalidRequest(
                f"tool_choice: there is no tool named {chosen['name']!r}", param="tool_choice.function.name"
            )
    elif choice is not None:
        chosen = choice
    return Tooling(tools, chosen, parallel=parallel is None or parallel)
