"""Stores and records for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import ResponseStore, StoredResponse
from thinkaloud.store.build import build


class Clock:
    """A clock that goes on by a second each time it is asked, and that can be set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def opened(url: str | None, clock: Clock | None = None, **settings: Any) -> AsyncIterator[ResponseStore]:
    """A started store."""
    arguments = () if clock is None else (clock,)
    store = build(StoreSettings(url=url, **settings), *arguments)
    await store.start()
    try:
        yield store
    finally:
        await store.close()


def record(response_id: str = "resp_1", owner: str = "anna", **values: Any) -> StoredResponse:
    """A response of which a test says what matters to it."""
    made = StoredResponse(
        response_id, owner, 1_000_000.5, "completed", "m", b'{"id":"x"}', b"[]", b'{"messages":["\xc3\xa4"]}'
    )
    return replace(made, **values)


def failed(running: StoredResponse) -> StoredResponse:
    """What a process that starts makes of `running`."""
    return replace(running, status="failed", response=b'{"status":"failed"}')
