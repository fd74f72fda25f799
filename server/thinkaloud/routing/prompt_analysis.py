"""The analysis of a prompt: its words, the concepts in them, and the purpose of its text."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

from thinkaloud.routing.concepts import PHRASES, PROBLEMS, PROGRAMMING, TEXT_TASKS, WORKING_OUT
from thinkaloud.routing.forms import is_formula, list_forms
from thinkaloud.routing.normalization import find_asked, normalise_prompt
from thinkaloud.routing.own_words import own_words

_FIRST, _LAST = 240, 120
"""The number of tokens read at the beginning and the end. Only signs, or Chinese, have more."""

_OPENING, _CLOSING = 6, 24
"""The number of words in which a concept opens or closes a prompt."""

_CLOSING_ROOM = 300
"""Characters at the end that are searched for the last sentence."""

_TASK_OPENING = 12
"""The number of words at the beginning that may state a text task."""

_LONG = 40
"""The number of words from which the middle of a text is ignored: it speaks of this and that, as in news."""

_QUESTION_START = 4
"""The number of words at the beginning of a sentence in which a question word may stand."""

_words = json.loads((resources.files(__package__) / "question_words.json").read_text("utf-8"))
_QUESTION_WORDS = frozenset(_words["question words"])
_KINDS: Mapping[str, str] = {word: kind for kind, words in _words["kinds of questions"].items() for word in words}
"""The kind of question by its word; "many" after "how" takes precedence over "how"."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"(?:(?![{_CJK}])[^\W\d_])"
_TOKEN = re.compile(
    rf"[{_CJK}]|\d+(?:[.,:/]\d+)*|{_LETTER}+(?:['-]{_LETTER}+)*|\\[a-z]+|[-+=*/^<>≤≥≠∑√∫%$€£?:;{{}}\[\]()|…]"
)
_SENTENCE = re.compile(r"[.!?。！？\n:] ?")


@dataclass(frozen=True, slots=True)
class PromptAnalysis:
    """The result of the analysis."""

    tokens: list[str]
    counts: Mapping[str, int]
    """The number of occurrences of each concept in what is asked."""
    opening: set[str]
    """The concepts of its first words."""
    closing: set[str]
    """The concepts of its last sentence."""
    form: list[str]
    is_text_task: bool
    """Whether the prompt is to work on a text: to translate, summarise or write it."""
    numbers: int
    """The number of words that are numbers in digits."""
    question: tuple[str, int, int]
    """The kind of the question, and how many words and numbers stand beside it."""
    is_statement: bool
    """Whether it only makes statements, and asks for nothing."""


def analyse_prompt(prompt: str) -> PromptAnalysis:
    """Analyse a prompt, in time linear in the part that is scored."""
    text = normalise_prompt(own_words(prompt))
    tokens = tokenize(text)
    if len(tokens) > _FIRST + _LAST:
        tokens = tokens[:_FIRST] + tokens[-_LAST:]
    asked = find_asked(text)
    words = tokens if asked == text else tokenize(asked)
    concepts = _find_concepts(words)
    last = _find_last_sentence(asked, words)
    counts: dict[str, int] = {}
    for _, concept in concepts:
        counts[concept] = counts.get(concept, 0) + 1
    opening = {concept for at, concept in concepts if at < _OPENING}
    closing = {concept for at, concept in concepts if at >= last}
    form = list_forms(asked, words)
    is_text_task = _is_text_task([part for part in concepts if part[0] < _TASK_OPENING], closing)
    asking = counts.keys() if len(words) < _LONG else opening | closing
    is_statement = (
        not is_text_task
        and "?" not in asked
        and "？" not in asked
        and WORKING_OUT.isdisjoint(asking)
        and _QUESTION_WORDS.isdisjoint(words[:_QUESTION_START])  # a question may have lost its mark
        and _QUESTION_WORDS.isdisjoint(words[last : last + _QUESTION_START])
        and not any(_is_question(first, second) for first, second in pairwise(words[-_CLOSING:]))
        and not is_formula(form)
    )
    numbers = sum(map(str.isdigit, [token[0] for token in tokens]))
    question = _find_question(asked, len(tokens), numbers)
    return PromptAnalysis(tokens, counts, opening, closing, form, is_text_task, numbers, question, is_statement)


def tokenize(text: str) -> list[str]:
    """Return the words, numbers and signs of a normalised text; each Chinese or Japanese character is a word."""
    return _TOKEN.findall(text)


def _find_concepts(tokens: list[str]) -> list[tuple[int, str]]:
    """Return every concept, each with the index of the first word of its phrase."""
    found: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        node = PHRASES.following.get(token)
        after = at + 1
        while node is not None:
            found.extend((at, concept) for concept in node.concepts)
            node = node.following.get(tokens[after]) if after < len(tokens) else None
            after += 1
    return found


def _find_last_sentence(text: str, tokens: list[str]) -> int:
    """Return the index of the first word of the last sentence, or of its last words if it is long."""
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, len(text) - _CLOSING_ROOM), max(0, len(text) - 2))]
    words = len(tokenize(text[ends[-1] :])) if ends else len(tokens)
    return len(tokens) - min(_CLOSING, words)


def _find_question(text: str, words: int, numbers: int) -> tuple[str, int, int]:
    """Return the kind of the last question and how many words and numbers stand beside it.

    Without a question mark, the last sentence is taken for the question.
    """
    end = max(text.rfind("?"), text.rfind("？"))
    room = text[max(0, end - _CLOSING_ROOM) : end] if end >= 0 else text[-_CLOSING_ROOM:].rstrip(" .!。\n")
    ends = [found.end() for found in _SENTENCE.finditer(room)]
    question = tokenize(room[ends[-1] :] if ends else room)
    if end < 0:
        question = _cut_question(question)
    kind = "nothing"
    for at, word in enumerate(question):
        candidate = _KINDS.get(word)
        if candidate == "yes or no" and (at or end < 0) and word != "吗":
            continue  # such a word makes a yes-or-no question only in the first place
        if candidate is not None and (kind == "nothing" or (candidate == "how many" and kind == "how")):
            kind = candidate
        if at >= _QUESTION_START and kind != "nothing":
            break
    if kind == "nothing" and end >= 0:
        kind = "something else"
    return kind, max(0, words - len(question)), max(0, numbers - sum(word[0].isdigit() for word in question))


def _is_question(first: str, second: str) -> bool:
    """Whether these two words begin a question, as "what is" does."""
    return first in _QUESTION_WORDS and _KINDS.get(second) in ("yes or no", "how many")


def _cut_question(words: list[str]) -> list[str]:
    """Return the end of a sentence without a mark, from its last word for a number, or its last question word."""
    asking = [at for at, word in enumerate(words) if _KINDS.get(word, "yes or no") != "yes or no"]
    counting = [at for at in asking if _KINDS[words[at]] == "how many"]
    return words[(counting or asking or [0])[-1] :]


def _is_text_task(beginning: Sequence[tuple[int, str]], closing: set[str]) -> bool:
    """Whether a text task stands first, or last after a text: any problem in the prompt is then only its matter.

    "Translate: how many are left?" is to be translated, "Write a function that extracts ..." to be programmed.
    """
    task = min((at for at, concept in beginning if concept in TEXT_TASKS), default=None)
    problem = min((at for at, concept in beginning if concept in PROBLEMS), default=None)
    if task is not None and any(concept in PROGRAMMING for _, concept in beginning):
        return False
    if task is not None and (problem is None or task < problem):
        return True
    return problem is None and not closing.isdisjoint(TEXT_TASKS) and closing.isdisjoint(PROBLEMS)
