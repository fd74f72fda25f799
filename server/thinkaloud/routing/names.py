"""Which served model answers: today the one that the request names."""

from collections.abc import Collection

from thinkaloud.errors import ModelNotFound


def choose(asked: str, served: Collection[str]) -> str:
    """The served model for `asked`. Raises `ModelNotFound`, which says what there is."""
    if asked in served:
        return asked
    raise ModelNotFound(f"there is no model {asked[:100]!r}; served: {', '.join(sorted(served))}", param="model")
