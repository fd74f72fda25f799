"""The caller of a request: what its key allows, apart from rate limits."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from thinkaloud.generation import FieldNames, Visibility


@dataclass(slots=True, frozen=True)
class Caller:
    """The caller of a request. A server without keys has one caller, named local.

    visibility: the most that this caller may see of a trace; a request can lower it, not raise it.
    models: patterns of the model names that this caller may use.
    digest: the SHA-256 of its key.
    metrics: whether it may read the metrics, which count all callers.
    admin: whether it may read the operator's page, which names them.
    names: the fields in which it gets traces; None for the default.
    cache_salt: the salt of its prompts in a prefix cache; shared by the keys of a tenant, and not a secret key.
    """

    name: str = "local"
    visibility: Visibility = "full"
    models: tuple[str, ...] = ("*",)
    digest: bytes = field(default=b"", repr=False, compare=False)
    metrics: bool = True
    admin: bool = True
    names: FieldNames | None = None
    cache_salt: str | None = field(default=None, repr=False, compare=False)

    def may_use(self, model: str) -> bool:
        return any(fnmatchcase(model, pattern) for pattern in self.models)


LOCAL = Caller()
