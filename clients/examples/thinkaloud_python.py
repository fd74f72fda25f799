"""Trace, then answer, with ThinkAloud's own client.

    pip install ./clients/python
    python clients/examples/thinkaloud_python.py "A pen costs 3 dollars. How much do 4 pens cost?"

BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
"""

import os
import sys

from thinkaloud_client import Answer, Client, Done, Started, Summary, Thought

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


def main(prompt: str) -> None:
    part = ""
    with Client(os.environ.get("BASE_URL"), model=os.environ.get("MODEL", "tiny-rl"), temperature=0) as client:
        for event in client.stream(prompt):
            match event:
                case Started(model=model, route=route):
                    print(f"--- {model}, by {route.by}" if route else f"--- {model}")
                case Thought(text) | Summary(text) | Answer(text):
                    now = "answer" if isinstance(event, Answer) else "thinking"
                    print(text if now == part else f"\n--- {now}\n{text}", end="", flush=True)
                    part = now
                case Done(reply):
                    print(f"\n\n--- {reply.usage.reasoning} tokens of thought, {reply.usage.answer} of answer")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or FRUIT)
