"""Prompts to an alias, whose decision reads them: JSON, fences and headings that are made to hurt, and many turns."""

import json

from hostile.case import PATH, Case, http_request


def _routed(name: str, *turns: str) -> list[Case]:
    """The same turns answered, and explained."""
    body = {"model": "auto", "messages": [{"role": "user", "content": turn} for turn in turns]}
    return [
        Case(f"{path}: {name}", lambda: [http_request(json.dumps(body).encode(), path=path)], (200,))  # noqa: B023
        for path in (PATH, "/v1/route")
    ]


def _nested(depth: int) -> str:
    return '{"question":' * depth + '"x"' + "}" * depth


def _holding(value: str) -> str:
    return f'{{"question": "x", "a": {value}}}'


_HALFWAY = "1.00000000000000012685566e300"
"""Lies so near the middle of two floats that it is slow to read."""
_BLOCK = "<context>x</context>\n"
_HEADING = "# Context\n"

CASES = [
    *_routed("JSON 20 deep", _nested(20)),
    *_routed("JSON 900 deep", _nested(900)),
    *_routed("lists 900 deep in JSON", _holding("[" * 900 + '"x"' + "]" * 900)),
    *_routed("6 times 1,600 fractions in JSON", *[_holding(f"[{','.join([_HALFWAY] * 1_600)}]")] * 6),
    *_routed("6 times 20,000 empty objects in JSON", *[f'{{"question": [{"{}," * 20_000}"x"]}}'] * 6),
    *_routed("fences that are not closed", *[_HEADING + "```x\n" * 1_180] * 10),
    *_routed("fences that begin with all of their line", *["~" * 5_980 + " x\n."] * 6),
    *_routed("fences and a question", "```\n;\n```\n" * 590 + "How many primes are there below ten?"),
    *_routed("a rule that is none", *["x" + "-" * 5_900 + "Question: x"] * 6),
    *_routed("6 turns of headings", *[_HEADING + "## b\n" * 1_180] * 6),
    *_routed("2,000 turns of a block", *[_BLOCK] * 2_000),
    *_routed("200 turns of a block and headings", *[_BLOCK + _HEADING * 30] * 200),
]
