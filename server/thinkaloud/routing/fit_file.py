"""What `thinkaloud route fit` writes and an alias reads: the gain head of one pair of models, and its gate. JSON."""

import hashlib
import zlib
from pathlib import Path

import msgspec

from thinkaloud.errors import SettingsError
from thinkaloud.routing.confidence import Confidence
from thinkaloud.routing.features import BUCKETS
from thinkaloud.routing.weights import LARGEST, BadWeights, Weights


class Point(msgspec.Struct, frozen=True):
    """What a threshold brought on the problems, each scored by a head that had not seen it.

    quality: right answers, as a share of those of the thinking model alone.
    share: of the prompts that were sent to it.
    """

    threshold: float
    quality: float
    share: float


class Fitted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pair.

    fast, thinking: the names of the served models.
    problems: how many it was fitted to.
    head: the weights' file, deflated.
    seen: the words of its prompts, see `familiarity.py`.
    threshold: what was chosen. curve: what others bring, the highest first.
    confidence: the gate; None where drafts told nothing.
    band: the scores between which a draft decides.
    gate_helps: whether the gate was better than its controls, for certain.
    sha256: of all the rest, in a file; empty in older ones, which are believed.
    """

    fast: str
    thinking: str
    problems: int
    head: bytes
    seen: bytes
    threshold: float
    curve: tuple[Point, ...]
    confidence: Confidence | None
    band: tuple[float, float]
    gate_helps: bool
    sha256: str = ""

    @property
    def weights(self) -> Weights:
        """The gain head. Raises `BadWeights`."""
        return Weights.parse(zlib.decompressobj().decompress(self.head, LARGEST + 1))

    def keeping(self, quality: float) -> float:
        """The highest threshold that kept at least this quality; that of always thinking where none did."""
        return next((point.threshold for point in self.curve if point.quality >= quality), self.curve[-1].threshold)

    def dump(self) -> bytes:
        """The file."""
        whole = msgspec.structs.replace(self, sha256=self.digest())
        return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"

    def digest(self) -> str:
        """What `sha256` is in the file: of what is read back, where a whole number has become a float."""
        read = msgspec.json.decode(msgspec.json.encode(self), type=Fitted)
        return hashlib.sha256(msgspec.json.encode(read)).hexdigest()


def read(path: Path) -> tuple[Fitted, Weights]:
    """What the file at `path` holds. Raises `SettingsError`."""
    try:
        told = msgspec.json.decode(path.read_bytes(), type=Fitted)
        fitted = msgspec.structs.replace(told, sha256="")
        if told.sha256 not in {"", fitted.digest()}:
            raise BadWeights("the fit is not what its digest says: the file was cut or changed")
        if len(zlib.decompress(fitted.seen)) != BUCKETS // 8:
            raise BadWeights("the words of its prompts are not as many as there should be")
        return fitted, fitted.weights
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, zlib.error, UnicodeDecodeError):
        raise SettingsError(f"{path}: is no file of `thinkaloud route fit`") from None
    except BadWeights as error:
        raise SettingsError(f"{path}: {error}") from None
