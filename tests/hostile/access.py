"""Requests of callers who have no key, a bad one, or one that may not see the trace."""

import hashlib
import json
from typing import Any

from hostile.case import GOOD, PATH, Case, http_request

OPEN_KEY, HIDDEN_KEY, BUSY_KEY = (f"ta-{name}-key-of-the-test" for name in ("open", "hidden", "busy"))


def _secret_of(key: str) -> dict[str, str]:
    return {"sha256": hashlib.sha256(key.encode()).hexdigest()}


KEYS: list[dict[str, Any]] = [
    {"name": "open", "secret": _secret_of(OPEN_KEY), "models": ["thinker"]},
    {"name": "hidden", "secret": _secret_of(HIDDEN_KEY), "visibility": "hidden"},
    {"name": "busy", "secret": _secret_of(BUSY_KEY), "requests_per_minute": 1},
]


def request(authorization: str, path: str = "/v1/chat/completions", method: str = "POST", **fields: Any) -> bytes:
    """A good request with this `Authorization`, and these fields."""
    body = json.dumps(GOOD | fields).encode() if method == "POST" else b""
    return http_request(body, path=path, method=method, headers={"authorization": authorization})


def _refused(name: str, authorization: str) -> Case:
    return Case(f"key: {name}", lambda: [request(authorization)], (401,), "invalid_api_key")


def _secret(field: str, value: Any) -> Case:
    """A field with which a caller could reach for the trace that is hidden from it."""
    return Case(
        f"hidden: {field}",
        lambda: [request(f"Bearer {HIDDEN_KEY}", **{field: value})],
        (400,),
        "invalid_value",
        field,
    )


AUTH = [
    _refused("without its scheme", OPEN_KEY),
    _refused("another scheme", f"Basic {OPEN_KEY}"),
    _refused("a digest instead of the key", f"Bearer {KEYS[0]['secret']['sha256']}"),
    _refused("cut short", f"Bearer {OPEN_KEY[:-1]}"),
    _refused("one letter more", f"Bearer {OPEN_KEY}x"),
    _refused("other case", f"Bearer {OPEN_KEY.upper()}"),
    _refused("two at once", f"Bearer {OPEN_KEY}, Bearer {HIDDEN_KEY}"),
    Case(
        "key: two headers, the second good",
        lambda: [
            request("Bearer ta-nobody").replace(
                b"\r\n\r\n", f"\r\nauthorization: Bearer {OPEN_KEY}\r\n\r\n".encode(), 1
            )
        ],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: in the query",
        lambda: [request("", path=f"/v1/chat/completions?api_key={OPEN_KEY}")],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: none, models",
        lambda: [http_request(b"", path="/v1/models", method="GET")],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: none, one model",
        lambda: [http_request(b"", path="/v1/models/thinker", method="GET")],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: in a trailer",
        lambda: [
            f"POST {PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n".encode()
            + b"transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
            + f"authorization: Bearer {OPEN_KEY}\r\n\r\n".encode()
        ],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: none, and a megabyte of trailers",
        lambda: [
            f"POST {PATH} HTTP/1.1\r\nhost: evil.example\r\ntransfer-encoding: chunked\r\n\r\n0\r\n".encode(),
            *[b"x-trailer: aaaaaaaaa\r\n" * 3_000] * 16,
        ],
        (401, 431, 0),
    ),
    Case(
        "key: none, metrics",
        lambda: [http_request(b"", path="/metrics", method="GET")],
        (401,),
        "invalid_api_key",
    ),
    Case(
        "key: hidden, metrics",
        lambda: [request(f"Bearer {HIDDEN_KEY}", path="/metrics", method="GET")],
        (403,),
        "metrics_not_allowed",
    ),
    Case(
        "key: not for this model",
        lambda: [request(f"Bearer {OPEN_KEY}", model="fast")],
        (403,),
        "model_not_allowed",
        "model",
    ),
]

SECRECY = [
    _secret("prompt_logprobs", 1),
    _secret("echo", True),
    _secret("return_token_ids", True),
    _secret("logit_bias", {"5": 10}),
    _secret("bad_words", ["</think>"]),
    _secret("allowed_token_ids", [1, 2, 3]),
    _secret("ignore_eos", True),
    _secret("min_tokens", 1),
    _secret("continue_final_message", True),
    _secret("stop_token_ids", [1]),
    _secret("skip_special_tokens", False),
    _secret("chat_template", "{{ messages }}"),
]

CASES: list[Case] = AUTH + SECRECY
