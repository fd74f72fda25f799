"""Bodies that are not JSON, or JSON that is made to hurt."""

import json

from hostile.case import GOOD, Case, raw

_LARGE = 7 * 2**20
_LONG = "context_length_exceeded"
_TURN = {"role": "assistant", "content": "and " * 700}
_OPEN = json.dumps(GOOD)[:-1].encode()  # the good document, without its last brace


def _extended(value: bytes, key: bytes = b"x") -> bytes:
    """The good document with one more field, spelt as it is."""
    return _OPEN + b', "' + key + b'": ' + value + b"}"


def _content(value: bytes) -> bytes:
    return b'{"model": "thinker", "messages": [{"role": "user", "content": ' + value + b"}]}"


CASES: list[Case] = [
    raw("empty body", lambda: b""),
    raw("only blanks", lambda: b" \r\n\t "),
    raw("a brace", lambda: b"{"),
    raw("truncated", lambda: _OPEN),
    raw("two documents", lambda: _OPEN + b"}{}"),
    raw("a trailing comma", lambda: _OPEN + b",}"),
    raw("a comment", lambda: _OPEN + b"/* hello */}"),
    raw("single quotes", lambda: b"{'model': 'thinker'}"),
    raw("a list", lambda: b"[]"),
    raw("null", lambda: b"null"),
    raw("a number", lambda: b"1"),
    raw("a string", lambda: b'"thinker"'),
    raw("true", lambda: b"true"),
    raw("depth 65", lambda: _extended(b"[" * 64 + b"]" * 64)),
    raw("depth 100,000 of lists", lambda: _extended(b"[" * 100_000 + b"]" * 100_000)),
    raw("depth 100,000 of objects", lambda: _extended(b'{"a":' * 100_000 + b"1" + b"}" * 100_000)),
    raw("4 million open brackets", lambda: b"[" * 4_000_000),
    raw("depth 100,000 in a known field", lambda: _extended(b"[" * 100_000 + b"]" * 100_000, b"metadata")),
    raw("300,000 numbers", lambda: _extended(b"[" + b"1," * 299_999 + b"1]")),
    raw("300,000 empty objects", lambda: _extended(b"[" + b"{}," * 299_999 + b"{}]")),
    raw("2 million numbers", lambda: _extended(b"[" + b"1," * 1_999_999 + b"1]")),
    raw("300,000 keys", lambda: _extended(b"{" + b",".join(b'"%d":1' % n for n in range(300_000)) + b"}")),
    raw("a key twice", lambda: _extended(b'"fast"', b"model")),
    raw("a key twice, once escaped", lambda: _extended(b'"fast"', rb"mode\u006c")),
    raw("a key twice, deep inside", lambda: _extended(b'[{"a": 1, "a": 2}]')),
    raw("NaN", lambda: _extended(b"NaN", b"temperature")),
    raw("Infinity", lambda: _extended(b"Infinity", b"temperature")),
    raw("-Infinity", lambda: _extended(b"-Infinity", b"temperature")),
    raw("1e999", lambda: _extended(b"1e999", b"temperature")),
    raw("-1e999 in an unknown field", lambda: _extended(b"-1e999")),
    raw("an integer of 5,000 digits", lambda: _extended(b"1" + b"0" * 5_000, b"seed")),
    raw("an integer of 5,000 digits in an unknown field", lambda: _extended(b"1" + b"0" * 5_000)),
    raw("an integer of 1 million digits", lambda: _extended(b"9" * 1_000_000)),
    raw("a fraction of 1 million digits", lambda: _extended(b"3." + b"3" * 1_000_000, b"temperature")),
    raw("leading zero", lambda: _extended(b"007", b"seed")),
    raw("hexadecimal", lambda: _extended(b"0x10", b"seed")),
    raw("a lone high surrogate", lambda: _content(rb'"\ud800"')),
    raw("a lone low surrogate", lambda: _content(rb'"\udfff"')),
    raw("surrogates the wrong way round", lambda: _content(rb'"\udc00\ud800"')),
    raw("a lone surrogate in a key", lambda: _extended(b"1", rb"\ud800")),
    raw("a surrogate in raw bytes", lambda: _content(b'"\xed\xa0\x80"')),
    raw("invalid UTF-8", lambda: _content(b'"\xff\xfe"')),
    raw("overlong UTF-8", lambda: _content(b'"\xc0\xaf"')),
    raw("truncated UTF-8", lambda: _content(b'"\xe2\x82"')),
    raw("a byte order mark", lambda: b"\xef\xbb\xbf" + _OPEN + b"}"),
    raw("UTF-16", lambda: json.dumps(GOOD).encode("utf-16")),
    raw("UTF-32", lambda: json.dumps(GOOD).encode("utf-32")),
    raw("NUL after the document", lambda: _OPEN + b"}\x00"),
    raw("a raw control character", lambda: _content(b'"a\x01b"')),
    raw("a raw newline in a string", lambda: _content(b'"a\nb"')),
    raw("an unknown escape", lambda: _content(rb'"\q"')),
    raw("noise", lambda: bytes(range(256))),
    raw("7 MiB of closing brackets", lambda: _OPEN + b"]" * _LARGE),
    raw("7 MiB of quotes", lambda: _extended(b'"' * _LARGE)),
    raw("7 MiB of backslashes", lambda: _extended(b'"' + b"\\" * _LARGE)),
    raw("7 MiB of half surrogates", lambda: _content(b'"' + rb"\ud800" * (_LARGE // 6) + b'"')),
    raw("7 MiB of commas", lambda: _extended(b"[" + b"," * _LARGE + b"]")),
    raw("7 MiB of minus signs", lambda: _extended(b"-" * _LARGE)),
    raw("7 MiB of brackets in pairs", lambda: _extended(b"[" + b"[]," * (_LARGE // 3) + b"[]]")),
    raw("a message of 7 MiB", lambda: _content(b'"' + b"one two " * (_LARGE // 8) + b'"'), code=_LONG),
    raw("a million tags in a message", lambda: _content(b'"' + b"<think>" * (_LARGE // 7) + b'"'), code=_LONG),
    raw("2,000 messages of 3 KiB", lambda: json.dumps(GOOD | {"messages": [_TURN] * 2_000}).encode(), code=_LONG),
]
