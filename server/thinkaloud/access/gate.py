"""The stage as one thing: who calls, what may they have, and is there room?"""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager

from thinkaloud.access.account import Account, Permit
from thinkaloud.access.admission import Admission
from thinkaloud.access.bucket import Clock
from thinkaloud.access.deadlines import in_time
from thinkaloud.access.keys import Keyring
from thinkaloud.errors import Forbidden, Unauthorized
from thinkaloud.events import Chunk
from thinkaloud.generation import LOCAL, Caller, GenerationRequest
from thinkaloud.settings import KeySettings, LimitsSettings


class Gate:
    """Keys, their accounts, and the room of the whole server."""

    def __init__(self, keys: Sequence[KeySettings], limits: LimitsSettings, clock: Clock) -> None:
        """Raises `SettingsError` where a key's secret is not there."""
        self.admission = Admission(limits)
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

    @asynccontextmanager
    async def enter(self, request: GenerationRequest, caller: Caller) -> AsyncIterator[Permit]:
        """Holds a place in the server and in the caller's limits.

        Raises:
            Unauthorized: the caller's key was taken away.
            Forbidden: the caller may not use the model.
            InvalidRequest: the request asks for more than the caller may ever have.
            RateLimited: it asks for more than the caller may have now.
            Overloaded: there is no room, in the line neither.
        """
        if not self.knows(caller):  # while the body came
            raise Unauthorized("this key is not known any more")
        if not caller.may_use(request.model):
            raise Forbidden(f"this key may not use the model {request.model[:100]!r}", param="model")
        account = self._accounts[caller.name]
        account.check(request.sampling)
        permit = account.enter()
        try:
            async with self.admission.enter():
                yield permit
        finally:
            permit.close()

    def watch(self, chunks: AsyncGenerator[Chunk, None], permit: Permit) -> AsyncGenerator[Chunk, None]:
        """One choice's chunks, in time and counted."""
        return permit.counted(in_time(chunks, self._limits))
