"""The features of a prompt in less than a kilobyte: what a fit needs of it, without its words.

Words and pairs of adjacent words are numbers of buckets. That hides nothing from who tries the words of a dictionary:
what may not read a prompt must not read these either.
"""

import zlib
from collections.abc import Iterator
from math import sqrt
from typing import Annotated

import msgspec

from thinkaloud.routing.features import BUCKETS, VERSION, WORD, Features, bucket_of

_LARGEST = 256 * 1024
"""The most bytes of unpacked features."""


class HashedFeatures(msgspec.Struct, frozen=True, array_like=True):
    """The features of one prompt.

    hashed: a bucket for each hashed feature, in their order; `~bucket` for those that are no single word.
    named: the names of the others, whose value is 1. version: of the features.
    """

    hashed: tuple[Annotated[int, msgspec.Meta(ge=-BUCKETS, lt=BUCKETS)], ...]
    named: tuple[str, ...]
    version: int = VERSION

    @property
    def value(self) -> float:
        """The value of each hashed feature: together they are a vector of length 1."""
        return 1 / sqrt(len(self.hashed)) if self.hashed else 0.0

    def buckets(self) -> Iterator[int]:
        """Yield the bucket of each hashed feature."""
        return (place if place >= 0 else ~place for place in self.hashed)

    def words(self) -> set[int]:
        """Return the buckets of the single words."""
        return {place for place in self.hashed if place >= 0}

    def dump(self) -> bytes:
        """Return them packed."""
        return zlib.compress(msgspec.msgpack.encode(self), 9)

    @staticmethod
    def parse(data: bytes) -> "HashedFeatures | None":
        """Return what `dump` has packed; None for features of another version, and for anything else."""
        try:
            unpacked = zlib.decompressobj().decompress(data, _LARGEST)
            found = msgspec.msgpack.decode(unpacked, type=HashedFeatures)
        except (zlib.error, msgspec.DecodeError):
            return None
        return found if found.version == VERSION else None


def hash_features(features: Features) -> HashedFeatures:
    """Return the features of `extract_features` without their words."""
    hashed = ((name, bucket_of(name)) for name in features if name.startswith(WORD))
    return HashedFeatures(
        tuple(~bucket if " " in name else bucket for name, bucket in hashed),
        tuple(name for name in features if not name.startswith(WORD)),
    )
