"""The clauses of a step and their worth for a summary: plans and tasks are worth most, then questions, then statements.

Results are worth nothing, since they must not be shown. They may be in words, too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from thinkaloud.events import Move
from thinkaloud.traces.summarised.words import UNSPACED


@dataclass(slots=True, frozen=True)
class Clause:
    """The informative part of a clause.

    worth: from 0.5, a statement, to 3, a plan. place: the index of the clause in its step.
    is_question: whether it is a whole question.
    """

    text: str
    worth: float
    place: int
    is_question: bool


_QUESTION = 2
"""The worth of a question."""
_STATING: frozenset[Move] = frozenset({"setting up", "considering"})
"""Moves in which even a label or a short statement names the topic. In others it is likely to be a result."""

_PHRASES: Mapping[str, list[str]] = json.loads(
    (resources.files(__package__) / "clause_phrases.json").read_text("utf-8")
)
"""Patterns of words and phrases."""


def _any_of(name: str) -> str:
    return f"(?:{'|'.join(_PHRASES[name])})"


_CODE_BLOCK = re.compile(r"```[^`]*(?:```|\Z)")
_CODE = re.compile(r"\s*(?:def|class|return|import|print|raise|assert|elif|else|while|const|var|function|for \w+ in)\b")
_SEPARATOR = re.compile(
    r"([.!?。！？]+(?=[\s\"'”’)*]|\Z|[^\x00-\x7f])|[;,，；、\n]+|[:：](?=[\s*]|\Z|[^\x00-\x7f])|\s[-–—]+\s|[—()])"
)

_LEADING = re.compile(rf"\W*+(?:{_any_of('leading words')}\b\W*)+", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:let(?:['’]s| us| me)|(?:i|we|you)(?:(?:['’]ll| will| should| need to| must| have to| want to| can"
    r"| could| might)"
    r"|(?:['’]d| would) (?:like|need) to|(?: am|['’]m| are|['’]re) (?:going|asked) to)"
    r"|(?:goal|task|next step|plan|idea|question|job) is to|(?:need|have|try|remember) to|how about|what about)\s+"
    r"(?:(?:also|just|now|first|then|quickly|actually|maybe|probably|again|instead|go ahead and|try to)\s+)*",
    re.IGNORECASE,
)
_TASK = re.compile(rf"{_any_of('tasks')}\b(?! (?:that|is|are|was)\b)", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:users?|question|problem|task|they|he|she)\s+(?:wants?|asks?|is asking|needs?|would like"
    r"|has(?= an?\b)|is(?= whether\b))\s+"
    r"(?:(?:me|us)\s+)?(?:(?:to|for|about)\s+)?",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    rf"(?!{_any_of('non-topics')}\b)(?!.*\bsa(?:ys|id)\b)((?:[^\s]{{1,24}}\s){{1,5}}?){_any_of('topic verbs')}\b",
    re.IGNORECASE,
)
"""The topic of a statement: the words in front of its verb. What follows may be a result."""
_LABEL = 3
"""The most words of a label."""
_STATEMENT = re.compile(r"(?:see|say|get|note|notice|conclude|tell|guess|have|be|observe|\w+ that)\b", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"(?:how|what|which|who|whether|why|where|when|does|do|is|are|can|could|should|did|will|would)\b", re.IGNORECASE
)
_INDIRECT_QUESTION = re.compile(r"\b(?:whether|how (?:many|much|long|to)|why)\b", re.IGNORECASE)
_RESULT = re.compile(rf"\b{_any_of('results')}\b|=|\\boxed|所以|因此|答案|结果|等于|得到|就是", re.IGNORECASE)


def find_clauses(step: str, move: Move) -> Iterator[Clause]:
    """Yield the informative clauses of `step`, whose move is `move`. Code blocks are skipped."""
    parts = _SEPARATOR.split(_CODE_BLOCK.sub("\n", step))
    for at in range(0, len(parts), 2):
        clause, end, following = [*parts[at : at + 3], "", ""][:3]
        if _CODE.match(clause):
            continue
        text, worth = _rate_clause(clause, move, end, following)
        if worth and not _RESULT.search(text):
            beginning = _TASK.match(text) or _QUESTION_WORD.match(text)
            is_question = beginning is not None and end.startswith(("?", "？")) and worth == _QUESTION
            yield Clause(text[:1].lower() + text[1:] if beginning else text, worth, at // 2, is_question)


def _rate_clause(clause: str, move: Move, end: str, following: str) -> tuple[str, float]:
    """Return the informative part of a clause, and its worth or 0. end: its separator. following: the next clause."""
    leading = _LEADING.match(clause)
    text = clause[leading.end() if leading else 0 :].strip()
    if plan := _PLAN.search(text):
        text = text[plan.end() :]
        return text, 0 if _STATEMENT.match(text) else 3 if _TASK.match(text) else 2
    if request := _REQUEST.search(text):
        return text[request.end() :], 3
    if _RESULT.search(clause):
        return "", 0
    if end.startswith(":") and "=" in following:
        return text, 2.5
    if _TASK.match(text):
        return text, 2.5
    if _QUESTION_WORD.match(text):
        return text, _QUESTION if end.startswith(("?", "？")) else 0
    if indirect := _INDIRECT_QUESTION.search(text):
        return text[indirect.start() :], 1
    if move == "backtracking":
        return "", 0
    if topic := _TOPIC.match(text):
        return topic[1], 0.75
    if move in _STATING and (UNSPACED.fullmatch(text) or (end.startswith(":") and text.count(" ") < _LABEL)):
        return text, 0.5
    return "", 0
