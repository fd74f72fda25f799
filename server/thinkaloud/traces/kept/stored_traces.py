"""The traces of stored responses: sealed, or not stored at all."""

import os
from math import ceil

from thinkaloud.settings import SealingSettings, StoreSettings
from thinkaloud.traces.kept.sealer import Place, Sealer

_PURPOSE = b"stored"
"""Stands in the place of a digest, so that none of these tokens opens where a client sends it, and the reverse."""
_LONGEST_AGE = 3660 * 86_400


class StoredTraces:
    """Seals traces for their owners, for as long as a response is kept.

    A store in memory has a key of its process's own where the settings have none: both are gone together. In a database
    nothing is sealed without a key of the settings.
    """

    def __init__(self, sealing: SealingSettings | None, store: StoreSettings) -> None:
        """Raises `SettingsError` if a secret is missing or too short."""
        own = [os.urandom(32)] if store.url is None else []
        secrets = own if sealing is None else sealing.secrets()
        lifetime = ceil(min(store.max_age, _LONGEST_AGE))
        self._sealer = Sealer(secrets, lifetime) if secrets else None

    def seal(self, text: str, owner: str) -> str | None:
        """Return a token for `text`; None without a key."""
        return None if self._sealer is None else self._sealer.seal(text, Place(owner, "", _PURPOSE))

    def open(self, token: object, owner: str) -> str | None:
        """Return the text of a token of `owner`; None for anything else."""
        return None if self._sealer is None else self._sealer.open(token, Place(owner, "", _PURPOSE))
