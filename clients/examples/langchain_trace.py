"""Trace, then answer, with LangChain.

    pip install langchain-deepseek
    python clients/examples/langchain_trace.py "A pen costs 3 dollars. How much do 4 pens cost?"

`ChatOpenAI` of langchain-openai talks to the server as well, but drops the trace; `ChatDeepSeek` keeps it.
BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
"""

import os
import sys

from langchain_deepseek import ChatDeepSeek

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


def main(prompt: str) -> None:
    model = ChatDeepSeek(
        model=os.environ.get("MODEL", "tiny-rl"),
        api_base=os.environ.get("BASE_URL", "http://127.0.0.1:8000") + "/v1",
        api_key=os.environ.get("THINKALOUD_API_KEY", "none"),
        temperature=0,
    )
    part = ""
    for chunk in model.stream(prompt):
        for name, text in (("thinking", chunk.additional_kwargs.get("reasoning_content")), ("answer", chunk.text)):
            if text:
                print(text if name == part else f"\n--- {name}\n{text}", end="", flush=True)
                part = name
    print()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or FRUIT)
