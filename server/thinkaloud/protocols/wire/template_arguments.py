"""`chat_template_kwargs`: variables for the model's chat template."""

from typing import Any, ClassVar

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Effort
from thinkaloud.protocols.wire.wire_model import WireModel

_RESERVED = frozenset({
    "add_generation_prompt",
    "chat_template",
    "continue_final_message",
    "conversation",
    "documents",
    "messages",
    "return_dict",
    "tokenize",
    "tools",
})  # fmt: skip


class TemplateArguments(WireModel):
    """Any variables. The two switches are true or false: some templates take 0, "" and null for true."""

    has_free_names: ClassVar[bool] = True
    enable_thinking: bool = True
    thinking: bool = True
    reasoning_effort: Effort | None = None


def read_template_arguments(arguments: TemplateArguments | None) -> dict[str, Any]:
    """The variables that only the template knows; the switches and the effort are thinking controls.

    Raises `InvalidRequest` for a variable that the server sets.
    """
    extra = arguments.model_extra or {} if arguments else {}
    for name in sorted(_RESERVED & extra.keys()):
        raise InvalidRequest(f"chat_template_kwargs.{name} is the server's own", param=f"chat_template_kwargs.{name}")
    return extra
