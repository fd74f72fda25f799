"""What an observer has of one exchange, in every form in which text could hide in it.

A body is searched as the bytes it is; as the strings of its JSON; as those strings put together over the events of a
stream, field by field and choice by choice, so that single characters add up; and what looks like encoded text is
decoded: base64, hexadecimal, and lists of numbers, which are UTF-8 or code points.
"""

import base64
import binascii
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import httpx

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def leaked(texts: Iterable[tuple[str, str]], windows: frozenset[str]) -> list[str]:
    """Where a window was found, and which: empty where nothing leaked."""
    found = list(texts)
    whole = "\n\n".join(dict.fromkeys(text for _, text in found))  # quick where, as it should be, nothing is there
    present = sorted(window for window in windows if window in whole)
    return [f"{where}: {window!r}" for where, text in found for window in present if window in text]


def of_response(response: httpx.Response, body: bytes) -> Iterator[tuple[str, str]]:
    """Every text in an HTTP answer, with the place where it stands."""
    yield "status", f"{response.status_code} {response.reason_phrase}"
    for name, value in response.headers.multi_items():
        yield from ((f"header {name}", text) for text in _decoded(f"{name}: {value}"))
    yield from of_body(body)


def of_body(body: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a body, whether it is one JSON document or a stream of them."""
    raw = body.decode("utf-8", "replace")
    yield from (("body", text) for text in _decoded(raw))
    strings: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[int]] = defaultdict(list)
    for document in documents(body):
        _walk(document, "", strings, numbers)
    for path, pieces in strings.items():
        yield from ((f"body {path}", text) for text in _decoded("".join(pieces)))
        for piece in dict.fromkeys(pieces):  # names, ids and models are the same in every event
            yield from ((f"body {path}, one piece", text) for text in _decoded(piece))
    for path, values in numbers.items():
        yield f"body {path} as bytes", bytes(each for each in values if 0 <= each < 256).decode("utf-8", "replace")
        yield f"body {path} as characters", "".join(chr(each) for each in values if 0 <= each < 0xD800)


def documents(body: bytes) -> list[Any]:
    """The JSON documents of a body: itself, or the data of each server-sent event."""
    lines = [line.removeprefix(b"data:").strip() for line in body.split(b"\n") if line.startswith(b"data:")]
    return [json.loads(each) for each in (lines or [body]) if each and each != b"[DONE]" and each[:1] in b"{["]


def _walk(value: Any, path: str, strings: dict[str, list[str]], numbers: dict[str, list[int]]) -> None:
    """Collect the strings and integers of `value` by their path, in which a list's place counts by `index` alone."""
    match value:
        case dict():
            own = f"{path}[{value['index']}]" if isinstance(value.get("index"), int) else path
            for name, inner in value.items():
                strings["names"].append(name)
                _walk(inner, f"{own}.{name}", strings, numbers)
        case list():
            for inner in value:
                _walk(inner, path, strings, numbers)
        case str():
            strings[path].append(value)
        case bool():
            pass
        case int():
            numbers[path].append(value)


def _decoded(text: str) -> Iterator[str]:
    """`text`, and what it says once escapes, base64 and hexadecimal in it are read."""
    yield text
    if "\\u" in text:
        yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    for run in dict.fromkeys(_BASE64.findall(text)):
        for decode in (base64.b64decode, base64.urlsafe_b64decode, binascii.unhexlify):
            try:
                yield decode(run).decode("utf-8", "replace")
            except (ValueError, binascii.Error):
                continue
