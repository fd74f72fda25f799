"""HTTP that is broken, too large, too slow or not meant for this path."""

import json
from collections.abc import Mapping, Sequence

from dialects.gemini import Gemini
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
    _other("GET", "GET", PATH, 405, "method_not_allowed"),
    _other("HEAD", "HEAD", PATH, 405, "method_not_allowed", body=False),
    _other("OPTIONS", "OPTIONS", PATH, 405, "method_not_allowed"),
    _other("TRACE", "TRACE", PATH, 405, "method_not_allowed"),
    _other("POST to a list", "POST", "/v1/models", 405, "method_not_allowed"),
    _other("a list with two slashes", "GET", "/v1/models//", 404, "model_not_found"),
    _other("a path with two slashes", "GET", "/health//", 404, "not_found"),
    _other("a slash behind the page", "GET", "//", 404, "not_found"),
    _other("GET with a slash", "GET", f"{PATH}/", 405, "method_not_allowed"),
    _other("a preflight where no origin is listed", "OPTIONS", f"{PATH}/", 405, "method_not_allowed"),
    _other("a path that is a host", "GET", "//evil.example/..", 404, "not_found"),
    _other("a path that is a host, escaped", "GET", "/%2F%2Fevil.example/", 404, "not_found"),
    _other("a path with backslashes", "GET", "/\\evil.example\\", 404, "not_found"),
    _other("a path that breaks a header", "GET", "/%0d%0aset-cookie:%20a=b", 404, "not_found"),
    _other("an asset that is NUL", "GET", "/assets/%00", 404, "not_found"),
    _other("an asset of 5,000 letters", "GET", f"/assets/{'a' * 5_000}", 404, "not_found"),
    _other("a model with a slash", "GET", "/v1/models/a%2Fb", 404, "model_not_found"),
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


def _path(name: str, path: str) -> Case:
    return Case(f"a path of {name}", lambda: [http_request(BODY, path=path)], (404, 405), dialect=Gemini())


def _query(name: str, query: str) -> Case:
    path = f"{PATH}?{query}"
    return Case(f"a query of {name}", lambda: [http_request(BODY, path=path)], (400,), "invalid_value")


TARGETS = [
    _path("colons", f"/v1beta/models/{':' * 60_000}/x"),
    _path("colons and letters", f"/v1/models/{'a:' * 30_000}/x"),
    _path("colons and slashes", f"/v1beta/models/{':/' * 30_000}:"),
    _path("colons and line feeds", f"/v1beta/models/{':%0a' * 15_000}/x"),
    _query("escapes that are none", f"key=&{'%zz&' * 15_000}"),
    _query("fields without names", f"key={'&' * 60_000}"),
    _query("fields and no key", "a&" * 30_000),
]

_CHUNKED = _head(_POST, _HOST, _JSON, "transfer-encoding: chunked")
_CHUNK = b"%x\r\n%s\r\n" % (len(BODY), BODY)
_TOO_MUCH = (400, 431, CLOSED)


def _around(name: str, begin: bytes, line: bytes, status: Sequence[int] = _TOO_MUCH) -> Case:
    """A megabyte of what is neither a header nor a body."""
    return Case(f"around: {name}", lambda: [begin, *[line * (2**16 // len(line))] * 16], tuple(status))


AROUND = [
    _around("trailers", _CHUNKED + _CHUNK + b"0\r\n", b"x-trailer: " + b"a" * 100 + b"\r\n"),
    _around("trailers without a body", _CHUNKED + b"0\r\n", b"x-trailer: " + b"a" * 100 + b"\r\n"),
    _around("trailers of a byte", _CHUNKED + b"0\r\n", b"a:\r\n"),
    _around("one trailer", _CHUNKED + b"0\r\nx-trailer: ", b"\xe9" * 100),
    _around("the name of a trailer", _CHUNKED + b"0\r\n", b"x" * 100),
    _around("an extension of a chunk", _CHUNKED + b"1;a=", b"e" * 100),
    _around("extensions of a chunk", _CHUNKED + b"1", b";a=b" * 20),
    _around("the size of a chunk", _CHUNKED, b"0" * 100),
    _around(
        "trailers of no request that is",
        _CHUNKED.replace(b"/v1/chat", b"/none") + b"0\r\n",
        b"a: b\r\n",
        (404, *_TOO_MUCH),
    ),
    _around("trailers of a GET", _CHUNKED.replace(b"POST", b"GET") + b"0\r\n", b"a: b\r\n", (405, *_TOO_MUCH)),
    _around(
        "trailers behind a wish to upgrade",
        _CHUNKED.replace(b"\r\n", b"\r\nconnection: upgrade\r\nupgrade: h2c\r\n", 1) + b"0\r\n",
        b"a: b\r\n",
    ),
    _around("empty lines before a request", b"", b"\r\n"),
]


def _named(*hosts: str, target: str = PATH, version: str = "1.1") -> bytes:
    lines = [f"host: {host}" for host in hosts]
    head = _head(f"POST {target} HTTP/{version}", *lines, _JSON, f"content-length: {len(BODY)}")
    return head + BODY


def _host(name: str, *hosts: str, target: str = PATH, status: int = 403, code: str = "host_not_allowed") -> Case:
    return Case(f"host: {name}", lambda: [_named(*hosts, target=target)], (status,), code)


HOSTS = [
    _host("another", "evil.example"),
    _host("another with a port", "evil.example:8000"),
    _host("one that begins as ours", "localhost.evil.example"),
    _host("one that ends as ours", "evil.example.localhost.example"),
    _host("an address elsewhere", "192.0.2.1"),
    _host("an address of any", "0.0.0.0"),  # noqa: S104
    _host("one that begins as an address of ours", "127.0.0.1.evil.example"),
    _host("an address as one number", "2130706433"),
    _host("user and host", "localhost@evil.example"),
    _host("empty", ""),
    _host("two in one", "localhost, evil.example"),
    _host("an open bracket", "[::1"),
    _host("a bracket and more", "[::1].evil.example"),
    _host("a port that is none", "localhost:http"),
    _host("10,000 letters", "a" * 10_000),
    _host("not ASCII", "l\xf6calhost"),
    _host("in the target", "localhost", target=f"http://evil.example{PATH}"),
    _host("a user in the target", "localhost", target=f"http://localhost@evil.example{PATH}"),
    _host("none", status=400, code="invalid_value"),
    _host("two", "localhost", "evil.example", status=400, code="invalid_value"),
    _host("the same twice", "localhost", "localhost", status=400, code="invalid_value"),
]


def _page(name: str, **headers: str) -> Case:
    named = {field.replace("_", "-"): value for field, value in headers.items()}
    return Case(f"page: {name}", lambda: [http_request(BODY, headers=named)], (403,), "origin_not_allowed")


PAGES = [
    _page("of another origin", origin="https://evil.example"),
    _page("of another port", origin="http://localhost:3000"),
    _page("of no origin", origin="null"),
    _page("of a file", origin="file://"),
    _page("of an extension", origin="chrome-extension://abcdef"),
    _page("of another site", sec_fetch_site="cross-site"),
    _page("of the same site", sec_fetch_site="same-site"),
    _page("that says it is ours", origin="http://localhost", sec_fetch_site="cross-site"),
    _page("that navigates", sec_fetch_site="cross-site", sec_fetch_mode="navigate"),
    _page("behind a proxy", origin="http://evil.example", x_forwarded_host="evil.example"),
]

ENDED = [
    *(
        _other(f"{method} to /health", method, "/health", 405, "method_not_allowed")
        for method in ("TRACE", "OPTIONS", "PROPFIND", "M-SEARCH", "PURGE")
    ),
    _bytes("HTTP/2.0 without its preface", _head(f"POST {PATH} HTTP/2.0", _HOST)),
    _bytes("a lower-case method", _head(f"post {PATH} HTTP/1.1", _HOST)),
    _bytes("an answer", b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
    _bytes("another protocol", b"SSH-2.0-OpenSSH_9.6\r\n"),
    _bytes("a header without a name", _head(_POST, _HOST, ": x")),
    _bytes("a blank in a header's name", _head(_POST, _HOST, "x y: z")),
    _bytes("a blank before the colon", _head(_POST, _HOST, "x : z")),
    _bytes("a header's name that is not ASCII", _head(_POST, _HOST, "\xe9: z")),
    _bytes("a target without a path", _head("GET http://localhost HTTP/1.1", _HOST)),
    Case("all there is", lambda: [_head("OPTIONS * HTTP/1.1", _HOST)], (404,), "not_found"),
    Case(
        "body of 9 MiB, and the connection is to be closed",
        lambda: [http_request(b'"' + b"a" * (9 * 2**20) + b'"', headers={"connection": "close"})],
        (413,),
        "payload_too_large",
    ),
    Case(
        "a body that is waited for, of another type",
        lambda: [
            http_request(b"", headers={"expect": "100-continue", "content-type": "text/plain", "content-length": "5"})
        ],
        (415,),
        "unsupported_media_type",
    ),
]

CASES = BROKEN + LARGE + SLOW + WRONG + TARGETS + AROUND + HOSTS + PAGES + ENDED
