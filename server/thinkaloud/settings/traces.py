"""What becomes of traces: who sees them by default, how they are summarised, sealed and kept."""

from pathlib import Path

from pydantic import Field

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Visibility
from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Seconds, Section


class SummarySettings(Section):
    """Who writes the lines of a summary.

    model: the served model that writes them; without one they are picked out of the trace.
    prompt: what that model is told; the step is the user's message.
    max_tokens: of one line. concurrency: lines in work at once, over all requests.
    timeout: seconds for one line, waiting included; a later one is picked out of the trace.
    """

    model: str | None = None
    prompt: str = Field("Name this step of the reasoning in a few words.", min_length=1)
    max_tokens: int = Field(32, ge=1)
    concurrency: int = Field(4, ge=1)
    timeout: Seconds = 3


class SealingSecret(Secret):
    """What a key for sealing is derived from: at random, such as `openssl rand -hex 32` prints."""

    def material(self) -> bytes:
        """The secret. Raises `SettingsError` where it is not there, or too short to be a good one."""
        secret = self.read()
        if len(secret) < 32:
            raise SettingsError("the secret has fewer than 32 characters; `openssl rand -hex 32` prints a good one")
        return secret.encode(errors="surrogateescape")


class SealingSettings(Section):
    """How a trace travels with a client who may not read it.

    keys: each any secret of 32 characters or more. The first seals; all of them open, so that one can be replaced.
    lifetime: seconds for which a sealed trace can be opened.
    """

    keys: tuple[SealingSecret, ...] = Field(min_length=1)
    lifetime: int = Field(7 * 86_400, ge=1, le=3660 * 86_400)


class ArchiveSettings(Section):
    """The operator's own record of traces. Nothing else of a request is in it but its id, key, model and counts.

    path: a file of SQLite, made where there is none.
    days: for which a trace is kept.
    """

    path: Path
    days: float = Field(30, gt=0)


class TracesSettings(Section):
    """What becomes of traces.

    visibility: of a request that does not say what it wants to see.
    sealing: None: no trace is sealed, and none opened. archive: None: no trace is kept.
    """

    visibility: Visibility = "full"
    summaries: SummarySettings = SummarySettings()
    sealing: SealingSettings | None = None
    archive: ArchiveSettings | None = None
