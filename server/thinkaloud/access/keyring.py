"""Who calls: keys, of which only the SHA-256 is kept."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.errors import SettingsError, Unauthorized
from thinkaloud.settings import KeySettings

PREFIX = "ta-"
_SECRET = secrets.token_bytes(32)
"""Of this process, whose engines' caches end with it."""


def fresh() -> tuple[str, str]:
    """A new key, and the SHA-256 of it as the settings take it."""
    key = PREFIX + secrets.token_urlsafe(32)
    return key, hashlib.sha256(key.encode()).hexdigest()


class Keyring:
    """Every key by its digest. Without keys, everyone is the one caller of an open server."""

    def __init__(self, keys: Sequence[KeySettings], *, opens: bool = True) -> None:
        """opens: whether a server without keys is an open one, and not one that lets nobody in.

        Raises `SettingsError` where a secret is not there, or two keys have the same.
        """
        self.open = opens and not keys
        self._callers: dict[bytes, Caller] = {}
        for key in keys:
            digest = key.secret.digest()
            if digest in self._callers:
                raise SettingsError(f"keys: {self._callers[digest].name} and {key.name} have the same secret")
            self._callers[digest] = Caller(key.name, key.visibility, key.models, digest, key.reads_metrics, _salt(key))

    def caller(self, authorization: Sequence[str]) -> Caller:
        """The caller that the values of the `Authorization` header name.

        Raises:
            Unauthorized: there is no key, or it is not one of ours.
        """
        if self.open:
            return LOCAL
        scheme, _, token = authorization[0].partition(" ") if len(authorization) == 1 else ("", "", "")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthorized("a key is needed, as the header `Authorization: Bearer KEY`")
        digest = hashlib.sha256(token.strip().encode("latin-1")).digest()  # as it came
        found: Caller | None = None
        for known, caller in self._callers.items():  # all of them, so that the time tells nothing
            if hmac.compare_digest(known, digest):
                found = caller
        if found is None:
            raise Unauthorized("this key is not known")
        return found

    def knows(self, caller: Caller) -> bool:
        """Whether `caller` could still call with the key that it came with."""
        return self.open if caller is LOCAL else caller.digest in self._callers


def _salt(key: KeySettings) -> str:
    """A tenant's. A name is one key's, so what shares it is told apart from it."""
    whose = f"key {key.name}" if key.tenant is None else f"tenant {key.tenant}"
    return hmac.new(_SECRET, whose.encode(), hashlib.sha256).hexdigest()
