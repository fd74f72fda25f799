"""The blocks of the README and of the documentation, run as they stand, in order, against the bundled models."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest

from docs.blocks import PAGES, ROOT, Block, blocks
from live import Live

pytestmark = pytest.mark.vllm

HERE = "http://127.0.0.1:8000"
"""Where the pages say that the server is."""


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(block.runs for block in blocks(page))], ids=lambda page: str(page.name)
)
async def test_the_blocks_run_as_they_stand(page: Path, tiny: Live, pretrained_cache: Path, tmp_path: Path) -> None:
    (tmp_path / ".curlrc").write_text("silent\nshow-error\nfail-with-body\n")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(pretrained_cache),
        "COLUMNS": "200",
        "THINKALOUD_BASE_URL": tiny.url,
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("server", "clients/python")),
    }
    printed = ""
    for block in blocks(page):
        if block.file is not None:
            (tmp_path / block.file).write_text(block.text)
        if block.runs:
            printed = await run(block, tiny.url, tmp_path, environment)
            assert block.said in printed, f"{block} prints\n{printed}"
        if block.mark == "output":
            assert shown(block.text).fullmatch("".join(printed.split())), f"{block} is not\n{printed}"


async def run(block: Block, url: str, folder: Path, environment: dict[str, str]) -> str:
    """What a block prints. It must not fail."""
    text = block.text.replace(HERE, url)
    command = ["bash", "-euo", "pipefail", "-c", text] if block.language == "bash" else [sys.executable, "-c", text]
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT, cwd=folder, env=environment)
    out, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, f"{block}: {out.decode()}"
    return out.decode()


def shown(text: str) -> re.Pattern[str]:
    """What an output must look like, blanks aside, to be as `text` shows it."""
    return re.compile(".*".join(map(re.escape, "".join(text.split()).split("..."))), re.S)
