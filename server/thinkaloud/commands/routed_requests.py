"""The records of routed requests in the store, as commands read them."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from thinkaloud.errors import SettingsError, StoreFailed
from thinkaloud.routing.hashed_features import HashedFeatures
from thinkaloud.routing.rated import KNOWING, Rated
from thinkaloud.settings import StoreSettings
from thinkaloud.store.build import build_routed
from thinkaloud.store.routed import GOOD, RoutedRequests

T = TypeVar("T")


def read_routed(store: StoreSettings, config: Path, read: Callable[[RoutedRequests], Awaitable[T]]) -> T:
    """Return what `read` returns of the open records. config: the file of the settings, for messages.

    Raises `SettingsError` if none are kept, or they cannot be read.
    """
    routed = build_routed(store)
    if routed is None:
        raise SettingsError(
            f"{config}: no routes are recorded; to record them, add:  store: {{url: ..., routes: {{}}}}"
        )

    async def run() -> T:
        await routed.start()
        try:
            return await read(routed)
        except StoreFailed as error:
            raise SettingsError(f"store.url: {error.message}") from error
        finally:
            await routed.close()

    return asyncio.run(run())


def read_rated(store: StoreSettings, config: Path, alias: str) -> list[Rated]:
    """Return the outcomes of `alias` that a fit can learn from. Raises `SettingsError` if there are none."""
    found = read_routed(store, config, lambda routed: routed.rated(alias))
    rated = [
        Rated(each.id, features, each.lane, each.outcome in GOOD)
        for each in found
        if each.by not in KNOWING and (features := HashedFeatures.parse(each.features)) is not None
    ]
    if not rated:
        raise SettingsError(
            f"{config}: the store has no outcome of {alias} to learn from; it needs store.routes.features: true, and "
            "callers that send outcomes of what neither they nor a draft has routed; those of releases with other "
            "features do not count"
        )
    return rated
