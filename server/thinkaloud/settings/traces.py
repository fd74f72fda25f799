"""Traces: their default visibility, and how they are summarised, sealed and archived."""

from pathlib import Path

from pydantic import Field

from thinkaloud.errors import SettingsError
from thinkaloud.generation import FieldNames, Visibility
from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Seconds, Section


class SummarySettings(Section):
    """How the lines of a summary are made."""

    model: str | None = None
    """Served model that writes them. Without one, they are extracted from the trace."""
    prompt: str = Field("Name this step of the reasoning in a few words.", min_length=1)
    """System prompt of that model. The step is the user's message."""
    max_tokens: int = Field(32, ge=1)
    """Tokens of a line."""
    concurrency: int = Field(4, ge=1)
    """Lines written at once, over all requests."""
    timeout: Seconds = 3
    """Timeout for a line, including its wait. After it, the line is extracted from the trace."""


class SealingSecret(Secret):
    """A secret of 32 characters or more, such as `openssl rand -hex 32` prints."""

    def material(self) -> bytes:
        """Return the secret, to derive a key from. Raises `SettingsError` if it cannot be read or is too short."""
        secret = self.read()
        if len(secret) < 32:
            raise SettingsError("the secret has fewer than 32 characters; `openssl rand -hex 32` prints a good one")
        return secret.encode(errors="surrogateescape")


class SealingSettings(Section):
    """Sealed traces: encrypted, for clients that may not read them and send them back in a tool loop."""

    keys: tuple[SealingSecret, ...] = Field(min_length=1)
    """Secrets to derive the keys from. The first seals; all of them open, so that one can be replaced."""
    lifetime: int = Field(7 * 86_400, ge=1, le=3660 * 86_400)
    """Seconds for which a sealed trace can be opened."""

    def secrets(self) -> list[bytes]:
        """Return the secrets. Raises `SettingsError` if one cannot be read or is too short."""
        return [key.material() for key in self.keys]


class ArchiveSettings(Section):
    """The operator's archive of traces. It holds nothing else of a request but its id, key, model and counts."""

    path: Path
    """SQLite file. It is created if there is none."""
    days: float = Field(30, gt=0)
    """Days that a trace is kept."""


class TracesSettings(Section):
    """What happens to traces."""

    visibility: Visibility = "full"
    """Visibility for requests that do not choose one."""
    reasoning_format: FieldNames = "dual"
    """Fields of responses in which traces are sent, for requests that do not choose: `dual` is both names, `tags` the
    content, between tags. The setting of a model wins over this one, and that of a key over both."""
    summaries: SummarySettings = SummarySettings()
    """How the lines of a summary are made."""
    sealing: SealingSettings | None = None
    """Sealed traces. Without it, none is sealed, and none opened."""
    archive: ArchiveSettings | None = None
    """The archive. Without it, no trace is kept."""
