"""HTTP that is broken, too large, too slow or not meant for this path."""

import json
from collections.abc import Mapping, Sequence

from hostile.case import GOOD, PATH, Case, http_request

BODY = json.dumps(GOOD).encode()
CLOSED = 0


def _head(*lines: str) -> bytes:
    return "\r\n".join((*lines, "", "")).encode("latin-1")


def _bytes(
    name: str, *pieces: bytes, status: Sequence[int] = (400,), code: str | None = None, pause: float = 0.0
) -> Case:
    return Case(name, lambda: pieces, tuple(status), code, pause=pause)


def _with(name: str, headers: Mapping[str, str], status: int, code: str) -> Case:
    return Case(name, lambda: [http_request(BODY, headers=headers)], (status,), code)


def _other(name: str, method: str, path: str, status: int, code: str, *, body: bool = True) -> Case:
    return Case(name, lambda: [http_request(b"", method=method, path=path)], (status,), code, body=body)


_POST = f"POST {PATH} HTTP/1.1"
_HOST = "host: localhost"
_JSON = "content-type: application/json"

BROKEN = [
    _bytes("not HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64 + b"\r\n\r\n"),
    _bytes("a line of noise", b"GARBAGE\r\n\r\n"),
    _bytes("no version", _head(f"POST {PATH}", _HOST)),
    _bytes("version 9.9", _head(f"POST {PATH} HTTP/9.9", _HOST), status=(400, 505)),
    _bytes("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status=(400, 404, 405, 505)),
    _bytes("unknown method", _head(f"BREW {PATH} HTTP/1.1", _HOST), status=(400, 405)),
    _bytes("NUL in the path", _head("POST /v1/\x00chat HTTP/1.1", _HOST)),
    _bytes("a space in the path", _head("POST /v1/chat completions HTTP/1.1", _HOST)),
    _bytes("header without a colon", _head(_POST, _HOST, "this is no header")),
    _bytes("NUL in a header", _head(_POST, _HOST, "x-a: \x00")),
    _bytes("bare line feed in a header", _head(_POST, _HOST, "x-a: b\nx-c"), status=(400,)),
    _bytes("folded header", _head(_POST, _HOST, _JSON, "content-length: 2", " folded") + b"{}"),
    _bytes("length is a word", _head(_POST, _HOST, _JSON, "content-length: many") + BODY),
    _bytes("negative length", _head(_POST, _HOST, _JSON, "content-length: -1") + BODY),
    _bytes("length beyond 64 bits", _head(_POST, _HOST, _JSON, f"content-length: {'9' * 30}") + BODY),
    _bytes("two lengths", _head(_POST, _HOST, _JSON, "content-length: 5", "content-length: 6") + BODY),
    _bytes(
        "length and chunks",
        _head(_POST, _HOST, _JSON, "content-length: 5", "transfer-encoding: chunked") + b"0\r\n\r\n",
    ),
    _bytes("chunk size is a word", _head(_POST, _HOST, _JSON, "transfer-encoding: chunked") + b"many\r\n{}\r\n"),
    _bytes(
        "chunk size beyond 64 bits",
        _head(_POST, _HOST, _JSON, "transfer-encoding: chunked") + b"f" * 20 + b"\r\n{}\r\n",
    ),
    _bytes(
        "chunk longer than its size",
        _head(_POST, _HOST, _JSON, "transfer-encoding: chunked") + b"1\r\n{{{{{\r\n0\r\n\r\n",
    ),
    _bytes("unknown transfer coding", _head(_POST, _HOST, _JSON, "transfer-encoding: pigeon") + b"2\r\n{}\r\n"),
]

LARGE = [
    _with("one header of 100 KiB", {"x-large": "a" * 100_000}, 431, "headers_too_large"),
    _with("2,000 headers", {f"x-{n}": "a" * 60 for n in range(2_000)}, 431, "headers_too_large"),
    _with("a cookie of 1 MiB", {"cookie": "a" * 2**20}, 431, "headers_too_large"),
    Case(
        "path of 100 KiB",
        lambda: [http_request(b"", method="GET", path="/" + "a" * 100_000)],
        (400, 404, 414, 431),
    ),
    Case(
        "headers that never end",
        lambda: [_head(_POST)[:-2], *[b"x-endless: " + b"a" * 8_000 + b"\r\n"] * 20],
        (431,),
        "headers_too_large",
    ),
    Case("body of 9 MiB", lambda: [http_request(b'"' + b"a" * (9 * 2**20) + b'"')], (413,), "payload_too_large"),
    Case(
        "a length of 1 TiB",
        lambda: [http_request(b"", headers={"content-length": str(2**40)})],
        (413,),
        "payload_too_large",
    ),
    Case(
        "9 MiB in chunks",
        lambda: [
            _head(_POST, _HOST, _JSON, "transfer-encoding: chunked"),
            *[b"10000\r\n" + b" " * 65_536 + b"\r\n"] * 144,
            b"0\r\n\r\n",
        ],
        (413,),
        "payload_too_large",
    ),
]

SLOW = [
    _bytes("headers that stop", _head(_POST, _HOST)[:-2], status=(408,), code="request_timeout"),
    Case(
        "headers one byte at a time",
        lambda: [bytes([byte]) for byte in _head(_POST, _HOST, "x-slow: " + "a" * 60)],
        (408,),
        "request_timeout",
        pause=0.02,
    ),
    _bytes("nothing at all", b"", status=(408, CLOSED)),
    _bytes("body that stops", http_request(BODY)[:-10], status=(408,), code="request_timeout"),
    _bytes(
        "chunks that stop",
        _head(_POST, _HOST, _JSON, "transfer-encoding: chunked") + b"5\r\n{\r\n",
        status=(400, 408),
    ),
    Case(
        "body one byte at a time",
        lambda: [http_request(BODY)[: -len(BODY)], *(bytes([byte]) for byte in BODY)],
        (408,),
        "request_timeout",
        pause=0.02,
    ),
]

WRONG = [
    _with("a form", {"content-type": "application/x-www-form-urlencoded"}, 415, "unsupported_media_type"),
    _with("plain text", {"content-type": "text/plain"}, 415, "unsupported_media_type"),
    _with("multipart", {"content-type": "multipart/form-data; boundary=x"}, 415, "unsupported_media_type"),
    _with("no type", {"content-type": ""}, 415, "unsupported_media_type"),
    _with("a type that only begins like JSON", {"content-type": "application/jsonp"}, 415, "unsupported_media_type"),
    _with("a type that is none", {"content-type": ";;;//"}, 415, "unsupported_media_type"),
    _with("a compressed body", {"content-encoding": "gzip"}, 415, "unsupported_media_type"),
    _other("GET", "GET", PATH, 405, "method_not_allowed"),
    _other("PUT", "PUT", PATH, 405, "method_not_allowed"),
    _other("DELETE", "DELETE", PATH, 405, "method_not_allowed"),
    _other("HEAD", "HEAD", PATH, 405, "method_not_allowed", body=False),
    _other("OPTIONS", "OPTIONS", PATH, 405, "method_not_allowed"),
    _other("TRACE", "TRACE", PATH, 405, "method_not_allowed"),
    _other("POST to a list", "POST", "/v1/models", 405, "method_not_allowed"),
    _other("unknown path", "POST", "/v1/completionz", 404, "not_found"),
    _other("a path upwards", "GET", "/v1/../../etc/passwd", 404, "not_found"),
    _other("a path upwards, escaped", "GET", "/%2e%2e/%2e%2e/etc/passwd", 404, "not_found"),
    _other("a path that is not UTF-8", "GET", "/%ff%fe", 404, "not_found"),
    _other("a model that is not there", "GET", "/v1/models/%00<script>", 404, "model_not_found"),
    Case("CONNECT", lambda: [http_request(b"", method="CONNECT", path="example.com:443")], (400, 404, 405)),
    Case("HTTP/1.0, not JSON", lambda: [http_request(b"{", version="HTTP/1.0")], (400,), "invalid_value"),
    Case(
        "an upgrade to websocket, not JSON",
        lambda: [http_request(b"{", headers={"connection": "upgrade", "upgrade": "websocket"})],
        (400, 408, 426),
    ),
]

CASES = BROKEN + LARGE + SLOW + WRONG
