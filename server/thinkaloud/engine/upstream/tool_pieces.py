"""Tool calls of an upstream: pieces of any shape in, `ToolCallDelta`s out.

By OpenAI's rules each piece has the index of its call, and the first one its id, type and name. Servers leave out each
of these, say them again with every piece, give all calls index 0, or send the arguments as an object.
"""

import json
import secrets
import string
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from thinkaloud.engine.upstream.surrogates import PairJoiner, join_pairs
from thinkaloud.errors import EngineFailed
from thinkaloud.events import ToolCallDelta

_MAX_CALLS = 1024
"""Tool calls of one answer."""
_MAX_CHECKED = 256 * 1024
_MAX_CHECKED_PIECES = 64
"""Characters and pieces of arguments up to which it is looked whether they are whole."""
_ID_LETTERS = string.ascii_letters + string.digits
_ID_LENGTH = 9
"""Mistral's templates take no other ids, and other servers take any."""

_Index: TypeAlias = int | float | str | None


class _Piece(NamedTuple):
    at: _Index
    id: str
    name: str
    arguments: str


@dataclass(slots=True, eq=False)
class _Call:
    """A call so far. given_id: the upstream's; empty if it gave none. arguments: their pieces."""

    position: int
    given_id: str
    has_index: bool
    name: str = ""
    arguments: list[str] = field(default_factory=list)
    joiner: PairJoiner = field(default_factory=PairJoiner)

    @property
    def is_whole(self) -> bool:
        """Whether its arguments are an object."""
        if not (self.arguments and self.arguments[-1].endswith("}") and len(self.arguments) <= _MAX_CHECKED_PIECES):
            return False
        text = "".join(self.arguments)
        try:
            return len(text) <= _MAX_CHECKED and isinstance(json.loads(text), dict)
        except (ValueError, RecursionError):
            return False


class ToolPieces:
    """The tool calls of one choice."""

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._by_id: dict[tuple[_Index, str], _Call] = {}
        self._latest: dict[_Index, _Call] = {}
        self._ids: set[str] = set()

    def read(self, pieces: Any) -> list[ToolCallDelta]:
        """Return the deltas of one list of pieces. Raises `EngineFailed` for too many calls."""
        deltas: list[ToolCallDelta] = []
        named: set[int] = set()  # positions of the calls that this list has named
        for raw in pieces if isinstance(pieces, list) else [pieces]:
            piece = _read_piece(raw)
            if piece is None:
                continue
            call = self._find(piece, named)
            delta = ToolCallDelta(0, call.position) if call else self._begin(piece)
            call = self._latest[piece.at] = call or self._calls[-1]
            if piece.name:
                named.add(call.position)
                delta.name, call.name = None if call.name else piece.name, call.name or piece.name
            if piece.arguments:
                delta.arguments = call.joiner.join(piece.arguments)
                call.arguments.append(piece.arguments)
            if delta.id or delta.name or delta.arguments:
                deltas.append(delta)
        return deltas

    def flush(self, *, is_whole: bool) -> list[ToolCallDelta]:
        """Return what is left when no more pieces come. A call without arguments gets an empty object of them.

        is_whole: whether the model ended by itself, and so its last call too.
        """
        rests = [call.joiner.flush() or ("{}" if is_whole and not call.arguments else "") for call in self._calls]
        return [ToolCallDelta(0, position, arguments=rest) for position, rest in enumerate(rests) if rest]

    def _find(self, piece: _Piece, named: set[int]) -> _Call | None:
        """Return the call that a piece continues; None if it begins another."""
        if not self._calls:
            return None
        same_id = self._find_by_id(piece)
        call = same_id or self._find_latest(piece)
        if call is None:
            return None
        if piece.name and piece.arguments.startswith("{") and call.is_whole:
            return None  # the arguments of one call are one object
        if same_id is None:
            has_other_name = piece.name and call.name and piece.name != call.name
            # An id of its own with each piece of arguments is a mistake of servers; a call begins with its name.
            has_other_id = piece.id and call.given_id not in {"", piece.id} and (piece.name or not piece.arguments)
            if has_other_name or has_other_id or (piece.name and call.position in named):
                return None
        return call

    def _find_by_id(self, piece: _Piece) -> _Call | None:
        """Return the call of the piece's id: of several calls, which one id may have, that at its index."""
        if not piece.id:
            return None
        call = self._by_id.get((None, piece.id))
        is_at_any = call is not None and (piece.at is None or not call.has_index)
        return call if is_at_any else self._by_id.get((piece.at, piece.id))

    def _find_latest(self, piece: _Piece) -> _Call | None:
        """Return the last call at the piece's index, or the last one that was begun if it has none."""
        last = self._calls[-1]
        if piece.at is None:
            return last
        goes_on = not (last.has_index or piece.id or piece.name)  # some servers omit the index at first
        return self._latest.get(piece.at) or (last if goes_on else None)

    def _begin(self, piece: _Piece) -> ToolCallDelta:
        if len(self._calls) == _MAX_CALLS:
            raise EngineFailed(f"the upstream made more than {_MAX_CALLS} tool calls")
        call = _Call(len(self._calls), piece.id, has_index=piece.at is not None)
        self._calls.append(call)
        if piece.id:
            self._by_id[piece.at, piece.id] = self._by_id[None, piece.id] = call
        own = piece.id if piece.id and piece.id not in self._ids else _new_id()
        self._ids.add(own)
        return ToolCallDelta(0, call.position, id=own)


def _read_piece(raw: Any) -> _Piece | None:
    """Return a piece; None if it says nothing."""
    if not isinstance(raw, dict):
        return None
    function = raw.get("function")
    inner = function if isinstance(function, dict) else raw
    index, name = raw.get("index"), inner.get("name")
    if isinstance(index, str) and index.isdecimal() and len(index) < 10:
        index = int(index)
    piece = _Piece(
        index if isinstance(index, int | float | str) else None,
        _read_id(raw.get("id")),
        join_pairs(name) if isinstance(name, str) else "",
        _read_arguments(inner.get("arguments")),
    )
    return piece if any(piece[1:]) else None


def _read_id(value: Any) -> str:
    return join_pairs(value) if isinstance(value, str) else str(value) if type(value) is int else ""


def _read_arguments(value: Any) -> str:
    """Return the arguments as JSON text."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _new_id() -> str:
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))
