"""The servers of one engine: their connections, and the pool that divides the requests among them."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

import httpx
from prometheus_client import CollectorRegistry

from thinkaloud.engine.base import MemberStatus
from thinkaloud.engine.pool import Member, Pool
from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.engine.pool.member import MemberState
from thinkaloud.engine.pool.metrics import PoolCollector
from thinkaloud.engine.pool.probe_request import ProbeRequest, describe_fault, read_rest
from thinkaloud.engine.pool.targets import require_plain_urls
from thinkaloud.engine.upstream.clients import Clients, endpoint
from thinkaloud.engine.upstream.exchange import ExchangeTasks
from thinkaloud.engine.upstream.model_list import ModelListRequest
from thinkaloud.engine.upstream.refusal import RETRY_AFTER
from thinkaloud.errors import EngineFailed, Overloaded
from thinkaloud.generation import Prompt
from thinkaloud.settings import PooledEngine

log = logging.getLogger("thinkaloud.engine")

T = TypeVar("T")

Admission = Callable[[httpx.AsyncClient, Member], Awaitable[None]]
"""Raises where a server cannot be a member. Called for each that is down and answers its probe."""


class Servers:
    """The servers of one engine.

    check_every: seconds between two calls of `check`. passed: probes that succeeded. generations: those that run.
    registry: the members' metrics.
    """

    def __init__(
        self,
        name: str,
        settings: PooledEngine,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        models: str = "models",
        admit: Admission | None = None,
    ) -> None:
        """
        name: the engine's. transport: for tests.
        models: path of the list of models, from a server's URL.
        Raises `SettingsError`.
        """
        require_plain_urls(name, settings)
        self.check_every = settings.health.every if settings.is_pool else settings.check_every
        self.passed = self.generations = 0
        self.registry = CollectorRegistry()
        self._name = name
        self._settings = settings
        self._transport = transport
        self._models = models
        self._admit = admit
        self._clients: Clients | None = None
        self._lengths: dict[str, int] = {}  # of the context, by member
        self._pool = Pool(name, settings, self._ask)
        self.registry.register(PoolCollector(self._pool))

    @property
    def context_length(self) -> int | None:
        """The shortest context of all members in tokens, so that what fits one fits another; None if unknown."""
        if self._settings.context_length is not None:
            return self._settings.context_length
        known = [self._lengths[each.name] for each in self._pool.members if each.name in self._lengths]
        return min(known, default=None)

    async def open(self) -> None:
        """See `Pool.start`."""
        if self._clients is None:
            self._clients = Clients(self._name, self._settings, self._transport)
        await self._pool.start()

    async def check(self) -> None:
        """See `Pool.check`. A server that has sent something since the last check is not asked."""
        if self._clients is not None:
            await self._pool.check()

    async def close(self, exchanges: ExchangeTasks) -> None:
        """Ask nobody any more, end `exchanges`, and close all connections."""
        clients, self._clients = self._clients, None
        await self._pool.stop()
        await exchanges.stop()
        if clients is not None:
            await clients.close()

    def status(self) -> list[MemberStatus]:
        """See `Pool.status`."""
        return self._pool.status()

    def run(
        self,
        prompt: Prompt,
        ask: Callable[[Clients, Member], AsyncGenerator[T, None]],
        avoid: Collection[Member] = (),
    ) -> AsyncGenerator[T, None]:
        """Yield what `ask` yields of one server, as `Pool.run` does. Raises `EngineFailed` if they are not open."""
        clients = self._clients
        if clients is None:
            raise EngineFailed(f"engine {self._name} is not running", retry_after=RETRY_AFTER)
        key = conversation_key(prompt, self._settings.affinity) if self._settings.is_pool else None
        return self._pool.run(key, lambda member: ask(clients, member), avoid)

    @contextmanager
    def generation(self) -> Iterator[None]:
        """Hold one generation. What fails in it is logged, and a connection that fails raises `EngineFailed`."""
        self.generations += 1
        try:
            yield
        except httpx.RequestError as error:
            fault = describe_fault(error)
            log.warning("engine %s: the upstream %s (%s)", self._name, fault, type(error).__name__)
            raise EngineFailed(f"the upstream {fault}", retry_after=RETRY_AFTER) from error
        except (EngineFailed, Overloaded) as error:
            log.warning("engine %s: %s", self._name, error)
            raise
        finally:
            self.generations -= 1

    async def _ask(self, member: Member) -> None:
        """The probe of one member: its health where the settings say how, and its models, which it must have to begin
        with.
        """
        assert self._clients is not None  # noqa: S101  the pool is started and stopped with it
        settings, target = self._settings, member.target
        request = ProbeRequest(self._name, target, settings.connect_timeout)
        with self._clients.lend() as client:
            if settings.health.path is not None:
                await request.ask_health(client, settings.health.path)
            is_new = member.state is MemberState.DOWN
            if is_new or settings.health.path is None:
                models = ModelListRequest(request, endpoint(target.url, self._models), settings.served_name)
                async with models.send(client) as response:
                    if not is_new:
                        await read_rest(response)
                    elif (length := await models.read_context_length(response)) is not None:
                        self._lengths[member.name] = length
            if is_new and self._admit is not None:
                await self._admit(client, member)
        self.passed += 1
