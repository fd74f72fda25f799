"""What the client scripts share: the questions, and how they tell what they saw.

They run in an environment of their own, not in the server's.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, Field

URL = os.environ["BASE_URL"]
KEY = "none"
MODEL = os.environ["MODEL"]
PENS = "A pen costs 3 dollars. How much do 4 pens cost?"
CAPITAL = "Which city is the capital of France?"
WARM = "How warm is it in Paris?"
WEATHER = "21 degrees"


class City(BaseModel):
    """The structured answer, as short as a model of any size can write it."""

    name: str = Field(max_length=20)
    country: str = Field(max_length=20)


def weather(city: str) -> str:
    """Tell the weather in a city."""
    return f"{WEATHER} in {city}"


WEATHER_TOOL: dict[str, Any] = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tell the weather in a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def report(*checks: Callable[[], Any]) -> None:
    """Run each check and print what it saw, or how it failed, as one JSON object. `CHECKS` names those to run."""
    asked = os.environ["CHECKS"].split(",")
    seen: dict[str, Any] = {}
    for check in (check for check in checks if check.__name__ in asked):
        try:
            seen[check.__name__] = {"saw": check()}
        except Exception as error:  # noqa: BLE001  told to the test, which fails with it
            seen[check.__name__] = {"error": f"{type(error).__name__}: {error}"[:2000]}
    sys.stdout.write(json.dumps(seen))
