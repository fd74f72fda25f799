"""Sealed traces: encrypted tokens that a client keeps and sends back, and only this server can read.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. The key and its id are derived from a secret by HKDF-SHA256
(RFC 5869), which makes a weak secret no stronger: it has to be random. With random nonces one key may seal 2**32 times
(section 8.3): at a hundred traces a second, put another secret first once a year.

A token is base64url without padding of

    version (1 byte) | id of the key (8) | expiry, seconds since 1970 (8) | nonce (12) | ciphertext | tag (16)

and is bound to its owner, to its model, and to its place: the user's turn that it answers, and the calls that followed
it. After another turn, or beside other calls, it does not open. In its place it does, and there the owner can still ask
the model about it, in the results of those calls.

A seal that goes out before its calls are made has a mark before its text, and is bound to calls whose ids end with it
(`sealed_output.py`). Beside no call at all it opens to an empty trace: there the turn is over, and nobody needs it.
Some clients drop the ids of calls. For them the mark goes out with the first call a second time, as a token of its own,
which may also stand before the seal in one token:

    version (1 byte) | mark (8) | a sealed trace, or nothing
"""

import base64
import hashlib
import os
import re
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from thinkaloud.generation import Message, images_of, user_turns

_VERSION = 2
_MARKED = 3
"""The version of a token whose text begins with a mark."""
_OPEN_MARK = 4
"""The version of a token that begins with a mark that is not encrypted."""
MARK = 16
"""Characters of a mark."""
_OPEN_MARK_LENGTH = 12
"""Characters of the token of a mark, so many that what follows can be decoded apart."""
_HEADER = struct.Struct(">B8sQ")
_NONCE, _TAG = 12, 16
_KEY, _ID = 32, 8
_BLOCK = 256
"""Bytes. The text is padded to a multiple of it, so that the token's length reveals little."""
_CALL_MARK = re.compile(rf"_ta[0-9a-f]{{{MARK}}}")
_CALL_MARK_LENGTH = len("_ta") + MARK
LONGEST = 8 << 20
"""The most characters of a token: as many as a request may have by default."""


@dataclass(frozen=True)
class Place:
    """The place of a trace.

    turn: of the user, from `digest_user_turn`. calls: the ids of those that the model made after it.
    """

    owner: str
    model: str
    turn: bytes = b""
    calls: tuple[str, ...] = ()

    def associated_data(self, header: bytes) -> bytes:
        """Return what the ciphertext is bound to. Each part has its length as a prefix, so that none collide."""
        return _with_length(header) + self._bound

    @cached_property
    def _bound(self) -> bytes:
        """What all seals here are bound to. There may be many in one place."""
        names = (each.encode(errors="surrogatepass") for each in (self.owner, self.model, *sorted(self.calls)))
        return b"".join(map(_with_length, (self.turn, *names)))


def _with_length(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part


def mark_call(id: str, mark: str) -> str:
    """Return the id of a call with the mark of the seal before it."""
    return f"{id}_ta{mark}"


def write_mark(mark: str) -> str:
    """Return the token of a mark, which is put before the token of a sealed trace, or stands alone."""
    return _encode(bytes([_OPEN_MARK]) + bytes.fromhex(mark)).decode()


def read_mark(data: str) -> tuple[str, str]:
    """Return the mark before a sealed trace, and the token of the trace. Each is empty if there is none."""
    token = _decode(data[:_OPEN_MARK_LENGTH])
    if token is None or len(token) <= MARK // 2 or token[0] != _OPEN_MARK:
        return "", data
    return token[1:].hex(), data[_OPEN_MARK_LENGTH:]


def unmark_call(id: str) -> str:
    """Return the id as the engine gave it: some templates read it."""
    end = max(0, len(id) - _CALL_MARK_LENGTH)
    return id[:end] if _CALL_MARK.fullmatch(id, end) else id


def digest_user_turn(messages: Sequence[Message]) -> bytes:
    """Return a digest of the user's last turn in `messages`: of its text and its images, since the rest may differ when
    a client sends it back.
    """
    turns = user_turns(messages)
    last = messages[turns[-1]] if turns else {}
    said = [str(last.get("content")).strip(), *(image.url for image in images_of(last))]
    return hashlib.sha256("\0".join(said).encode(errors="surrogatepass")).digest()


class Sealer:
    """Seals traces with the first key, and opens them with any."""

    def __init__(self, secrets: Sequence[bytes], lifetime: int, clock: Callable[[], float] = time.time) -> None:
        """lifetime: seconds for which a token can be opened. clock: returns seconds since 1970."""
        derived = [_derive_key(secret) for secret in secrets]
        self._keys = {key_id: AESGCM(key) for key, key_id in derived}
        self._sealing = derived[0][1]
        self._lifetime = lifetime
        self._clock = clock

    def seal(self, trace: str, place: Place, mark: str = "") -> str:
        """Return a token that opens to `trace`, in the same place, until it expires.

        mark: `MARK` characters at the end of the ids of its calls, in place of these ids.
        """
        header = _HEADER.pack(_MARKED if mark else _VERSION, self._sealing, int(self._clock()) + self._lifetime)
        nonce = os.urandom(_NONCE)
        padded = _pad((mark + trace).encode(errors="replace"))
        sealed = self._keys[self._sealing].encrypt(nonce, padded, place.associated_data(header))
        return _encode(header + nonce + sealed).decode()

    def open(self, data: object, place: Place) -> str | None:
        """Return the trace; None for anything but an unexpired token of this server, and of this place."""
        token = _decode(data)
        if token is None or len(token) < _HEADER.size + _NONCE + _TAG:
            return None
        version, key_id, expiry = _HEADER.unpack_from(token)
        key = self._keys.get(key_id)
        if version not in {_VERSION, _MARKED} or key is None or self._clock() >= expiry:
            return None
        calls = place.calls
        if version == _MARKED:
            place = replace(place, calls=())
        header, rest = token[: _HEADER.size], token[_HEADER.size :]
        try:
            padded = key.decrypt(rest[:_NONCE], rest[_NONCE:], place.associated_data(header))
        except InvalidTag:
            return None
        text = _unpad(padded).decode()
        if version == _VERSION:
            return text
        if not all(call.endswith(f"_ta{text[:MARK]}") for call in calls):
            return None
        return text[MARK:] if calls else ""


def _derive_key(secret: bytes) -> tuple[bytes, bytes]:
    """Return the key and its id."""
    derived = HKDF(SHA256(), _KEY + _ID, salt=None, info=b"thinkaloud sealed traces 1").derive(secret)
    return derived[:_KEY], derived[_KEY:]


def _pad(text: bytes) -> bytes:
    """Pad by ISO/IEC 7816-4: a byte 0x80, then zeros to whole blocks."""
    blocks = len(text) // _BLOCK + 1
    return (text + b"\x80").ljust(blocks * _BLOCK, b"\0")


def _unpad(padded: bytes) -> bytes:
    return padded.rstrip(b"\0")[:-1]


def _encode(token: bytes) -> bytes:
    return base64.urlsafe_b64encode(token).rstrip(b"=")


def _decode(data: object) -> bytes | None:
    """Return the bytes of `data`; None if it is not their canonical encoding."""
    if not isinstance(data, str) or len(data) > LONGEST:
        return None
    try:
        encoded = data.encode("ascii")
        token = base64.urlsafe_b64decode(encoded + b"=" * (-len(encoded) % 4))
    except ValueError:
        return None
    return token if _encode(token) == encoded else None
