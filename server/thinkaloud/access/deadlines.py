"""How long an engine may take: to its first token, from one to the next, and in all.

Only the waiting for the engine counts, not that for a slow reader, except in the total.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.errors import GenerationTimedOut
from thinkaloud.events import Chunk
from thinkaloud.settings import LimitsSettings


async def in_time(chunks: AsyncGenerator[Chunk, None], limits: LimitsSettings) -> AsyncGenerator[Chunk, None]:
    """The same chunks. Ending early closes `chunks`, which aborts the generation.

    Raises:
        GenerationTimedOut: the engine took longer than `limits` allow.
    """
    now = asyncio.get_running_loop().time
    end = now() + limits.total
    pause, what = limits.first_token, "its first token"
    async with aclosing(chunks):
        while True:
            deadline = now() + pause
            if end < deadline:
                deadline, what = end, "its answer"
            try:
                async with asyncio.timeout_at(deadline) as scope:
                    chunk = await anext(chunks, None)
            except TimeoutError:
                if not scope.expired():
                    raise  # the engine's own
                raise GenerationTimedOut(f"the model took too long for {what}", retry_after=10) from None
            if chunk is None:
                return
            yield chunk
            if chunk.ended_by is not None or chunk.retry:  # words of ours, behind which the engine begins anew
                pause, what = limits.first_token, "its next token"
            else:
                pause, what = limits.between_tokens, "its next token"
