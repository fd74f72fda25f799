"""Access as one object: authentication, the limits of keys, and slots."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from thinkaloud.access.account import Account, Limit
from thinkaloud.access.admission import AdmissionQueue, SlotPool
from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.access.deadlines import Deadlines
from thinkaloud.access.keyring import Keyring
from thinkaloud.access.permit import Permit
from thinkaloud.errors import Forbidden, Unauthorized
from thinkaloud.generation import GenerationRequest
from thinkaloud.runtime.wait import Wait
from thinkaloud.settings import KeySettings, LimitsSettings
from thinkaloud.state.base import SharedState

_INTERNAL_KEY = ""
"""The key of the server's own generations in the queue; no caller's key has that name."""


class Gate:
    """Keys, their accounts by name, and the slots of the server and of each engine with a capacity."""

    def __init__(
        self,
        keys: Sequence[KeySettings],
        limits: LimitsSettings,
        state: SharedState,
        capacities: Mapping[str, int],
        salt_secret: bytes,
    ) -> None:
        """capacities: generations that an engine can run at once, by its name; an engine without one has no limit.
        salt_secret: what the callers' cache salts are made of.

        Raises `SettingsError` if a key's secret cannot be read.
        """
        self.queue = AdmissionQueue(limits)
        self._pools = {name: (SlotPool(size),) for name, size in capacities.items()}
        self._limits = limits
        self._state = state
        self._salt_secret = salt_secret
        self._keyring = Keyring(keys, salt_secret)
        self.accounts = {key.name: Account(key, state) for key in keys} or {LOCAL.name: Account(None, state)}

    def reload(self, keys: Sequence[KeySettings]) -> None:
        """Accept `keys` from now on. An account keeps what it has spent.

        A server that had keys does not become open when the last one is removed: it then accepts nobody.
        Raises `SettingsError` as at first; the keys are then as they were.
        """
        self._keyring = Keyring(keys, self._salt_secret, may_open=self._keyring.is_open)
        for key in keys:
            self.accounts.setdefault(key.name, Account(key, self._state)).set_limits(key)

    @property
    def is_open(self) -> bool:
        """Whether requests need no key."""
        return self._keyring.is_open

    def is_known(self, caller: Caller) -> bool:
        """Whether the caller's key is still valid."""
        return self._keyring.is_known(caller)

    def authenticate(self, keys: Sequence[str]) -> Caller:
        """Return the caller of a request that came with `keys`. Raises `Unauthorized`."""
        return self._keyring.authenticate(keys)

    def pressure(self) -> float:
        """How full the queue is, 0 to 1."""
        return self.queue.length / self._limits.queue if self._limits.queue else 0.0

    def limits(self, caller: Caller) -> list[Limit]:
        """What `caller` may have a minute, and has left."""
        return self.accounts[caller.name].limits()

    @asynccontextmanager
    async def enter(self, request: GenerationRequest, caller: Caller) -> AsyncIterator[Permit]:
        """Hold what the request uses of the caller's limits, and the server's slots once it has them.

        Raises:
            Unauthorized: the caller's key was removed.
            Forbidden: the caller may not use the model.
            InvalidRequest: the request asks for more than the key may ever have.
            RateLimited: it asks for more than the key may have now.
            StateFailed: nobody can tell what it may have now.
        """
        self.require_allowed(request, caller)
        account = self.accounts[caller.name]
        if not request.clamps_max_tokens:
            account.check_sampling(request.sampling)
        permit = Permit(account, await account.enter(), max(request.n, request.thinking.votes))
        permit.queue_deadline = asyncio.get_running_loop().time() + self._limits.queue_wait
        try:
            yield permit
        finally:
            ended = permit.close()
            if permit.slots:
                self.queue.release(self.queue.server, slots=permit.slots)
        if ended is not None:  # a request that came to its end is over on every replica when its caller sees that
            await ended

    async def charge_request(self, request: GenerationRequest, caller: Caller) -> None:
        """Charge the caller for a request that no model runs for.

        Raises:
            Unauthorized, Forbidden, RateLimited, StateFailed: as `enter` does.
        """
        self.require_allowed(request, caller)
        await self.charge_call(caller)

    async def charge_call(self, caller: Caller) -> None:
        """The same for a request that names no model. Raises `Unauthorized`, `RateLimited`, `StateFailed`."""
        self._require_known(caller)
        await self.accounts[caller.name].charge_request()

    def _require_known(self, caller: Caller) -> None:
        if not self.is_known(caller):  # the key was removed while the body arrived
            raise Unauthorized("this key is not known any more")

    def require_allowed(self, request: GenerationRequest, caller: Caller) -> None:
        """Raise `Unauthorized` if the caller's key was removed, `Forbidden` if it is not for the model."""
        self._require_known(caller)
        if not caller.may_use(request.model):
            raise Forbidden(f"this key may not use the model {request.model[:100]!r}", param="model")

    @asynccontextmanager
    async def hold_slots(self, permit: Permit, caller: Caller, engine: str) -> AsyncIterator[None]:
        """Hold slots of `engine` for the choices of a request; with the first engine also the server's slots, until the
        request ends. A request with more choices than there are slots in all holds all of them, and its choices take
        turns.

        Raises:
            Overloaded: no slot is free, and the queue is full or the wait in it has timed out.
        """
        server, pools = self.queue.server, self._pools.get(engine, ())
        slots = min(permit.slots or permit.choices, *(pool.size for pool in (server, *pools)))
        if permit.slots:
            await self.queue.acquire(caller.name, *pools, slots=slots)
        else:
            await self.queue.acquire(caller.name, server, *pools, slots=slots, deadline=permit.queue_deadline)
        permit.admit(slots)
        try:
            yield
        finally:
            self.queue.release(*pools, slots=slots)

    def hold_internal_slot(self, engine: str) -> AbstractAsyncContextManager[None]:
        """Hold a slot of `engine` for a generation of the server's own. Raises `Overloaded` as `hold_slots` does."""
        return self.queue.hold_slots(_INTERNAL_KEY, *self._pools.get(engine, ()))

    def deadlines(self, wait: Wait) -> Deadlines:
        """Start the timeouts of one choice. wait: around each wait for its engine."""
        return Deadlines(self._limits, wait)
