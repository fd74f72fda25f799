"""A scorer's weights as one file: a line of JSON that says what they are, then one signed byte a bucket.

The first line names the SHA-256 of all the rest, so that a file that was cut or changed is refused and not scored with.
"""

import hashlib
import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from thinkaloud.errors import SettingsError
from thinkaloud.routing.features import BUCKETS, VERSION

FORMAT = "thinkaloud routing weights"
LARGEST = 256 * 1024
"""Bytes that a file of weights may have."""

_DIGEST = "sha256"

Head: TypeAlias = Literal["kind", "gain"]
"""What a scorer tells: does the prompt need thinking? does the thinking model do better on it?"""


class BadWeights(ValueError):
    """A file that holds no weights, or others than this version's features have."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A calibrated linear model over the features of a prompt; its sum is in log-odds."""

    head: Head
    bias: float
    threshold: float
    """The probability from which the answer is yes, as it was fitted."""
    named: Mapping[str, float]
    """The weight of each feature that is not hashed; any other is 0."""
    step: float
    """What one unit of `hashed` weighs."""
    hashed: "array[int]"  # subscriptable for the type checker alone, until Python 3.12
    """Signed bytes, one a bucket."""

    def dump(self) -> bytes:
        """The file, the same bytes for the same weights. Raises ValueError where it would be too large."""
        head = {
            "head": self.head,
            "features": VERSION,
            "buckets": BUCKETS,
            "bias": self.bias,
            "threshold": self.threshold,
            "step": self.step,
            "named": dict(sorted(self.named.items())),
        }
        rest = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + self.hashed.tobytes()
        line = json.dumps({"format": FORMAT, _DIGEST: hashlib.sha256(rest).hexdigest()})
        data = line.encode() + b"\n" + rest
        if len(data) > LARGEST:
            raise ValueError(f"the weights take {len(data)} bytes, more than {LARGEST}")
        return data

    @staticmethod
    def parse(data: bytes) -> "Weights":
        """The weights of a file's bytes. Raises `BadWeights`."""
        line, _, rest = data.partition(b"\n")
        try:
            label = json.loads(line)
        except (ValueError, RecursionError):
            label = None
        if not isinstance(label, dict) or label.get("format") != FORMAT:
            raise BadWeights("this is no file of routing weights")
        if label.get(_DIGEST) != hashlib.sha256(rest).hexdigest():
            raise BadWeights("the weights are not what their digest says: the file was cut or changed")
        line, _, body = rest.partition(b"\n")
        head = json.loads(line)  # by its digest it is what `dump` wrote
        if (head["features"], head["buckets"]) != (VERSION, BUCKETS):
            raise BadWeights(
                f"the weights are for version {head['features']} of the features; this is {VERSION}: fit them again"
            )
        if head["head"] not in get_args(Head):
            raise BadWeights("the weights are of no head that this version knows")
        hashed = array("b", body)
        if len(hashed) != BUCKETS:
            raise BadWeights(f"there are {len(hashed)} hashed weights, not {BUCKETS}")
        return Weights(head["head"], head["bias"], head["threshold"], head["named"], head["step"], hashed)


def read_weights(path: Path) -> Weights:
    """The weights in the file at `path`. Raises `SettingsError`."""
    try:
        with path.open("rb") as file:
            return Weights.parse(file.read(LARGEST + 1))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except BadWeights as error:
        raise SettingsError(f"{path}: {error}") from None
