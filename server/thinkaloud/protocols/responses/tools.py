"""Tools of the Responses API as functions for the model, and the names of these functions back.

A tool in a namespace is a function `namespace__tool`; a custom tool, whose input is free text, a function with one
string. Tools of other kinds run on a server of their own: they are left out, and named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Tooling
from thinkaloud.protocols.wire.tools import FunctionName
from thinkaloud.protocols.wire.wire_model import WireModel, read_model
from thinkaloud.settings import LimitsSettings

_SEPARATOR = "__"
_LONGEST_KIND = 64
"""Characters of a kind of tools in the name of an ignored field."""
_INPUT: dict[str, Any] = {
    "type": "object",
    "properties": {"input": {"type": "string"}},
    "required": ["input"],
    "additionalProperties": False,
}


class FunctionTool(WireModel):
    """A function. `parameters` is a JSON schema."""

    type: Literal["function"]
    name: FunctionName
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None


class CustomTool(WireModel):
    """A tool that takes free text. format: what the text must look like; it is told to the model, not enforced."""

    type: Literal["custom"]
    name: FunctionName
    description: str | None = None
    format: dict[str, Any] | None = None


class Namespace(WireModel):
    """Several tools under one name."""

    type: Literal["namespace"]
    name: FunctionName
    description: str | None = None
    tools: Annotated[list[dict[str, Any]], Field(max_length=1024, fail_fast=True)]


@dataclass(slots=True, frozen=True)
class CalledTool:
    """A tool as the client knows it."""

    name: str
    namespace: str | None = None
    is_custom: bool = False


@dataclass(slots=True, frozen=True)
class Toolbox:
    """The tools of a request. called: by the name of the function that the model calls. ignored: kinds left out."""

    tooling: Tooling = NO_TOOLS
    called: dict[str, CalledTool] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def find(self, function: str) -> CalledTool:
        """The tool behind a function that was called; the model may make one up."""
        return self.called.get(function) or CalledTool(function)


def function_name(name: str, namespace: str | None) -> str:
    """The name of the function for a tool."""
    return f"{namespace}{_SEPARATOR}{name}" if namespace else name


def read_tools(
    tools: list[dict[str, Any]] | None,
    choice: str | dict[str, Any] | None,
    parallel: bool | None,
    limits: LimitsSettings,
) -> Toolbox:
    """Raises `InvalidRequest` for a tool without what it needs, and for a choice of one that is not there."""
    functions: dict[str, dict[str, Any]] = {}
    called: dict[str, CalledTool] = {}
    left_out: list[str] = []
    for place, tool, namespace in _flatten(tools or []):
        kind = tool.get("type")
        if not isinstance(kind, str):
            raise InvalidRequest(f"{place}.type: needed, a text", param=f"{place}.type")
        if kind not in {"function", "custom"}:
            left_out.append(kind)
            continue
        name, function = _function(tool, place, namespace)
        functions[name] = function
        called[name] = CalledTool(tool["name"], namespace, kind == "custom")
        if len(functions) > limits.tools:
            raise InvalidRequest(f"tools: more than the {limits.tools} that this server takes", param="tools")
    chosen, allowed = _read_choice(choice, functions, set(left_out))
    ignored = tuple(f"tools.{kind[:_LONGEST_KIND]}" for kind in left_out)
    offered = [tool for name, tool in functions.items() if allowed is None or name in allowed]
    if not offered:
        return Toolbox(ignored=ignored)
    return Toolbox(Tooling(offered, chosen, parallel=parallel is None or parallel), called, ignored)


def _flatten(tools: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], str | None]]:
    """Every tool, with its place and its namespace."""
    for at, tool in enumerate(tools):
        if tool.get("type") != "namespace":
            yield f"tools.{at}", tool, None
            continue
        namespace = read_model(Namespace, tool, f"tools.{at}")
        for inner, each in enumerate(namespace.tools):
            yield f"tools.{at}.tools.{inner}", each, namespace.name


def _function(tool: dict[str, Any], place: str, namespace: str | None) -> tuple[str, dict[str, Any]]:
    """The name of the function for `tool`, and the function in the form of Chat."""
    function: dict[str, Any]
    if tool["type"] == "custom":
        custom = read_model(CustomTool, tool, place)
        name = function_name(custom.name, namespace)
        function = {"name": name, "description": _describe(custom), "parameters": _INPUT}
    else:
        plain = read_model(FunctionTool, tool, place)
        name = function_name(plain.name, namespace)
        given = plain.model_dump(include={"description", "parameters", "strict"}, exclude_none=True)
        function = {"name": name, **given}
    return name, {"type": "function", "function": function}


def _describe(tool: CustomTool) -> str:
    said = tool.description or ""
    definition = (tool.format or {}).get("definition")
    if not isinstance(definition, str):
        return said
    return f"{said}\n\nThe input follows this grammar:\n{definition}".lstrip()


def _read_choice(
    choice: str | dict[str, Any] | None, functions: dict[str, Any], left_out: set[str]
) -> tuple[Literal["auto", "none", "required"] | dict[str, str], set[str] | None]:
    """The choice for the engine, and the functions that are allowed; None for all. left_out: kinds of tools."""
    if choice is None or isinstance(choice, str):
        return _read_mode(choice or "auto", "tool_choice", functions), None
    kind = choice.get("type")
    if kind in ("function", "custom"):
        return {"name": _read_named(choice, "tool_choice", functions)}, None
    if kind == "allowed_tools":
        mode, tools = choice.get("mode", "auto"), choice.get("tools")
        if not isinstance(tools, list):
            raise InvalidRequest("tool_choice.tools: a list of tools", param="tool_choice.tools")
        allowed = {
            _read_named(tool, f"tool_choice.tools.{at}", functions)
            for at, tool in enumerate(tools)
            if not _is_left_out(tool, left_out)
        }
        return _read_mode(mode, "tool_choice.mode", allowed), allowed
    raise InvalidRequest("tool_choice.type: function, custom or allowed_tools", param="tool_choice.type")


def _is_left_out(tool: object, left_out: set[str]) -> bool:
    kind = tool.get("type") if isinstance(tool, dict) else None
    return isinstance(kind, str) and kind in left_out


def _read_mode(mode: object, param: str, functions: Any) -> Literal["auto", "none", "required"]:
    if mode == "required" and not functions:
        raise InvalidRequest(f"{param}: there is no tool to choose from", param=param)
    if mode == "auto" or mode == "none" or mode == "required":
        return mode
    raise InvalidRequest(f"{param}: auto, none or required", param=param)


def _read_named(tool: object, param: str, functions: dict[str, Any]) -> str:
    name = tool.get("name") if isinstance(tool, dict) else None
    namespace = tool.get("namespace") if isinstance(tool, dict) else None
    if not isinstance(name, str) or not (namespace is None or isinstance(namespace, str)):
        raise InvalidRequest(f"{param}.name: needed, the name of a tool", param=f"{param}.name")
    function = function_name(name, namespace)
    if function not in functions:
        raise InvalidRequest(f"{param}: there is no tool named {function[:200]!r}", param=f"{param}.name")
    return function
