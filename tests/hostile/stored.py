"""Requests to what is stored, after another one has stored as much as it may."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hostile.case import http_request
from hostile.responses import GOOD, PATH

_SIZE = 8 * 2**20 - 4096
_USER = {"role": "user", "content": "hello"}


@dataclass(frozen=True)
class StoredCase:
    """first: what is stored. then: the request, made of the id of the stored response. status: what is answered."""

    name: str
    first: dict[str, Any]
    then: Callable[[str], bytes]
    status: int = 200

    def __str__(self) -> str:
        return self.name

    def store(self) -> bytes:
        """The request that stores."""
        return _post(self.first)


def _post(fields: dict[str, Any]) -> bytes:
    return http_request(json.dumps(GOOD | fields).encode(), path=PATH)


def _get(path: str, method: str = "GET") -> Callable[[str], bytes]:
    return lambda id: http_request(method=method, path=f"{PATH}/{id}{path}")


def _referring(*ids: str, **fields: Any) -> Callable[[str], bytes]:
    return lambda _: _post({"input": [*({"id": id} for id in ids), _USER], **fields})


def _continuing(**fields: Any) -> Callable[[str], bytes]:
    return lambda id: _post({"previous_response_id": id, "input": [_USER], **fields})


_TRACES = {"input": [*({"type": "reasoning", "id": f"t{at}", "content": "a"} for at in range(16_000)), _USER]}
_LARGE = {"input": [{"type": "reasoning", "id": "large", "encrypted_content": "\n" * (_SIZE // 2)}, _USER]}
_VALUES = {"input": [{**_USER, "x": [{}] * 48_000}]}
_NEWLINES = {"metadata": {"a": "\n" * (_SIZE // 2)}}

CASES = [
    StoredCase("references to one of 16,000 traces", _TRACES, _referring(*["t15999"] * 100)),
    StoredCase("references to 16,000 traces", _TRACES, _referring(*(f"t{at}" for at in range(16_000)), store=False)),
    StoredCase("references to 8 MiB", _LARGE, _referring("large")),
    StoredCase("references to 8 MiB, again and again", _LARGE, _referring(*["large"] * 1_000), 413),
    StoredCase("behind 16,000 traces", _TRACES, _continuing()),
    StoredCase("behind 8 MiB", _LARGE, _continuing()),
    StoredCase("a page of 16,000 traces", _TRACES, _get("/input_items?limit=1&order=asc")),
    StoredCase("a page of many values", _VALUES, _get("/input_items")),
    StoredCase("a page of 8 MiB", _LARGE, _get("/input_items")),
    StoredCase("8 MiB of newlines", _NEWLINES, _get("")),
    StoredCase("8 MiB of newlines that are streamed", _NEWLINES | {"stream": True}, _get("")),
    StoredCase("8 MiB of newlines in the background", _NEWLINES | {"background": True}, _get("")),
    StoredCase("8 MiB of newlines that are cancelled", _NEWLINES | {"background": True}, _get("/cancel", "POST")),
]
