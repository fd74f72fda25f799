"""What is refused before a dialect reads a body, or by its path: in its own form all the same."""

import json
from collections.abc import Mapping

from dialects.dialect import Dialect
from dialects.every import DIALECTS
from hostile.case import QUESTION, Case, http_request

_MEDIA: Mapping[str, Mapping[str, str]] = {
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "plain text": {"content-type": "text/plain"},
    "multipart": {"content-type": "multipart/form-data; boundary=x"},
    "no type": {"content-type": ""},
    "a type that only begins like JSON": {"content-type": "application/jsonp"},
    "a type that is none": {"content-type": ";;;//"},
    "a compressed body": {"content-encoding": "gzip"},
}


def cases(dialect: Dialect) -> list[Case]:
    """The rows of one dialect, whose server has no keys."""
    path, body = dialect.path(QUESTION), json.dumps(dialect.write(QUESTION)).encode()

    def case(name: str, request: bytes, status: int, code: str | None) -> Case:
        return Case(f"{dialect}: {name}", lambda: [request], (status,), code, dialect=dialect)

    def other(method: str) -> Case:
        return case(method, http_request(method=method, path=path), 405, "method_not_allowed")

    def media(name: str) -> Case:
        return case(name, http_request(body, path=path, headers=_MEDIA[name]), 415, "unsupported_media_type")

    return [
        *map(media, _MEDIA),
        *map(other, ("PUT", "DELETE")),
        case("body of 9 MiB", http_request(b'"' + b"a" * (9 * 2**20) + b'"', path=path), 413, "payload_too_large"),
        case("a length of 1 TiB", http_request(path=path, headers={"content-length": str(2**40)}), 413,
             "payload_too_large"),
        case("body that stops", http_request(body, path=path)[:-10], 408, "request_timeout"),
        case("a host that is not ours", http_request(body, path=path, headers={"host": "evil.example"}), 403,
             "host_not_allowed"),
        case("a page of another origin", http_request(body, path=path, headers={"origin": "https://evil.example"}), 403,
             "origin_not_allowed"),
    ]  # fmt: skip


def keyless(dialect: Dialect) -> list[Case]:
    """The rows of one dialect, whose server wants a key."""
    path, body = dialect.path(QUESTION), json.dumps(dialect.write(QUESTION)).encode()

    def refused(name: str, headers: Mapping[str, str], content: bytes = body) -> Case:
        request = http_request(content, path=path, headers=headers)
        return Case(f"{dialect}: key: {name}", lambda: [request], (401,), "invalid_api_key", dialect=dialect)

    return [
        refused("none", {}),
        refused("none, and not JSON", {}, b"{{{{"),
        refused("empty", dialect.key_headers("")),
        refused("unknown", dialect.key_headers("ta-nobody")),
        refused("10,000 characters", dialect.key_headers("k" * 10_000)),
        refused("not ASCII", dialect.key_headers("\xff\xfe\xe9")),
    ]


CASES = [case for dialect in DIALECTS for case in cases(dialect)]
KEYLESS = [case for dialect in DIALECTS for case in keyless(dialect)]
