"""Records the run that the page's first screen plays: one question, to the fast model and to the one that thinks.

    python clients/web/record_story.py http://127.0.0.1:8000 smol tiny-rl

It asks a server of the default settings, at temperature 0, and writes `src/story/story.json`.
"""

import json
import sys
from pathlib import Path
from typing import Any

from thinkaloud_client import Client

QUESTION = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)
FILE = Path(__file__).parent / "src/story/story.json"


def record(client: Client, fast: str, thinking: str) -> dict[str, Any]:
    """The question, and the answer of each model: the steps of its trace as `[move, text]`, then its text."""
    return {"question": QUESTION, "fast": _lane(client, fast), "thinking": _lane(client, thinking)}


def _lane(client: Client, model: str) -> dict[str, Any]:
    reply = client.ask(QUESTION, model=model, temperature=0, details=True)
    return {
        "model": model,
        "steps": [[step.move, step.text.strip()] for step in reply.steps],
        "text": reply.answer,
    }


def main(url: str, fast: str, thinking: str) -> None:
    with Client(url) as client:
        FILE.write_text(json.dumps(record(client, fast, thinking), indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
