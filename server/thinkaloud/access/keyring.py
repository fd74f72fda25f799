"""API keys, of which only the SHA-256 is kept."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from thinkaloud.access.cache_salt import cache_salt
from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.errors import SettingsError, Unauthorized
from thinkaloud.settings import KeySettings

PREFIX = "ta-"


def generate_key() -> tuple[str, str]:
    """Return a new key, and its SHA-256 in the form that the settings take."""
    key = PREFIX + secrets.token_urlsafe(32)
    return key, hashlib.sha256(key.encode()).hexdigest()


class Keyring:
    """Every key by its digest. Without keys the server is open, and everyone is the local caller."""

    def __init__(self, keys: Sequence[KeySettings], salt_secret: bytes, *, may_open: bool = True) -> None:
        """salt_secret: what the callers' cache salts are made of.
        may_open: whether a server without keys is open; if not, it accepts nobody.

        Raises `SettingsError` if a secret cannot be read, or two keys have the same one.
        """
        self.is_open = may_open and not keys
        self._callers: dict[bytes, Caller] = {}
        for key in keys:
            digest = key.secret.digest()
            if digest in self._callers:
                raise SettingsError(f"keys: {self._callers[digest].name} and {key.name} have the same secret")
            self._callers[digest] = Caller(
                key.name,
                key.visibility,
                key.models,
                digest,
                metrics=key.reads_metrics,
                admin=key.admin,
                names=key.reasoning_format,
                cache_salt=cache_salt(key, salt_secret),
            )

    def authenticate(self, keys: Sequence[str]) -> Caller:
        """Return the caller of a request that came with `keys`, each as its bytes in Latin-1.

        Raises:
            Unauthorized: there is no key, there are several that differ, or it is not known.
        """
        if self.is_open:
            return LOCAL
        if not keys:
            raise Unauthorized("a key is needed, as the header `Authorization: Bearer KEY`, or as x-api-key")
        if len(set(keys)) > 1:
            raise Unauthorized("the request has two keys that differ")
        digest = hashlib.sha256(keys[0].encode("latin-1")).digest()  # the bytes as sent
        match: Caller | None = None
        for known, caller in self._callers.items():  # all of them, so that the time tells nothing about the match
            if hmac.compare_digest(known, digest):
                match = caller
        if match is None:
            raise Unauthorized("this key is not known")
        return match

    def is_known(self, caller: Caller) -> bool:
        """Whether the caller's key is still valid."""
        return self.is_open if caller is LOCAL else caller.digest in self._callers
