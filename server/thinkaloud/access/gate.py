"""The stage as one thing: who calls, what may they have, and is there room?"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

from thinkaloud.access.account import Account
from thinkaloud.access.admission import Admission, Room
from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.access.deadlines import Deadlines
from thinkaloud.access.keyring import Keyring
from thinkaloud.access.permit import Permit
from thinkaloud.access.token_bucket import Clock
from thinkaloud.errors import Forbidden, Unauthorized
from thinkaloud.generation import GenerationRequest
from thinkaloud.settings import KeySettings, LimitsSettings

_ASIDE = ""
"""Whose turn it is in the line for what no caller asked for; no key has that name."""


class Gate:
    """Keys, their accounts, and the room of the whole server and of each engine that has so much and no more."""

    def __init__(
        self, keys: Sequence[KeySettings], limits: LimitsSettings, clock: Clock, capacities: Mapping[str, int]
    ) -> None:
        """capacities: generations that an engine can run at once, by its name, where that is bounded.

        Raises `SettingsError` where a key's secret is not there.
        """
        self.admission = Admission(limits)
        self._engines = {name: (Room(places),) for name, places in capacities.items()}
        self._limits = limits
        self._clock = clock
        self._keyring = Keyring(keys)
        self._accounts = {key.name: Account(key, clock) for key in keys} or {LOCAL.name: Account(None, clock)}

    def reload(self, keys: Sequence[KeySettings]) -> None:
        """Let in who has one of `keys`, from now on. What an account has spent stays spent.

        A server that had keys is not opened by taking the last one away: it then lets nobody in.
        Raises `SettingsError` as at first; the keys are then as they were.
        """
        self._keyring = Keyring(keys, opens=self._keyring.open)
        for key in keys:
            self._accounts.setdefault(key.name, Account(key, self._clock)).limit(key)

    @property
    def open(self) -> bool:
        """Whether everyone may ask, without a key."""
        return self._keyring.open

    def knows(self, caller: Caller) -> bool:
        """Whether the key that `caller` came with is still one."""
        return self._keyring.knows(caller)

    def caller(self, authorization: Sequence[str]) -> Caller:
        """Who the `Authorization` headers name. Raises `Unauthorized`."""
        return self._keyring.caller(authorization)

    def pressure(self) -> float:
        """How full the queue is, 0 to 1."""
        return self.admission.waiting / self._limits.queue if self._limits.queue else 0.0

    def headers(self, caller: Caller) -> dict[str, str]:
        """The rate-limit headers for an answer to `caller`."""
        return self._accounts[caller.name].headers()

    @contextmanager
    def enter(self, request: GenerationRequest, caller: Caller) -> Iterator[Permit]:
        """Holds what the caller's limits allow, and the place in the server once there is one.

        Raises:
            Unauthorized: the caller's key was taken away.
            Forbidden: the caller may not use the model.
            InvalidRequest: the request asks for more than the caller may ever have.
            RateLimited: it asks for more than the caller may have now.
        """
        self._require_allowed(request, caller)
        account = self._accounts[caller.name]
        account.check(request.sampling)
        permit = Permit(account, max(request.n, request.thinking.votes))
        permit.patience = asyncio.get_running_loop().time() + self._limits.queue_wait
        try:
            yield permit
        finally:
            permit.close()
            if permit.places:
                self.admission.free(self.admission.server, places=permit.places)

    def ask(self, request: GenerationRequest, caller: Caller) -> None:
        """Charge the caller for a request that no model runs for.

        Raises:
            Unauthorized, Forbidden, RateLimited: as `enter` does.
        """
        self._require_allowed(request, caller)
        self._accounts[caller.name].ask()

    def _require_allowed(self, request: GenerationRequest, caller: Caller) -> None:
        if not self.knows(caller):  # while the body came
            raise Unauthorized("this key is not known any more")
        if not caller.may_use(request.model):
            raise Forbidden(f"this key may not use the model {request.model[:100]!r}", param="model")

    @asynccontextmanager
    async def room(self, permit: Permit, caller: Caller, engine: str) -> AsyncIterator[None]:
        """Holds places for the choices of a request on `engine`, and for the first engine also in the server, until the
        request ends. Where there are fewer in all than it has choices, it has all of them, and the choices take turns.

        Raises:
            Overloaded: there is no room, in the line neither.
        """
        server, rooms = self.admission.server, self._engines.get(engine, ())
        places = min(permit.places or permit.choices, *(room.places for room in (server, *rooms)))
        if permit.places:
            await self.admission.take(caller.name, *rooms, places=places)
        else:
            await self.admission.take(caller.name, server, *rooms, places=places, until=permit.patience)
        permit.admit(places)
        try:
            yield
        finally:
            self.admission.free(*rooms, places=places)

    def aside(self, engine: str) -> AbstractAsyncContextManager[None]:
        """Holds a place on `engine` for a generation that no caller asked for. Raises `Overloaded` as `room` does."""
        return self.admission.enter(_ASIDE, *self._engines.get(engine, ()))

    def deadlines(self) -> Deadlines:
        """The timeouts of one choice, from now on."""
        return Deadlines(self._limits)
