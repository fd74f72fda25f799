"""Outcomes of answers: ids that are none, words that are no outcome, and bodies that are too much."""

import json
from typing import Any

from hostile.case import Case, http_request

PATH = "/v1/route/outcomes"
GOOD: dict[str, Any] = {"id": "chatcmpl-1", "outcome": "right"}


def _case(name: str, body: bytes, status: int, code: str, param: str | None = None) -> Case:
    return Case(f"outcomes: {name}", lambda: [http_request(body, path=PATH)], (status,), code, param)


def _told(name: str, param: str | None, status: int = 400, code: str = "invalid_value", **fields: Any) -> Case:
    return _case(name, json.dumps(GOOD | fields).encode(), status, code, param)


CASES = [
    _told("an id of nothing", None, 404, "not_found"),
    _told("an id of SQL", None, 404, "not_found", id="' OR 1=1; DROP TABLE routed; --"),
    _told("an id of control characters", None, 404, "not_found", id="\u0000\u2028\r\nx-injected: 1"),
    _told("an id of 8 MiB", "id", id="x" * (8 * 2**20 - 4096)),
    _told("an empty id", "id", id=""), _told("an id that is a number", "id", id=7), _told("no id", "id", id=None),
    _told("an id that is a list", "id", id=["chatcmpl-1"] * 90_000),
    _told("another word", "outcome", outcome="good"), _told("a number", "outcome", outcome=1),
    _told("a long word", "outcome", outcome="x" * 2**20), _told("an object", "outcome", outcome={"right": True}),
    _told("many unknown fields", None, 404, "not_found", **{f"x{number}": number for number in range(40_000)}),
    _case("a list", b"[]", 400, "invalid_value"), _case("no JSON", b"{", 400, "invalid_value"),
    _case("a key twice", b'{"id": "a", "id": "b", "outcome": "up"}', 400, "invalid_value"),
    _case("9 MiB", b'"' + b"a" * (9 * 2**20) + b'"', 413, "payload_too_large"),
]  # fmt: skip
