"""Why a chat template refuses a conversation, in the words of its author.

A template raises its reasons with `raise_exception`. They may have parts of the conversation in them, which are left
out: only text that is a constant of the template is passed on, and no other error's text at all.
"""

import contextlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from thinkaloud.errors import TemplateRefused

_REFUSED = "the model's chat template does not take these messages"


def template_refusal(error: BaseException, template: str | None) -> TemplateRefused:
    """Return the error for a caller whose conversation `template` does not take.

    error: what rendering raised.
    """
    reason = _find_reason(error)
    if reason is None or template is None:
        return TemplateRefused(_REFUSED, param="messages")
    constants, beginnings = _read_constants(template)
    said = max((each for each in beginnings if reason.startswith(each)), key=len, default="")
    if reason in constants:
        return TemplateRefused(f"{_REFUSED}: {reason}", param="messages")
    return TemplateRefused(f"{_REFUSED}: {said.rstrip()} ..." if said.strip() else _REFUSED, param="messages")


def _find_reason(error: BaseException | None) -> str | None:
    """Return the text of the template's error in the chain of `error`."""
    from jinja2 import TemplateError

    seen: list[BaseException] = []
    while error is not None and error not in seen:
        if isinstance(error, TemplateError):
            return str(error)
        seen.append(error)
        error = error.__cause__ or error.__context__
    return None


@lru_cache(maxsize=16)
def _read_constants(template: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return all texts that are constants in `template`, and those with which a reason begins."""
    from jinja2 import nodes
    from transformers.utils.chat_template_utils import _compile_jinja_template

    parsed = _compile_jinja_template(template).environment.parse(template)
    constants = (each.value for each in parsed.find_all(nodes.Const) if isinstance(each.value, str))
    raised = [
        argument
        for call in parsed.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "raise_exception"
        for argument in call.args
    ]
    beginnings = [text for argument in raised for text in _beginnings(argument)]
    return frozenset(constants).union(*map(_values, raised)), frozenset(beginnings)


def _values(expression: Any) -> Iterator[str]:
    """Yield the text of `expression` if it is constant."""
    from jinja2 import nodes

    with contextlib.suppress(nodes.Impossible):
        yield str(expression.as_const())


def _beginnings(expression: Any) -> Iterator[str]:
    """Yield the constants with which the text of `expression` may begin."""
    from jinja2 import nodes

    match expression:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.Add(left=first) | nodes.Concat(nodes=[first, *_]) | nodes.Filter(node=first):
            yield from _beginnings(first)
        case nodes.CondExpr(expr1=first, expr2=other):
            yield from (*_beginnings(first), *_beginnings(other))
