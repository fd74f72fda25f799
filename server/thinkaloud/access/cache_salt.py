"""Whose prompts share an engine's prefix cache: those with one salt, made of a secret and the name of their owner."""

import hashlib
import hmac
import secrets

from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import KeySettings, SealingSettings

_PURPOSE = b"prefix cache"


def salt_secret(sealing: SealingSettings | None, worker: Worker | None) -> bytes:
    """Return the secret of a server's salts.

    With `sealing` it is the same in all replicas and after a restart, else in all front ends of one server.
    Raises `SettingsError` if a secret of `sealing` cannot be read or is too short.
    """
    if sealing is not None:
        return hmac.new(sealing.secrets()[0], _PURPOSE, hashlib.sha256).digest()
    return secrets.token_bytes(32) if worker is None else worker.secret


def cache_salt(key: KeySettings, secret: bytes) -> str:
    """Return the salt of a tenant, or of a key without one. The prefix keeps a tenant and a key of one name apart."""
    owner = f"key {key.name}" if key.tenant is None else f"tenant {key.tenant}"
    return hmac.new(secret, owner.encode(), hashlib.sha256).hexdigest()
