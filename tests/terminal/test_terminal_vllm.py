"""The terminal with the bundled models on the real engine."""

import json
import re
from pathlib import Path

import pytest

from live import Live
from terminal.conftest import Command

README = (Path(__file__).parents[2] / "README.md").read_text()
SECTION = README.partition("## In the terminal")[2].partition("\n## ")[0]

pytestmark = pytest.mark.vllm


async def test_the_bundled_pair_is_talked_with_listed_and_measured(tiny: Live, tmp_path: Path) -> None:
    command = Command(tiny.url, tmp_path)
    prompt = next(iter(re.findall(r'thinkaloud chat "(.*?)"', SECTION)))
    thinking = await command("chat", prompt, "-m", "tiny-rl")
    assert (thinking.code, bool(thinking.out.strip())) == (0, True)
    assert "tiny-rl · thought for" in thinking.err
    piped = await command("chat", "-q", typed=prompt)
    assert (piped.code, piped.err, bool(piped.out.strip())) == (0, "", True)
    assert {"tiny-sft", "tiny-rl", "auto"} <= {row["id"] for row in json.loads((await command("models", "--json")).out)}
    measured = json.loads((await command("bench", "-n", "4", "-c", "2", "-m", "tiny-rl", "--json")).out)["models"]
    assert (measured[0]["whole"], measured[0]["errors"]) == (4, {})
