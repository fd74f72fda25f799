"""Trace, then answer, with Google's SDK as it is, on the Gemini API.

    pip install google-genai && python clients/examples/google_genai.py "A pen costs 3 dollars. How much do 4 cost?"

BASE_URL, MODEL and THINKALOUD_API_KEY in the environment choose another server, model and key.
"""

import os
import sys

from google import genai
from google.genai import types

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


def main(prompt: str) -> None:
    client = genai.Client(
        api_key=os.environ.get("THINKALOUD_API_KEY", "none"),
        http_options={"base_url": os.environ.get("BASE_URL", "http://127.0.0.1:8000")},
    )
    stream = client.models.generate_content_stream(
        model=os.environ.get("MODEL", "tiny-rl"),
        contents=prompt,
        config=types.GenerateContentConfig(temperature=0, thinking_config=types.ThinkingConfig(include_thoughts=True)),
    )
    before = ""
    for chunk in stream:
        for part in chunk.candidates[0].content.parts:
            if part.text:
                name = "thinking" if part.thought else "answer"
                print(part.text if name == before else f"\n--- {name}\n{part.text}", end="", flush=True)
                before = name
    print()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or FRUIT)
