"""The terminal with the bundled models on the real engine."""

import json
import re
from pathlib import Path

import pytest

from live import Live
from terminal.conftest import Command

PAGE = (Path(__file__).parents[2] / "docs/clients.md").read_text()

pytestmark = pytest.mark.vllm


async def test_the_bundled_pair_is_talked_with_listed_and_measured(tiny: Live, tmp_path: Path) -> None:
    command = Command(tiny.url, tmp_path)
    prompt = next(iter(re.findall(r'thinkaloud chat "(.*?)"', PAGE)))
    thinking = await command("chat", prompt, "-m", "tiny-rl")
    assert (thinking.code, bool(thinking.out.strip())) == (0, True)
    assert "tiny-rl · thought for" in thinking.err
    piped = await command("chat", "-q", typed=prompt)
    assert (piped.code, piped.err, bool(piped.out.strip())) == (0, "", True)
    assert {"tiny-sft", "tiny-rl", "auto"} <= {row["id"] for row in json.loads((await command("models", "--json")).out)}
    measured = json.loads((await command("bench", "-n", "4", "-c", "2", "-m", "tiny-rl", "--json")).out)["models"]
    assert (measured[0]["whole"], measured[0]["errors"]) == (4, {})
