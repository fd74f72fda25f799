"""The prompt of a single question: the argument, then files, then what is piped in."""

import os
import re
import select
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from thinkaloud.terminal import input_file
from thinkaloud.terminal.endpoint import UsageError
from thinkaloud.terminal.input_file import STDIN

_SILENT = 1.0
"""Seconds without standard input until its reader says that it waits for it."""
_FENCE = re.compile("`{3,}")


def read_prompt(argument: str | None, files: Sequence[Path]) -> str | None:
    """Return the parts, joined by empty lines, or None for a conversation. Raises `UsageError`.

    Standard input is read if `argument` is `-`, if it is a pipe or a file, and if there is nothing else.
    """
    alone = argument is None and not files
    if alone and sys.stdin is not None and sys.stdin.isatty():
        if not sys.stdout.isatty():
            raise UsageError("a conversation needs a terminal: give the prompt as an argument, or pipe it in")
        return None
    prompt = "\n\n".join(part for part in _parts(argument, files, alone=alone) if part.strip())
    if not prompt:
        raise UsageError("the prompt is empty")
    return prompt


def _parts(argument: str | None, files: Sequence[Path], *, alone: bool) -> Iterator[str]:
    if argument is not None and argument != str(STDIN):
        yield _decode(os.fsencode(argument), "the prompt")
    for file in files:
        try:
            content = input_file.read_bytes(file)
        except OSError as error:
            raise UsageError(f"--file {file}: cannot be read: {error.strerror}") from None
        yield _quote_file(file, _decode(content, f"--file {file}"))
    if STDIN not in files and (alone or argument == str(STDIN) or _is_piped()):
        _announce_wait()
        try:
            yield _decode(input_file.read_bytes(STDIN), "the prompt")
        except OSError as error:
            raise UsageError(f"the prompt cannot be read: {error.strerror}") from None


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text") from None


def _quote_file(file: Path, text: str) -> str:
    """Return a text file as a block with its name. The fence is longer than any in the text."""
    fence = "`" * max(3, *(len(found) + 1 for found in _FENCE.findall(text)), 0)
    name = "standard input" if file == STDIN else file.name
    return f"{name}:\n{fence}\n{text.rstrip()}\n{fence}"


def _is_piped() -> bool:
    """Whether standard input is a pipe, a socket or a file; a terminal or /dev/null is none."""
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):  # it is closed, or was never there
        return False
    return stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind) or stat.S_ISREG(kind)


def _announce_wait() -> None:
    """Say on a terminal if nothing comes from standard input for a while."""
    if sys.stdin is not None and sys.stderr.isatty() and not select.select([sys.stdin], [], [], _SILENT)[0]:
        sys.stderr.write("reading standard input\n")
