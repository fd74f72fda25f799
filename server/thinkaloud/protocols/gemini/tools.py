"""Gemini's tools as functions for the model."""

from typing import Any, Literal, TypeAlias

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Tooling
from thinkaloud.protocols.gemini.json_schema import to_json_schema
from thinkaloud.protocols.gemini.schema import FunctionDeclaration, Tool, ToolConfig
from thinkaloud.protocols.wire.wire_model import require_at_most
from thinkaloud.settings import LimitsSettings

Choice: TypeAlias = Literal["auto", "none", "required"] | dict[str, str]
_PLACE = "toolConfig.functionCallingConfig"


def read_tools(tools: list[Tool] | None, config: ToolConfig | None, limits: LimitsSettings) -> Tooling:
    """The functions that the engine is told of, and whether it has to call one.

    Raises `InvalidRequest` for a function with two schemas, and for a choice of one that is not there.
    """
    functions: dict[str, dict[str, Any]] = {}
    for at, tool in enumerate(tools or ()):
        for inner, declaration in enumerate(tool.function_declarations or ()):
            place = f"tools.{at}.functionDeclarations.{inner}"
            functions[declaration.name] = {"type": "function", "function": _function(declaration, place)}
    require_at_most("tools", len(functions), limits.tools)
    calling = config.function_calling_config if config is not None else None
    allowed = calling.allowed_function_names if calling is not None else None
    for name in allowed or ():
        if name not in functions:
            param = f"{_PLACE}.allowedFunctionNames"
            raise InvalidRequest(f"{param}: there is no function named {name[:128]!r}", param=param)
    offered = [function for name, function in functions.items() if not allowed or name in allowed]
    mode = calling.mode if calling is not None else None
    if mode == "ANY" and not offered:
        raise InvalidRequest(f"{_PLACE}.mode: there is no function to call", param=f"{_PLACE}.mode")
    if not offered:
        return NO_TOOLS
    choice: Choice = "none" if mode == "NONE" else "auto"
    if mode == "ANY":
        choice = "required"
        if allowed and len(offered) == 1:
            choice = {"name": offered[0]["function"]["name"]}
    return Tooling(offered, choice)


def _function(declaration: FunctionDeclaration, place: str) -> dict[str, Any]:
    function: dict[str, Any] = {"name": declaration.name}
    if declaration.description is not None:
        function["description"] = declaration.description
    if declaration.parameters_json_schema is not None:
        if declaration.parameters is not None:
            param = f"{place}.parametersJsonSchema"
            raise InvalidRequest(f"{place}.parameters and {param}: give one", param=param)
        function["parameters"] = declaration.parameters_json_schema
    elif declaration.parameters is not None:
        function["parameters"] = to_json_schema(declaration.parameters, f"{place}.parameters")
    return function
