"""Trace, then answer, with the anthropic SDK as it is, on the Messages API.

    pip install anthropic && python clients/examples/anthropic_python.py "What is 17 + 26?"

BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
"""

import os
import sys

from anthropic import Anthropic

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


def main(prompt: str) -> None:
    client = Anthropic(
        base_url=os.environ.get("BASE_URL", "http://127.0.0.1:8000"),
        api_key=os.environ.get("THINKALOUD_API_KEY", "none"),
    )
    with client.messages.stream(
        model=os.environ.get("MODEL", "tiny-rl"),
        max_tokens=1000,
        messages=[{"role": "user", "content": prompt}],
        extra_body={"temperature": 0},
    ) as stream:
        part = ""
        for event in stream:
            match event.type:
                case "thinking":
                    part = show(part, "thinking", event.thinking)
                case "text":
                    part = show(part, "answer", event.text)
    print()


def show(before: str, part: str, text: str) -> str:
    """Print a piece of a part, below its name where it begins. Returns the part."""
    print(text if part == before else f"\n--- {part}\n{text}", end="", flush=True)
    return part


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or FRUIT)
