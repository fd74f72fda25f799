"""Trace, then answer, with the openai SDK as it is, on the Responses API.

    pip install openai && python clients/examples/openai_responses.py "A pen costs 3 dollars. How much do 4 pens cost?"

BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
"""

import os
import sys

from openai import OpenAI

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


def main(prompt: str) -> None:
    client = OpenAI(
        base_url=os.environ.get("BASE_URL", "http://127.0.0.1:8000") + "/v1",
        api_key=os.environ.get("THINKALOUD_API_KEY", "none"),
    )
    stream = client.responses.create(model=os.environ.get("MODEL", "tiny-rl"), input=prompt, temperature=0, stream=True)
    part = ""
    for event in stream:
        match event.type:
            case "response.reasoning_text.delta":
                part = show(part, "thinking", event.delta)
            case "response.reasoning_summary_text.delta":
                part = show(part, "summary", event.delta)
            case "response.output_text.delta":
                part = show(part, "answer", event.delta)
    print()


def show(before: str, part: str, text: str) -> str:
    """Print a piece of a part, below its name where it begins. Returns the part."""
    print(text if part == before else f"\n--- {part}\n{text}", end="", flush=True)
    return part


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or FRUIT)
