"""The states of the splitter, what moves it between them, and the tags that have an effect in each.

`start` and `end` are the tags; "text" is the first character that is not whitespace.

    BEFORE ──start──▶ TRACE        BEFORE ──text──▶ ANSWER         the trace was not open
    BEFORE ──end──▶ AFTER                                          a stray end is dropped
    HEAD ──start, text──▶ TRACE    HEAD ──end──▶ AFTER             the prompt opened it; one repeated start is dropped
    TRACE ──end──▶ AFTER           TRACE ──implicit end──▶ ANSWER  (also from HEAD)
    AFTER ──end──▶ AFTER           AFTER ──text──▶ ANSWER          a stray end is dropped
    AFTER, ANSWER ──start──▶ TRACE                                 in a format that reopens, or if the trace is hidden
    DOUBT ──start──▶ TRACE         DOUBT ──end──▶ AFTER            the text before it was trace
    DOUBT ──the model has ended──▶ ANSWER                          no tag came, so all text was answer
"""

from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.thinking.formats import Format
from thinkaloud.thinking.stop_strings import StringSearch


class State(IntEnum):
    """Where in the output the splitter is."""

    BEFORE = auto()
    DOUBT = auto()
    HEAD = auto()
    TRACE = auto()
    AFTER = auto()
    ANSWER = auto()


THINKING = frozenset({State.HEAD, State.TRACE})
UNDECIDED = frozenset({State.BEFORE, State.DOUBT})
DECIDED = frozenset({State.TRACE, State.ANSWER})
TEXT_MOVES = {State.BEFORE: State.ANSWER, State.HEAD: State.TRACE, State.AFTER: State.ANSWER}


def implicit_ends(format: Format, shown: bool) -> tuple[str, ...]:
    """Return the texts that end the trace and belong to the answer."""
    return (*format.implicit_end, *format.calls) if shown else format.implicit_end


def _tag_table(format: Format, shown: bool) -> dict[State, tuple[str, ...]]:
    """Return the tags that have an effect in each state."""
    if not (format.opening_tag and format.end):
        raise ValueError("the splitter needs both tags; a format with a parser of vLLM's own has none")
    closing = (format.end, *implicit_ends(format, shown))
    reopening = (format.opening_tag,) if format.reopens or not shown else ()
    return {
        State.BEFORE: (format.opening_tag, format.end),
        State.DOUBT: (format.opening_tag, *closing),
        State.HEAD: (format.opening_tag, *closing),
        State.TRACE: closing,
        State.AFTER: (format.end, *reopening),
        State.ANSWER: reopening if shown else (format.opening_tag, format.end),
    }


def _search_table(format: Format, ids: TagIds, shown: bool) -> dict[State, StringSearch]:
    """Return the searches for tags in text, by state: for those tags that have no token id.

    A tokenizer that has one of the family's ways to begin a call writes none of the others.
    """
    numbers = {format.opening_tag: ids.start, format.end: ids.end, **dict(ids.others)}
    known = {tag for tag, number in numbers.items() if number is not None}
    if any(text in format.calls for text, _ in ids.others):
        known.update(format.calls)
    return {
        state: StringSearch(tag for tag in tags if tag not in known)
        for state, tags in _tag_table(format, shown).items()
    }


class Tables(NamedTuple):
    """What the splitter looks up by its state.

    tags: those that have an effect. in_text, in_tokens: the searches for tags in text without and with known ids.
    plain: the states in which a token's text is not searched, because each tag that has an effect has an id.
    """

    tags: dict[State, tuple[str, ...]]
    in_text: dict[State, StringSearch]
    in_tokens: dict[State, StringSearch]
    plain: frozenset[State]


@lru_cache(maxsize=256)
def tables(format: Format, ids: TagIds, shown: bool) -> Tables:
    """Return the tables of a format. shown: whether the caller sees the trace."""
    in_tokens = _search_table(format, ids, shown)
    plain = frozenset(state for state in DECIDED if not in_tokens[state])
    return Tables(_tag_table(format, shown), _search_table(format, NO_TAGS, shown), in_tokens, plain)
