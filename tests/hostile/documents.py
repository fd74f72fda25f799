"""Bodies that are not JSON, or JSON that is made to hurt, in every dialect."""

import json
from collections.abc import Callable
from dataclasses import replace

from dialects.dialect import Dialect
from dialects.every import DIALECTS
from hostile.case import ASKED, QUESTION, Case, http_request

_LARGE = 7 * 2**20
_LONG = "context_length_exceeded"
_TURN = {"role": "user", "content": "and " * 700}
_BETWEEN = b"1.00000000000000012685560567909357338860759348860318716147886e300"
"""A number that lies between two doubles, as near to the one as to the other by its first digits."""


def cases(dialect: Dialect) -> list[Case]:
    """The rows of one dialect."""
    good, long = dialect.write(QUESTION), replace(QUESTION, messages=[_TURN] * 2_000)
    begun = json.dumps(good)[:-1].encode()  # the good document, without its last brace
    name = next(iter(good)).encode()

    def raw(label: str, body: Callable[[], bytes], code: str = "invalid_value") -> Case:
        path = dialect.path(QUESTION)
        return Case(f"{dialect}, {label}", lambda: [http_request(body(), path=path)], (400,), code, dialect=dialect)

    def extended(value: bytes, key: bytes = b"x") -> bytes:
        """The good document with one more field, spelt as it is."""
        return begun + b', "' + key + b'": ' + value + b"}"

    def content(value: bytes) -> bytes:
        """The good document with this for what is asked."""
        return begun.replace(json.dumps(ASKED).encode(), value) + b"}"

    return [
        raw("empty body", lambda: b""),
        raw("only blanks", lambda: b" \r\n\t "),
        raw("a brace", lambda: b"{"),
        raw("truncated", lambda: begun),
        raw("two documents", lambda: begun + b"}{}"),
        raw("a trailing comma", lambda: begun + b",}"),
        raw("a comment", lambda: begun + b"/* hello */}"),
        raw("single quotes", lambda: b"{'model': 'thinker'}"),
        raw("a list", lambda: b"[]"),
        raw("null", lambda: b"null"),
        raw("a number", lambda: b"1"),
        raw("a string", lambda: b'"thinker"'),
        raw("true", lambda: b"true"),
        raw("depth 65", lambda: extended(b"[" * 64 + b"]" * 64)),
        raw("depth 100,000 of lists", lambda: extended(b"[" * 100_000 + b"]" * 100_000)),
        raw("depth 100,000 of objects", lambda: extended(b'{"a":' * 100_000 + b"1" + b"}" * 100_000)),
        raw("4 million open brackets", lambda: b"[" * 4_000_000),
        raw("depth 100,000 in a known field", lambda: extended(b"[" * 100_000 + b"]" * 100_000, b"metadata")),
        raw("300,000 numbers", lambda: extended(b"[" + b"1," * 299_999 + b"1]")),
        raw("300,000 empty objects", lambda: extended(b"[" + b"{}," * 299_999 + b"{}]")),
        raw("2 million numbers", lambda: extended(b"[" + b"1," * 1_999_999 + b"1]")),
        raw("300,000 keys", lambda: extended(b"{" + b",".join(b'"%d":1' % n for n in range(300_000)) + b"}")),
        raw("a key twice", lambda: extended(b'"fast"', name)),
        raw("a key twice, once escaped", lambda: extended(b'"fast"', name[:-1] + b"\\u%04x" % name[-1])),
        raw("a key twice, deep inside", lambda: extended(b'[{"a": 1, "a": 2}]')),
        raw("NaN", lambda: extended(b"NaN", b"temperature")),
        raw("Infinity", lambda: extended(b"Infinity", b"temperature")),
        raw("-Infinity", lambda: extended(b"-Infinity", b"temperature")),
        raw("1e999", lambda: extended(b"1e999", b"temperature")),
        raw("-1e999 in an unknown field", lambda: extended(b"-1e999")),
        raw("an integer of 5,000 digits", lambda: extended(b"1" + b"0" * 5_000, b"seed")),
        raw("an integer of 5,000 digits in an unknown field", lambda: extended(b"1" + b"0" * 5_000)),
        raw("an integer of 1 million digits", lambda: extended(b"9" * 1_000_000)),
        raw("a fraction of 1 million digits", lambda: extended(b"3." + b"3" * 1_000_000, b"thinking_budget")),
        raw("8 MiB of integers of 4,300 digits", lambda: extended(_list(b"9" * 4_300))),
        raw("8 MiB of integers of 512 digits, and no end", lambda: extended(_list(b"9" * 512))[:-1]),
        raw("98,000 numbers between two doubles, and no end", lambda: extended(_list(_BETWEEN))[:-1]),
        raw("leading zero", lambda: extended(b"007", b"seed")),
        raw("hexadecimal", lambda: extended(b"0x10", b"seed")),
        raw("a lone high surrogate", lambda: content(rb'"\ud800"')),
        raw("a lone low surrogate", lambda: content(rb'"\udfff"')),
        raw("surrogates the wrong way round", lambda: content(rb'"\udc00\ud800"')),
        raw("a lone surrogate in a key", lambda: extended(b"1", rb"\ud800")),
        raw("a surrogate in raw bytes", lambda: content(b'"\xed\xa0\x80"')),
        raw("invalid UTF-8", lambda: content(b'"\xff\xfe"')),
        raw("overlong UTF-8", lambda: content(b'"\xc0\xaf"')),
        raw("truncated UTF-8", lambda: content(b'"\xe2\x82"')),
        raw("a byte order mark", lambda: b"\xef\xbb\xbf" + begun + b"}"),
        raw("UTF-16", lambda: json.dumps(good).encode("utf-16")),
        raw("UTF-32", lambda: json.dumps(good).encode("utf-32")),
        raw("NUL after the document", lambda: begun + b"}\x00"),
        raw("a raw control character", lambda: content(b'"a\x01b"')),
        raw("a raw newline in a string", lambda: content(b'"a\nb"')),
        raw("an unknown escape", lambda: content(rb'"\q"')),
        raw("noise", lambda: bytes(range(256))),
        raw("7 MiB of closing brackets", lambda: begun + b"]" * _LARGE),
        raw("7 MiB of quotes", lambda: extended(b'"' * _LARGE)),
        raw("7 MiB of backslashes", lambda: extended(b'"' + b"\\" * _LARGE)),
        raw("7 MiB of half surrogates", lambda: content(b'"' + rb"\ud800" * (_LARGE // 6) + b'"')),
        raw("7 MiB of escapes without digits", lambda: content(b'"' + rb"\u" * (_LARGE // 2) + b'"')),
        raw("7 MiB of commas", lambda: extended(b"[" + b"," * _LARGE + b"]")),
        raw("7 MiB of minus signs", lambda: extended(b"-" * _LARGE)),
        raw("7 MiB of brackets in pairs", lambda: extended(b"[" + b"[]," * (_LARGE // 3) + b"[]]")),
        raw("a message of 7 MiB", lambda: content(b'"' + b"one two " * (_LARGE // 8) + b'"'), code=_LONG),
        raw("a million tags in a message", lambda: content(b'"' + b"<think>" * (_LARGE // 7) + b'"'), code=_LONG),
        raw("2,000 messages of 3 KiB", lambda: json.dumps(dialect.write(long)).encode(), code=_LONG),
    ]


def _list(value: bytes) -> bytes:
    """As many of `value` as a body may have."""
    return b"[" + b",".join([value] * min(98_000, (_LARGE + 2**20 - 8_192) // (len(value) + 1))) + b"]"


CASES = [case for dialect in DIALECTS for case in cases(dialect)]
