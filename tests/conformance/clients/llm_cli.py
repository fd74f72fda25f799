"""`llm`, the command line, on the Responses API. It asks for a summary of the trace, prints it beside an answer that is
streamed, and records it beside any.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from report import CAPITAL, MODEL, PENS, URL, WARM, report

FUNCTIONS = '''
def weather(city: str) -> str:
    """Tell the weather in a city."""
    return f"21 degrees in {city}"
'''
SCHEMA = "name, country"
MODEL_SETTINGS = {
    "model_id": MODEL,
    "model_name": MODEL,
    "api_base": URL,
    "responses": True,
    "reasoning": True,
    "supports_tools": True,
    "supports_schema": True,
}


def llm(*arguments: str) -> tuple[str, str]:
    """What the command prints, and what it prints beside it."""
    ran = subprocess.run([sys.executable, "-m", "llm", *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip(), ran.stderr.strip()


def last() -> dict[str, Any]:
    """The command's own record of its last request."""
    (entry,) = json.loads(llm("logs", "-n", "1", "--json")[0])
    return dict(entry)


def chat() -> Any:
    return llm("-m", MODEL, "--no-stream", PENS)[0]


def stream() -> Any:
    return llm("-m", MODEL, PENS)[0]


def trace() -> Any:
    llm("-m", MODEL, "--no-stream", PENS)
    return last()["reasoning"]


def trace_stream() -> Any:
    return llm("-m", MODEL, PENS)[1]


def turns() -> Any:
    """The second question is asked with the first and its answer before it."""
    first = llm("-m", MODEL, PENS)[0], last()["input_tokens"]
    second = llm("-c", CAPITAL)[0], last()["input_tokens"]
    assert second[1] > first[1] + 10, (first, second)
    return [first[0], json.loads(second[0])]


def tools() -> Any:
    return _tools("--no-stream")


def tools_stream() -> Any:
    return _tools()


def _tools(*options: str) -> Any:
    told = llm("-m", MODEL, "--functions", FUNCTIONS, *options, WARM)[0]
    (result,) = last()["tool_results"]
    return [result["name"], result["output"], told]


def structured() -> Any:
    return json.loads(llm("-m", MODEL, "--schema", SCHEMA, CAPITAL)[0])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "LLM_USER_PATH": home}
        (Path(home) / "extra-openai-models.yaml").write_text(json.dumps([MODEL_SETTINGS]))  # JSON is YAML
        report(chat, stream, trace, trace_stream, turns, tools, tools_stream, structured)
