"""The file of a scorer's weights: a line with the digest, a line of JSON, then one signed byte per bucket.

The first line has the SHA-256 of all the rest, so that a truncated or changed file is rejected.
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
"""The most bytes of a file of weights."""

_DIGEST = "sha256"

Head: TypeAlias = Literal["kind", "gain"]
"""The question of a scorer. kind: does the prompt need thinking? gain: does the thinking model do better on it?"""


class BadWeights(ValueError):
    """The file holds no weights, or those of other features."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A calibrated logistic regression over the features of a prompt."""

    head: Head
    bias: float
    threshold: float
    """The fitted threshold: the lowest probability that counts as yes."""
    named: Mapping[str, float]
    """The weight of each feature that is not hashed; others are 0."""
    step: float
    """The weight of one unit of `hashed`."""
    hashed: "array[int]"  # subscriptable for the type checker alone, until Python 3.12
    """Signed bytes, one per bucket."""

    def dump(self) -> bytes:
        """Return the bytes of the file, the same for the same weights. Raises ValueError if they are too many."""
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
        """Return the weights in the bytes of a file. Raises `BadWeights`."""
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
        head = json.loads(line)  # by its digest it is from `dump`
        if (head["features"], head["buckets"]) != (VERSION, BUCKETS):
            raise BadWeights(
                f"fitted to version {head['features']} of the features of prompts, of which this release has version "
                f"{VERSION}: fit it again with `thinkaloud route fit`"
            )
        if head["head"] not in get_args(Head):
            raise BadWeights("the weights are of no head that this version knows")
        hashed = array("b", body)
        if len(hashed) != BUCKETS:
            raise BadWeights(f"there are {len(hashed)} hashed weights, not {BUCKETS}")
        return Weights(head["head"], head["bias"], head["threshold"], head["named"], head["step"], hashed)


def read_weights(path: Path) -> Weights:
    """Return the weights in the file at `path`. Raises `SettingsError`."""
    try:
        with path.open("rb") as file:
            return Weights.parse(file.read(LARGEST + 1))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except BadWeights as error:
        raise SettingsError(f"{path}: {error}") from None
