"""A trace that only this server can read: text in, a token out that a client keeps and gives back.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. The key and its id are derived from a secret by HKDF-SHA256
(RFC 5869), which makes a good secret usable and no weak one strong: it has to be random. With random nonces one key may
seal 2**32 times (section 8.3): at a hundred traces a second, put another secret first once a year.

A token is base64url without padding of

    version (1 byte) | id of the key (8) | expiry, seconds since 1970 (8) | nonce (12) | ciphertext | tag (16)

and is bound to whose it is, to the model that thought it, and to its place: the user's turn that it was thought for,
and the calls that it led to. Behind another turn, or beside other calls, it does not open. In its place it does, and
there the owner can still ask the model about it, in the results of those calls.
"""

import base64
import hashlib
import os
import struct
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from thinkaloud.generation import Message
from thinkaloud.settings import SealingSettings

_VERSION = 2
_HEADER = struct.Struct(">B8sQ")
_NONCE, _TAG = 12, 16
_KEY, _ID = 32, 8
_BLOCK = 256
"""Bytes. The text is padded to a multiple of it, so that the token's length tells little."""
LONGEST = 8 << 20
"""Characters of a token that is looked at: as many as a request may have by default."""


@dataclass(slots=True, frozen=True)
class Place:
    """Where a trace belongs.

    turn: of the user, from `digest_user_turn`. calls: the ids of those that the model made after it.
    """

    owner: str
    model: str
    turn: bytes = b""
    calls: tuple[str, ...] = ()

    def bound(self, header: bytes) -> bytes:
        """What the ciphertext is bound to. Each part has its length before it, so that no two are spelt alike."""
        names = (each.encode(errors="surrogatepass") for each in (self.owner, self.model, *sorted(self.calls)))
        return b"".join(len(part).to_bytes(8, "big") + part for part in (header, self.turn, *names))


def digest_user_turn(messages: Iterable[Message]) -> bytes:
    """A digest of the last turn of the user in `messages`: of its text alone, since all else may be told differently
    when it comes back.
    """
    last = next((each for each in reversed([*messages]) if each.get("role") == "user"), {})
    return hashlib.sha256(str(last.get("content")).strip().encode(errors="surrogatepass")).digest()


class Sealer:
    """Seals with the first key, opens with any."""

    def __init__(self, settings: SealingSettings, clock: Callable[[], float] = time.time) -> None:
        """clock: seconds since 1970. Raises `SettingsError` where a secret is missing or too short."""
        derived = [_derived(secret.material()) for secret in settings.keys]
        self._keys = {key_id: AESGCM(key) for key, key_id in derived}
        self._sealing = derived[0][1]
        self._lifetime = settings.lifetime
        self._clock = clock

    def seal(self, trace: str, place: Place) -> str:
        """The token that opens to `trace`, in the same place, until it expires."""
        header = _HEADER.pack(_VERSION, self._sealing, int(self._clock()) + self._lifetime)
        nonce = os.urandom(_NONCE)
        padded = _padded(trace.encode(errors="replace"))
        sealed = self._keys[self._sealing].encrypt(nonce, padded, place.bound(header))
        return _encoded(header + nonce + sealed).decode()

    def open(self, data: object, place: Place) -> str | None:
        """The trace; None for everything that is not a token of ours, of this place, and still good."""
        token = _decoded(data)
        if token is None or len(token) < _HEADER.size + _NONCE + _TAG:
            return None
        version, key_id, expiry = _HEADER.unpack_from(token)
        key = self._keys.get(key_id)
        if version != _VERSION or key is None or self._clock() >= expiry:
            return None
        header, rest = token[: _HEADER.size], token[_HEADER.size :]
        try:
            padded = key.decrypt(rest[:_NONCE], rest[_NONCE:], place.bound(header))
        except InvalidTag:
            return None
        return _unpadded(padded).decode()


def _derived(secret: bytes) -> tuple[bytes, bytes]:
    """A key and its id."""
    derived = HKDF(SHA256(), _KEY + _ID, salt=None, info=b"thinkaloud sealed traces 1").derive(secret)
    return derived[:_KEY], derived[_KEY:]


def _padded(text: bytes) -> bytes:
    """ISO/IEC 7816-4: one byte 80, then zeros up to whole blocks."""
    blocks = len(text) // _BLOCK + 1
    return (text + b"\x80").ljust(blocks * _BLOCK, b"\0")


def _unpadded(padded: bytes) -> bytes:
    return padded.rstrip(b"\0")[:-1]


def _encoded(token: bytes) -> bytes:
    return base64.urlsafe_b64encode(token).rstrip(b"=")


def _decoded(data: object) -> bytes | None:
    """The bytes of `data`; None where it is not the one spelling that they have."""
    if not isinstance(data, str) or len(data) > LONGEST:
        return None
    try:
        spelt = data.encode("ascii")
        token = base64.urlsafe_b64decode(spelt + b"=" * (-len(spelt) % 4))
    except ValueError:
        return None
    return token if _encoded(token) == spelt else None
