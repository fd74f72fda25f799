"""The JSON file of `thinkaloud route fit`, which an alias reads: the gain head of a pair of models, and its gate."""

import hashlib
import zlib
from pathlib import Path

import msgspec

from thinkaloud.errors import SettingsError
from thinkaloud.routing.confidence import Confidence
from thinkaloud.routing.features import BUCKETS
from thinkaloud.routing.weights import LARGEST, BadWeights, Weights


class Point(msgspec.Struct, frozen=True, omit_defaults=True):
    """The result of a threshold on the problems, each scored by a head fitted without it.

    quality: the right answers, as a share of those of the thinking model alone.
    share: the share of prompts sent to it.
    kept: the share of its right answers that are still right. What the fast model knows and it does not makes up for
    none that is lost, as it does in the quality. None in files of earlier versions.
    """

    threshold: float
    quality: float
    share: float
    kept: float | None = None


class PairFit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fit of one pair of models.

    fast, thinking: the names of the served models.
    problems: the number of problems it was fitted to.
    head: the weights' file, deflated.
    seen: the words of its prompts, see `familiarity.py`.
    threshold: the best one. curve: the results of others, the highest first.
    confidence: the gate; None if drafts did not help.
    band: the range of scores in which a draft decides.
    gate_helps: whether the gate was better than its controls, at 95 % confidence.
    kind: the weight of the kind head's log-odds beside those of `head`; 0 in files of earlier versions.
    sha256: of all the rest, in a file; empty in older ones, which are not checked.
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
    kind: float = 0.0

    @property
    def weights(self) -> Weights:
        """The gain head. Raises `BadWeights`."""
        return Weights.parse(zlib.decompressobj().decompress(self.head, LARGEST + 1))

    def threshold_for(self, quality: float) -> float:
        """Return the highest threshold that keeps this share of the thinking model's right answers.

        If there is none, the one of always thinking.
        """
        kept = ((point, point.quality if point.kept is None else point.kept) for point in self.curve)
        return next((point.threshold for point, share in kept if share >= quality), self.curve[-1].threshold)

    def dump(self) -> bytes:
        """Return the bytes of the file."""
        complete = msgspec.structs.replace(self, sha256=self.digest())
        return msgspec.json.format(msgspec.json.encode(complete), indent=1) + b"\n"

    def digest(self) -> str:
        """Return the SHA-256 for the file: of the decoded form, in which whole numbers have become floats."""
        decoded = msgspec.json.decode(msgspec.json.encode(self), type=PairFit)
        tree = msgspec.to_builtins(decoded)
        if not self.kind:  # not in files of earlier versions
            del tree["kind"]
        return hashlib.sha256(msgspec.json.encode(tree)).hexdigest()


def read_fit(path: Path) -> tuple[PairFit, Weights]:
    """Return the fit in the file at `path`, and its weights. Raises `SettingsError`."""
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=PairFit)
        fit = msgspec.structs.replace(stored, sha256="")
        if stored.sha256 not in {"", fit.digest()}:
            raise BadWeights("the fit is not what its digest says: the file was cut or changed")
        if len(zlib.decompress(fit.seen)) != BUCKETS // 8:
            raise BadWeights("the words of its prompts are not as many as there should be")
        return fit, fit.weights
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, zlib.error, UnicodeDecodeError):
        raise SettingsError(f"{path}: is no file of `thinkaloud route fit`") from None
    except BadWeights as error:
        raise SettingsError(f"{path}: {error}") from None
