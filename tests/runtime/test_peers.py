"""What front ends ask each other."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from thinkaloud.runtime.peers import Peers
from thinkaloud.runtime.worker import Worker


@asynccontextmanager
async def three(folder: Path) -> AsyncGenerator[list[Peers], None]:
    """Of four, of which the last has not started."""
    async with AsyncExitStack() as stack:
        peers = [Peers(Worker(rank, 4, folder, b"")) for rank in range(3)]
        for each in peers:
            await each.start()
            stack.push_async_callback(each.close)
        yield peers


async def test_every_other_one_that_answers_is_heard_in_the_order_of_ranks(tmp_path: Path) -> None:
    async with three(tmp_path) as peers:
        for each in peers:

            async def answer(question: Any, rank: int | None = each.rank) -> Any:
                await asyncio.sleep(0)
                return None if rank == question else [rank, question]

            each.listen("who", answer)
        assert await peers[0].ask("who", "ü\n") == [[1, "ü\n"], [2, "ü\n"]]
        assert await peers[1].ask("who", 0) == [[2, 0]]
        assert await Peers().ask("who") == []


async def test_one_that_fails_or_has_died_is_left_out(tmp_path: Path) -> None:
    async with three(tmp_path) as peers:

        async def fail(_: Any) -> Any:
            raise ValueError

        async def answer(question: Any) -> Any:
            return question

        peers[1].listen("echo", fail)
        peers[2].listen("echo", answer)
        assert await peers[0].ask("echo", "x" * 1_000_000) == ["x" * 1_000_000]
        await peers[2].close()
        assert await peers[0].ask("echo", 1) == []
        again = Peers(Worker(2, 4, tmp_path, b""))
        again.listen("echo", answer)
        await again.start()
        assert await peers[0].ask("echo", 1) == [1]
        await again.close()
