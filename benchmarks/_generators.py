"""Which asynchronous generators wait for one another."""

import gc
import types
from typing import Any

_HANDED_ON = frozenset({"async_generator_asend", "anext_awaitable", "coroutine_wrapper"})
"""Types of objects that only stand between an `await` and what is awaited."""


def waiting_generators() -> list[Any]:
    """The asynchronous generators that somebody waits for at this moment, each behind those that wait for it."""
    found = [each for each in gc.get_objects() if isinstance(each, types.AsyncGeneratorType) and each.ag_await]
    inner = {id(each): _awaited(each.ag_await) for each in found}
    behind = {id(each) for each in inner.values()}
    chains = []
    for first in (each for each in found if id(each) not in behind):
        each: Any = first
        while each is not None:
            chains.append(each)
            each = inner.get(id(each))
    return chains


def _awaited(by: Any) -> Any:
    """The asynchronous generator at the end of an `await`, through whatever coroutines; None where there is none."""
    while by is not None and not isinstance(by, types.AsyncGeneratorType):
        if isinstance(by, types.CoroutineType):
            by = by.cr_await
        elif type(by).__name__ in _HANDED_ON:
            kinds = (types.AsyncGeneratorType, types.CoroutineType)
            known = [
                each for each in gc.get_referents(by) if isinstance(each, kinds) or type(each).__name__ in _HANDED_ON
            ]
            by = known[0] if known else None
        else:
            return None
    return by
