"""What a prepared folder holds: its files with their sizes and SHA-256, and what they were made of."""

import hashlib
from pathlib import Path

import msgspec

_FILE = "manifest.json"
FORM = 1
"""Raised where the conversion changes, so that folders of an earlier one are made again."""


class Entry(msgspec.Struct, frozen=True):
    """A file of the folder."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """source: SHA-256 of what the folder was made of."""

    source: str
    form: int
    files: dict[str, Entry]


def write(folder: Path, source: str) -> None:
    """Write the manifest of all files in `folder`."""
    files = {path.name: Entry(path.stat().st_size, digest(path)) for path in sorted(folder.iterdir())}
    (folder / _FILE).write_bytes(msgspec.json.format(msgspec.json.encode(Manifest(source, FORM, files))))


def is_whole(folder: Path, source: str, *, hashed: bool = False) -> bool:
    """Whether `folder` has all files of a manifest of this source, of the right sizes and, with `hashed`, contents."""
    try:
        manifest = msgspec.json.decode((folder / _FILE).read_bytes(), type=Manifest)
        return (manifest.source, manifest.form) == (source, FORM) and all(
            (path := folder / name).stat().st_size == entry.size and (not hashed or digest(path) == entry.sha256)
            for name, entry in manifest.files.items()
        )
    except (OSError, msgspec.DecodeError):
        return False


def digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises `OSError`."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
