"""Who sends a request: what a key allows, apart from its limits."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from thinkaloud.generation import Visibility


@dataclass(slots=True, frozen=True)
class Caller:
    """The caller of a request. An open server on loopback has one caller, named local.

    visibility: the most that this caller may see of a trace; nothing in a request raises it.
    models: patterns of the names that this caller may use.
    digest: the SHA-256 of its key.
    metrics: whether it may read what the server counts of all callers.
    cache_salt: of its prompts; the same for all keys of a tenant, and of no use as a key.
    """

    name: str = "local"
    visibility: Visibility = "full"
    models: tuple[str, ...] = ("*",)
    digest: bytes = field(default=b"", repr=False, compare=False)
    metrics: bool = True
    cache_salt: str | None = field(default=None, repr=False, compare=False)

    def may_use(self, model: str) -> bool:
        return any(fnmatchcase(model, pattern) for pattern in self.models)


LOCAL = Caller()
