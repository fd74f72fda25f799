"""The user's folder for what is kept between runs, by the XDG rules. Only its owner can read what is in it."""

import os
from pathlib import Path

_PRIVATE = 0o600


def state_file(name: str) -> Path:
    """Return the path of a file of the folder. Raises `RuntimeError` if the user has no home."""
    base = os.environ.get("XDG_STATE_HOME", "")
    folder = Path(base) if base.startswith("/") else Path.home() / ".local/state"
    return folder / "thinkaloud" / name


def make_private(path: Path) -> None:
    """Create a file if there is none, and close it to others. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
    try:
        os.fchmod(file, _PRIVATE)
    finally:
        os.close(file)


def write_private(path: Path, text: str) -> None:
    """Replace a file as a whole. Raises `OSError`."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    make_private(new)
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
