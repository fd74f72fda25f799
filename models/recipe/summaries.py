"""Pieces of traces and the short line that names each: what a page shows while a model thinks.

A line has two to seven words, starts with a present participle, and never holds a number.
"""

from __future__ import annotations

import re
from random import Random

from recipe import wordlists
from recipe.pieces import joined
from recipe.problems import Problem, Puzzle
from recipe.problems.puzzles import FITS, WRONG
from recipe.prose import prose
from recipe.thinking import trace

SYSTEM = "Name this step of the reasoning in a few words."
"""The system prompt that asks for a line; the piece of the trace is the user's message."""

PROSE_SHARE = 0.35
_PEOPLE = frozenset((*wordlists.WOMEN, *wordlists.MEN))
_LABEL = re.compile(r"(?:^|[.,:] )([A-Z][^:.,=?>\n]*): ")
_CALCULATION = re.compile(r"\d\)? [-+*/]( |$)|\d =")
_COMPARED = re.compile(r"I get \d+, (.+?) is( \d|$)")
_RETRY = re.compile(r"(Let me read again|Again|Let me start over):?( |$)")
_ORDER = re.compile(r"(\w+) > \w+")
_SHORTEST = 8
"""Characters below which a cut-off line says nothing."""
_LABELS = {
    "Each": "Finding the share of each",
    "Left": "Finding what is left",
    "Together": "Adding it all together",
    "Both": "Adding both together",
    "First": "Doing the first step",
    "Then": "Doing the next step",
    "To share": "Finding what is to share",
    "Apart": "Finding how far apart they are",
    "Done": "Finding what is done",
    "It lasts": "Finding how long it lasts",
    "Missing": "Finding what is missing",
    "With the discount": "Applying the discount",
}
_PREFIXES = {
    "One ": "Finding one ",
    "The ": "Working out the ",
    "In the ": "Counting what is in the ",
    "In one ": "Finding the amount in one ",
    "After ": "Following the change after ",
    "Without ": "Finding the rest without ",
    "More ": "Finding the extra ",
    "All ": "Supposing all are ",
    "Twice ": "Doubling ",
}


def line(piece: str) -> str:
    """The line for a piece of a trace, whole or cut off: that of its last move."""
    rows = [row.strip() for row in piece.split("\n") if row.strip()]
    row = rows[-1] if len(rows[-1]) >= _SHORTEST or len(rows) == 1 else rows[-2]
    return _retried(row) or _verdict(row) or _checked(row) or _stepped(row) or _puzzled(row) or "Restating the problem"


def _retried(row: str) -> str | None:
    if "not sure" in row:
        return "Leaving the answer open"
    found = _RETRY.match(row)
    if not found:
        return None
    return "Reading the problem again" if "read" in found[1] else "Starting over"


def _verdict(row: str) -> str | None:
    """A mistake found, or a bare verdict."""
    if row in WRONG or row in FITS:
        return "Rejecting the result" if row in WRONG else "Confirming the result"
    if WRONG in row:
        return "Finding a mistake in the check"
    if "does not come out" in row:
        return "Hitting a dead end"
    return None


def _checked(row: str) -> str | None:
    """What a check tests, by the way that it is written."""
    opened = re.search(r"\b[Cc]heck\b", row)
    found = _COMPARED.search(row)
    if found:
        return f"{'Checking' if opened or ' = ' in row else 'Comparing with'} {_possessed(found[1])}"
    if re.search(r" > \w+: (yes|no)", row):
        return "Checking the order"
    if re.search(r"says .*: (true|false)", row):
        return "Ruling out a case" if row.startswith("But ") else "Checking the claims"
    if "? It is " in row or ", yes." in row:
        return "Checking the clues"
    if opened or re.search(r"=[^:]*, \d", row):
        return "Checking the result"
    if FITS in row:
        return "Confirming the result"
    if row.startswith("I get"):
        return "Comparing the result"
    return "Stopping to think again" if row.startswith("Wait") else None


def _stepped(row: str) -> str | None:
    """The last labelled step of a calculation."""
    if row.startswith("Find "):
        return "Restating the problem"
    labels = _LABEL.findall(row)
    if not labels or not re.search(r": \(?\d", row):
        return "Working out a number" if " = " in row else None
    label: str = labels[-1]
    if label in _LABELS:
        return _LABELS[label]
    if re.search(r"\d", label):
        return "Working out the whole amount"
    for start, said in _PREFIXES.items():
        if label.startswith(start):
            return _short(said + label.removeprefix(start))
    if label in _PEOPLE:
        return f"Finding {_possessed(label)}"
    return _short(f"Working out {label}" if " and " in label else f"Working out the {label.lower()}")


def _puzzled(row: str) -> str | None:
    """A move of a logic puzzle, which has no numbers."""
    if _CALCULATION.search(row):
        return None
    if row.startswith("In order"):
        return "Putting them in order"
    if row.startswith("Say "):
        return "Supposing who lies"
    if row.startswith("But ") or row == "Not so.":
        return "Ruling out a case"
    if row.startswith("So "):
        return "Drawing a conclusion"
    ranked = re.match(r"(\w+(?:st|nd|rd)|Last|Middle): [A-Z]\w*\.?", row)
    if ranked:
        return f"Naming the {ranked[1].lower()}"
    if "so " in row or row.count(":") > 1:
        return "Working through the clues"
    clue = _ORDER.match(row) or re.match(r"([A-Z]\w*): ", row)
    return f"Using a clue about {clue[1]}" if clue else None


def _possessed(name: str) -> str:
    """A thing as it is; a person stands for a number of theirs."""
    return f"{name}'s number" if name in _PEOPLE else name


def _short(said: str) -> str:
    return said if len(said.split()) <= 7 else "Doing the next step"


def _piece(text: str, rng: Random) -> str:
    """A line, a sentence, a few of them, or a part of one cut off at either end."""
    rows = [row for row in text.split("\n") if row.strip()]
    at = rng.randrange(len(rows))
    roll = rng.random()
    if roll < 0.08:
        return "\n".join(rows[at : at + 2])
    if roll < 0.38:
        return rows[at]
    sentences = re.split(r"(?<=[.?]) ", rows[at])
    first = rng.randrange(len(sentences))
    many = 1 if roll < 0.7 else rng.randint(1, 3)
    chosen = " ".join(sentences[first : first + many])
    if roll < 0.82 or len(chosen) <= _SHORTEST:
        return chosen
    if roll < 0.94 or " " not in chosen[:-_SHORTEST]:
        return chosen[: rng.randint(_SHORTEST, len(chosen))].rstrip()
    starts = [index + 1 for index in range(len(chosen) - _SHORTEST) if chosen[index] == " "]
    return chosen[rng.choice(starts) :]


def summary(problem: Problem | Puzzle, rng: Random) -> tuple[str, str]:
    """A piece of a trace, of this problem or in the free prose of large models, and its line."""
    if rng.random() < PROSE_SHARE:
        return prose(rng)
    piece = _piece(joined(trace(problem, rng)), rng)
    return piece, line(piece)
