"""Conversations written out in one prompt: "Human: ... Assistant: ... Human: ...". The human's last turn asks.

They are told by their form: lines begin with two names in turn, of which one is the human's, and the model is to speak
next. Worked examples, "Q: ... A: ... Q: ... A:", are of this form too.
"""

import re
from itertools import pairwise

from thinkaloud.routing.block_names import kind_of_heading
from thinkaloud.routing.follow_ups import opens_as_follow_up

_NAME = re.compile(
    r"^[ \t>]{0,4}(?:#{1,6} ?|\*\*)?([^\W\d_][\w -]{0,24}?)(?:\*\*)? ?[:：](?:\*\*)?(?=\s|$|(?<=：))", re.MULTILINE
)
_OPENED = re.compile(r"<\|[^|\n]{1,30}\|>(system|user|human|assistant|model)(?:<\|[^|\n]{1,30}\|>)?\s", re.IGNORECASE)
_CONTROL = re.compile(r"<\|[^|\n]{1,30}\|>")
_PREAMBLE = re.compile(r"\s*(?:you are|you're|the following (?:is|are)|this is|below is|here is|an?)\s", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEW = 3
"""Words of a turn that says nothing by itself; twice as many where it begins with "and" or the like."""


def read_transcript(text: str) -> str:
    """Return the human's last turn, with those before it that it goes on with; `text` if it is no conversation.

    Words before the conversation stay, and then the turn's name too, unless they introduce the conversation.
    """
    if "<|" in text:
        text = _CONTROL.sub("", _OPENED.sub(r"\n\1:\n", text)).strip()
    marks = [*_NAME.finditer(text)]
    human = next((mark[1] for mark in marks if kind_of_heading(mark[1]) == "human"), None)
    others = [mark[1] for mark in marks if mark[1] != human]
    other = next((name for name in others if kind_of_heading(name) == "answer"), next(iter(others), None))
    spoken = [mark for mark in marks if mark[1] in (human, other)]
    if human is None or len(spoken) < 2 or any(one[1] == two[1] for one, two in pairwise(spoken)):
        return text
    ends = [*(mark.start() for mark in spoken[1:]), len(text)]
    turns = [(mark[1], text[mark.end() : end].strip()) for mark, end in zip(spoken, ends, strict=True)]
    if turns[-1][0] == other and _WORD.search(turns[-1][1]):  # the model has spoken last
        return text
    said = [words for name, words in turns if name == human]
    at = len(said) - 1
    while at > 0 and len(_WORD.findall(said[at])) <= _FEW * (1 + opens_as_follow_up(said[at])):
        at -= 1
    words = "\n".join(said[at:])
    before = text[: spoken[0].start()]
    is_about_it = _PREAMBLE.match(before) or kind_of_heading(marks[0][1]) == "program"
    return words if is_about_it or not before.strip() else f"{before.rstrip()}\n\n{human}: {words}"
