"""What travels with the package: in the installed package, or where the repository has it."""

from pathlib import Path


def find(inside: str, repository: str = "") -> Path:
    """Return a file or folder of the installed package, by its path `inside` of `bundled/`, else of the repository,
    where it has the same path if no other is given.
    """
    package = Path(__file__).parents[1]
    bundled = package / "bundled" / inside
    return bundled if bundled.exists() else package.parents[1] / (repository or inside)
