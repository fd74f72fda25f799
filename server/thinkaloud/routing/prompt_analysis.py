"""A prompt as it is read: its words, the concepts in them, and what its text is there for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thinkaloud.routing.concepts import PHRASES, PROBLEMS, PROGRAMMING, TEXT_TASKS, WORKING_OUT
from thinkaloud.routing.forms import is_formula, list_forms
from thinkaloud.routing.normalization import normalise_prompt

_FIRST, _LAST = 240, 120
"""How many words are read at the beginning and the end. More than that are only signs, or Chinese."""

_OPENING, _CLOSING = 6, 24
"""Words in which a concept opens or closes a prompt."""

_CLOSING_ROOM = 300
"""Characters at the end in which the last sentence is looked for."""

_TASK_OPENING = 12
"""Words at the beginning in which a text task is told."""

_LONG = 40
"""Words from which a text speaks of this and that in its middle, as the news do."""

_ASKED = 4
"""Words at the beginning of a sentence among which one that asks stands."""

_QUESTIONS = frozenset(
    ("what", "who", "whom", "whose", "when", "where", "why", "how", "which", "wer", "was", "wann", "wo", "warum",
     "wieso", "wie", "welche", "welcher", "welches", "qui", "que", "quoi", "quel", "quelle", "quels", "quelles",
     "quand", "où", "pourquoi", "comment", "combien", "qué", "quién", "cuándo", "dónde", "cómo", "cuál",
     "cuáles", "cuánto", "cuántos", "cuántas", "chi", "cosa", "quando", "dove", "come", "谁", "哪", "怎", "吗", "什",
     "几")
)  # fmt: skip

_ASKED_BY: Mapping[str, str] = {
    "what is wanted": "what was que quoi qué cosa 什",
    "which": "which welche welcher welches welchen quel quelle quels quelles cuál cuáles 哪",
    "who": "who whom whose wer wem wen wessen qui quién quiénes chi 谁",
    "when": "when wann quand cuándo quando",
    "where": "where wo wohin woher où dónde dove",
    "why": "why warum wieso weshalb pourquoi",
    "how": "how wie comment cómo come 怎",
    "how many": "many much viele viel wieviel combien cuántos cuántas cuánto cuánta 多 几",
    "yes or no": "is are was were am do does did can could will would should has have had may might must ist sind war"
    " hat haben kann können darf est sont était peut peux es son era fue puede 吗",
}
_WAYS = {word: way for way, words in _ASKED_BY.items() for word in words.split()}
"""By what word is asked in which way; "many" behind "how" counts more than "how"."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"(?:(?![{_CJK}])[^\W\d_])"
_TOKEN = re.compile(
    rf"[{_CJK}]|\d+(?:[.,:/]\d+)*|{_LETTER}+(?:['-]{_LETTER}+)*|\\[a-z]+|[-+=*/^<>≤≥≠∑√∫%$€£?:;{{}}\[\]()|…]"
)
_SENTENCE = re.compile(r"[.!?。！？\n:] ?")


@dataclass(frozen=True, slots=True)
class PromptAnalysis:
    """What there is to see in a prompt."""

    tokens: list[str]
    counts: Mapping[str, int]
    """How often each concept is there."""
    opening: set[str]
    """The concepts of the first words."""
    closing: set[str]
    """Those of the last sentence."""
    form: list[str]
    is_text_task: bool
    """Whether the text is there to be worked on: to be translated, summed up, written."""
    numbers: int
    """How many of the words are numbers in digits."""
    question: tuple[str, int, int]
    """In which way something is asked, and how many words and numbers stand beside the question."""
    is_statement: bool
    """Whether it only tells something and asks for nothing."""


def analyse_prompt(prompt: str) -> PromptAnalysis:
    """The prompt as it is read, in time linear in what is scored of it."""
    text = normalise_prompt(prompt)
    tokens = tokens_of(text)
    if len(tokens) > _FIRST + _LAST:
        tokens = tokens[:_FIRST] + tokens[-_LAST:]
    concepts = _concepts(tokens)
    last = _last_sentence(text, tokens)
    counts: dict[str, int] = {}
    for _, concept in concepts:
        counts[concept] = counts.get(concept, 0) + 1
    opening = {concept for at, concept in concepts if at < _OPENING}
    closing = {concept for at, concept in concepts if at >= last}
    form = list_forms(text, tokens)
    matter = _to_work_on([part for part in concepts if part[0] < _TASK_OPENING], closing)
    asking = counts.keys() if len(tokens) < _LONG else opening | closing
    told = (
        not matter
        and "?" not in text
        and "？" not in text
        and WORKING_OUT.isdisjoint(asking)
        and _QUESTIONS.isdisjoint(tokens[:_ASKED])  # a question may have lost its mark
        and _QUESTIONS.isdisjoint(tokens[last : last + _ASKED])
        and not any(_is_asked(first, second) for first, second in pairwise(tokens[-_CLOSING:]))
        and not is_formula(form)
    )
    numbers = sum(map(str.isdigit, [token[0] for token in tokens]))
    asked = _asked(text, len(tokens), numbers)
    return PromptAnalysis(tokens, counts, opening, closing, form, matter, numbers, asked, told)


def tokens_of(text: str) -> list[str]:
    """The words, numbers and signs of a normalised text; each character of Chinese or Japanese is a word."""
    return _TOKEN.findall(text)


def _concepts(tokens: list[str]) -> list[tuple[int, str]]:
    """Every concept, with the place of the word that its phrase begins with."""
    found: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        node = PHRASES.following.get(token)
        after = at + 1
        while node is not None:
            found.extend((at, concept) for concept in node.concepts)
            node = node.following.get(tokens[after]) if after < len(tokens) else None
            after += 1
    return found


def _last_sentence(text: str, tokens: list[str]) -> int:
    """The place of the word with which the last sentence begins, or its last words where it is long."""
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, len(text) - _CLOSING_ROOM), max(0, len(text) - 2))]
    words = len(tokens_of(text[ends[-1] :])) if ends else len(tokens)
    return len(tokens) - min(_CLOSING, words)


def _asked(text: str, words: int, numbers: int) -> tuple[str, int, int]:
    """The way of the last question, or of the last sentence where none has a mark; what else there is."""
    end = max(text.rfind("?"), text.rfind("？"))
    room = text[max(0, end - _CLOSING_ROOM) : end] if end >= 0 else text[-_CLOSING_ROOM:].rstrip(" .!。\n")
    ends = [found.end() for found in _SENTENCE.finditer(room)]
    question = tokens_of(room[ends[-1] :] if ends else room)
    if end < 0:
        question = _last_question(question)
    way = "nothing"
    for at, word in enumerate(question):
        found = _WAYS.get(word)
        if found == "yes or no" and (at or end < 0) and word != "吗":
            continue  # only where it stands first is it a question of yes or no
        if found is not None and (way == "nothing" or (found == "how many" and way == "how")):
            way = found
        if at >= _ASKED and way != "nothing":
            break
    if way == "nothing" and end >= 0:
        way = "something else"
    return way, max(0, words - len(question)), max(0, numbers - sum(word[0].isdigit() for word in question))


def _is_asked(first: str, second: str) -> bool:
    """Whether these two words begin a question, as "what is" does."""
    return first in _QUESTIONS and _WAYS.get(second) in ("yes or no", "how many")


def _last_question(words: list[str]) -> list[str]:
    """From the word on that asks for a number, or else from the last that asks: for what has lost its marks."""
    asking = [at for at, word in enumerate(words) if _WAYS.get(word, "yes or no") != "yes or no"]
    counting = [at for at in asking if _WAYS[words[at]] == "how many"]
    return words[(counting or asking or [0])[-1] :]


def _to_work_on(beginning: Sequence[tuple[int, str]], closing: set[str]) -> bool:
    """Whether a text task stands first, or last behind a text: then what is told of a problem is only its matter.

    "Translate: how many are left?" is to be translated, "Write a function that extracts ..." to be programmed.
    """
    task = min((at for at, concept in beginning if concept in TEXT_TASKS), default=None)
    problem = min((at for at, concept in beginning if concept in PROBLEMS), default=None)
    if task is not None and any(concept in PROGRAMMING for _, concept in beginning):
        return False
    if task is not None and (problem is None or task < problem):
        return True
    return problem is None and not closing.isdisjoint(TEXT_TASKS) and closing.isdisjoint(PROBLEMS)
