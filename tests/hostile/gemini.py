"""Gemini's API: as many parts as may be, and schemas with names that are long."""

import json
from typing import Any

from dialects.gemini import Gemini
from hostile.case import Case, http_request

PATH = "/v1beta/models/thinker:generateContent"
GOOD: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "the capital of France"}]}]}
_SIZE = 8 * 2**20 - 4096


def _asked(name: str, **fields: Any) -> Case:
    """A request with these fields on top of a good one, which is refused."""
    body = json.dumps(GOOD | fields, ensure_ascii=False, separators=(",", ":")).encode()
    return Case(f"gemini: {name}", lambda: [http_request(body, path=PATH)], (400,), dialect=Gemini())


def _schema(name: str, **schema: Any) -> Case:
    return _asked(name, generationConfig={"responseSchema": schema})


CASES = [
    _asked("21,000 empty parts", contents=[{"parts": [{"text": "hello"}, *[{}] * 21_000]}]),
    _asked("21,000 empty contents", contents=[*GOOD["contents"], *[{}] * 21_000]),
    _asked("1,300 contents of 16 parts", contents=[{"parts": [{"text": "x"}] * 16}] * 1_300),
    _asked("21,000 empty tools", tools=[{}] * 21_000),
    _schema("a property of 8 MiB", properties={"\u0600" * (_SIZE // 2): 1}),
    _schema("a property in one of 8 MiB", properties={"p" * (_SIZE - 8_192): {"properties": {"q" * 8_000: 1}}}),
    _schema("a keyword of 8 MiB in snake_case", **{"a_" * (_SIZE // 2): 1}, type=7),
    _schema("a keyword of 8 MiB in capitals", **{"A" * _SIZE: 1}, type=7),
]
