"""The README of the client: each of its blocks runs as it stands."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

import thinkaloud_client
from live import Live
from thinkaloud_client.options import Options
from thinkaloud_client.retrying import RETRIED

README = (Path(__file__).parents[2] / "clients/python/README.md").read_text()
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.S)
PRINTED = ["12 dollars", "There are 17.", "There are 17.", "7 degrees in Oslo", "NotFound"]


@pytest.mark.parametrize(("block", "printed"), zip(BLOCKS, PRINTED, strict=True), ids=PRINTED)
async def test_a_block_runs_as_it_stands(served: Live, block: str, printed: str) -> None:
    code = block.replace("http://127.0.0.1:8000", served.url)
    environment = {**os.environ, "THINKALOUD_API_KEY": "app"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", code, stdout=PIPE, stderr=PIPE, env=environment
    )
    out, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    assert printed in out.decode()


def test_it_names_every_option_and_every_error_and_every_status_that_is_asked_again() -> None:
    code = " ".join(re.findall(r"`([^`\n]+)`", README))
    errors = [kind.__name__ for kind in vars(thinkaloud_client.errors).values() if _is_error(kind)]
    for name in [*Options.__annotations__, *errors]:
        assert re.search(rf"\b{name}\b", code), name
    assert ", ".join(map(str, sorted(RETRIED))) in README


def _is_error(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, thinkaloud_client.ThinkAloudError)
