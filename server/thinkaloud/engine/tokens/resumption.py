"""An output whose stream was cut goes on behind the tokens that have come, at the same server or at another one."""

import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from thinkaloud.engine.tokens.token_stream import StreamCut, TokenDelta

log = logging.getLogger("thinkaloud.engine")

_MAX_CUTS = 2
"""How often one output goes on. Not more: it may be the request that ends the servers."""


async def resume_when_cut(
    name: str, begin: Callable[[Sequence[int], int], AsyncGenerator[TokenDelta, None]]
) -> AsyncGenerator[TokenDelta, None]:
    """Yield the tokens of one output.

    name: the engine's, for the log.
    begin: starts an exchange behind tokens of the output, with the number of earlier ones.
    Raises what an exchange raises; `StreamCut` where nothing had come, or after too many cuts.
    """
    ids: list[int] = []
    cuts = 0
    while True:
        before = len(ids)
        try:
            async with aclosing(begin(tuple(ids), cuts)) as deltas:
                async for delta in deltas:
                    ids += delta.ids
                    yield delta
            return
        except StreamCut as error:
            if cuts == _MAX_CUTS or len(ids) == before:
                raise
            cuts += 1
            log.warning("engine %s: %s; going on behind %d tokens", name, error, len(ids))
