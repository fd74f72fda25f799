"""The recipe's data: JSON Lines, an object a line. The order of the lines is part of the data."""

from pathlib import Path
from typing import TypeVar

import msgspec

HERE = Path(__file__).parent

Row = TypeVar("Row", bound=msgspec.Struct)


def read(name: str, row: type[Row]) -> list[Row]:
    """The rows of a file, whose name is relative to this folder. Raises `msgspec.ValidationError` for any other row."""
    return msgspec.json.Decoder(row).decode_lines((HERE / name).read_bytes())
