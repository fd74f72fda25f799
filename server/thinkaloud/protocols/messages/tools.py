"""Tools of a request as functions for the model, and which of them it sees.

A deferred tool is not shown until the conversation names it. Anthropic's own tools run elsewhere: they are left out,
and named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Tooling
from thinkaloud.protocols.messages.blocks import CachedBlock, ToolChangeBlock
from thinkaloud.protocols.wire.wire_model import WireModel, read_model, require_at_most
from thinkaloud.settings import LimitsSettings

_CALL = "toolu_"
ToolName: TypeAlias = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_-]{1,128}$")]


class Tool(CachedBlock):
    """A function that the client runs. `input_schema` is a JSON schema."""

    type: Literal["custom"] | None = None
    name: ToolName
    description: str | None = None
    input_schema: dict[str, Any]
    strict: bool | None = None
    defer_loading: bool | None = None
    eager_input_streaming: Any = None

    def function(self) -> dict[str, Any]:
        """The tool in the form that chat templates take."""
        given = self.model_dump(include={"description", "strict"}, exclude_none=True)
        return {"type": "function", "function": {"name": self.name, **given, "parameters": self.input_schema}}


class ToolChoice(WireModel):
    """What the model must call. `any` is some tool, `tool` the one of that name."""

    type: Literal["auto", "any", "tool", "none"]
    name: str | None = None
    disable_parallel_tool_use: bool | None = None


@dataclass(slots=True)
class ToolChanges:
    """What a conversation says of the tools. shown: whether the model sees a tool, by its name. added: definitions."""

    shown: dict[str, bool] = field(default_factory=dict)
    added: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def show(self, name: str) -> None:
        """The model sees this tool from here on."""
        self.shown[name] = True

    def change(self, block: ToolChangeBlock, place: str) -> None:
        """A tool comes or goes."""
        tool = block.tool
        if block.type == "tool_addition" and tool.definition is not None:
            self.added.append((f"{place}.definition", tool.definition))
            name = tool.definition.get("name")
        else:
            name = tool.name
        if isinstance(name, str):
            self.shown[name] = block.type == "tool_addition"


@dataclass(slots=True, frozen=True)
class Toolbox:
    """The tools that the model sees. ignored: kinds left out, and fields without effect."""

    tooling: Tooling = NO_TOOLS
    ignored: tuple[str, ...] = ()


def call_id(engine_id: str) -> str:
    """The id of a call for the client."""
    return f"{_CALL}{engine_id}"


def engine_call_id(id: str) -> str:
    """The id of a call as the engine gave it, which some templates read."""
    return id.removeprefix(_CALL)


def read_tools(
    tools: list[dict[str, Any]] | None, choice: ToolChoice | None, changes: ToolChanges, limits: LimitsSettings
) -> Toolbox:
    """Raises `InvalidRequest` for a tool without what it needs, and for a choice of one that the model cannot see."""
    places = [(f"tools.{at}", tool) for at, tool in enumerate(tools or [])] + changes.added
    functions: dict[str, dict[str, Any]] = {}
    ignored: list[str] = []
    for place, given in places:
        kind = given.get("type")
        if isinstance(kind, str) and kind != "custom":
            ignored.append(f"tools.{kind}")
            continue
        tool = read_model(Tool, given, place)
        ignored += _unknown(tool)
        if changes.shown.get(tool.name, not tool.defer_loading):
            functions[tool.name] = tool.function()
    require_at_most("tools", len(functions), limits.tools)
    tooling = _read_choice(choice or ToolChoice(type="auto"), functions)
    return Toolbox(tooling, tuple(ignored))


def _unknown(tool: Tool) -> Iterator[str]:
    return (f"tools.{name}" for name, value in (tool.model_extra or {}).items() if value)


def _read_choice(choice: ToolChoice, functions: dict[str, dict[str, Any]]) -> Tooling:
    tools = [*functions.values()]
    parallel = not choice.disable_parallel_tool_use
    if choice.type == "tool":
        if choice.name not in functions:
            name = (choice.name or "")[:200]
            raise InvalidRequest(f"tool_choice.name: there is no tool {name!r}", param="tool_choice.name")
        return Tooling(tools, {"name": str(choice.name)}, parallel=parallel)
    if choice.type == "any" and not tools:
        raise InvalidRequest("tool_choice: there is no tool to choose from", param="tool_choice")
    if not tools:
        return NO_TOOLS
    return Tooling(tools, "required" if choice.type == "any" else choice.type, parallel=parallel)
