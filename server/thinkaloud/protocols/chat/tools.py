"""The tools of a Chat Completions request, to the `Tooling` that engines take."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Tooling
from thinkaloud.protocols.wire.validation import Wire

FunctionName: TypeAlias = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_-]{1,64}$")]


class Function(Wire):
    """A function that the model may call. `parameters` is a JSON schema."""

    name: FunctionName
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None


class Tool(Wire):
    """A tool; functions are the only kind."""

    type: Literal["function"]
    function: Function


class ChosenFunction(Wire):
    """The name of a function."""

    name: FunctionName


class NamedChoice(Wire):
    """The one function that is to be called."""

    type: Literal["function"]
    function: ChosenFunction


class CalledFunction(Wire):
    """What was called. `arguments` is JSON, as text."""

    name: str
    arguments: str


class ToolCallIn(Wire):
    """A tool call of an earlier answer."""

    id: str
    type: Literal["function"] = "function"
    function: CalledFunction


def tooling(
    tools: list[dict[str, Any]] | None,
    choice: Literal["auto", "none", "required"] | NamedChoice | None,
    parallel: bool | None,
) -> Tooling:
    """tools: each a valid `Tool`, as it came. Raises `InvalidRequest` for a choice among tools that are not there."""
    if not tools:
        if choice is not None:
            raise InvalidRequest("tool_choice needs tools to choose from", param="tool_choice")
        return NO_TOOLS
    chosen: Literal["auto", "none", "required"] | dict[str, str] = "auto"
    if isinstance(choice, NamedChoice):
        chosen = {"name": choice.function.name}
        if chosen["name"] not in {tool["function"]["name"] for tool in tools}:
            raise InvalidRequest(
                f"tool_choice: there is no tool named {chosen['name']!r}", param="tool_choice.function.name"
            )
    elif choice is not None:
        chosen = choice
    return Tooling(tools, chosen, parallel=parallel is None or parallel)
