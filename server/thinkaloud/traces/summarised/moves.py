"""The move of a step of a trace: what the step does, by the words that open it or occur in it.

The words are English and some Chinese, in which nearly all models think. A step in another language is classified by
its signs (an equation is computing), and else as considering.
"""

import re
from collections.abc import Mapping

from thinkaloud.events import Move

_FILLERS = r"(?:(?:(?:okay|ok|alright|well|h+m+|so|and|now|yes|right|oh|ah)\b|嗯|好的?|那么|那)[,.!… ，。]*)*"
_LET = (
    r"(?:let(?:'s|’s| me| us)|i(?:'ll|’ll| should| need to| will| can| could)|we (?:can|should|need to|could|have to))"
)

_OPENING: Mapping[Move, str] = {
    "backtracking": r"no[,.!]|not so|that(?:'s|’s| is| was) (?:wrong|not)"
    r"|(?:this|that|it) (?:does|do|did|can)(?:n't|n’t|not| not)"
    r"|(?:wait, )?(?:i (?:made|was wrong)|oops|scratch that)|what does not fit"
    r"|but (?:that|this|then)\b.*\b(?:contradict|wrong|not)|不对|不行|错了",
    "trying another way": r"alternative|another (?:way|approach|idea|option)|instead\b|start(?:ing)? over|again[,:]"
    rf"|(?:wait, )?(?:{_LET} |maybe )(?:also )?(?:instead )?(?:try(?! to \w)|start over|read (?:it |that )?again)"
    r"|suppose instead|what if|or (?:maybe|perhaps)|a different|on the other hand|另一种|另外|或者|换一种|换个",
    "checking": rf"(?:but )?wait|hold on|(?:{_LET} )?(?:just )?(?:also )?(?:quickly )?(?:double[- ])?"
    r"(?:check|verify|confirm|test|re-?read|re-?check|make sure|go (?:back|over)|plug|see if)"
    r"|to (?:double-)?(?:check|verify|be sure)|(?:does|do|is) (?:it|this|that) (?:fit|right|correct|work)"
    r"|等等|等一下|检查|验证|再看|再检查",
    "concluding": r"therefore|thus\b|hence\b|in conclusion|finally|(?:so )?the (?:final )?answer|in summary|to sum up"
    r"|putting (?:it|this) (?:all )?together|(?:i think )?i(?:'m|’m| am) (?:now )?(?:confident|sure|done|ready)"
    r"|everything fits|considering the limited time|所以答案|因此答案|综上|答案",
    "computing": rf"(?:{_LET} )?(?:compute|calculate|work out|multiply|add|subtract|divide|simplify|expand|solve"
    r"|substitut|factor)|(?:then|next|first)[, ].*[=+*/×÷]"
    r"|multiplying|adding|subtracting|dividing|substituting|solving|计算|代入",
    "setting up": r"first[, ]|the (?:question|problem|task|user) (?:is|asks|wants|says|has|needs)"
    r"|we(?:'re|’re| are) (?:given|asked)"
    r"|given|find\b|首先|题目|用户问|已知"
    r"|let(?:'s|’s| us)? (?:denote|define|call|say|[a-z] (?:be|=))"
    r"|let me (?:think|understand|see|read|parse|break|start)",
}
"""Patterns of the beginning of a sentence, after fillers such as "okay, so", in the order in which they are tried."""

_WITHIN: Mapping[Move, str] = {
    "backtracking": r"\b(?:that(?:'s|’s| is) (?:wrong|impossible|not (?:right|possible))|contradict"
    r"|made (?:a|an) (?:mistake|error)|does(?:n't|n’t| not) (?:fit|work|match|add up|come out)|dead end|ruled? out)",
    "concluding": r"\\boxed|\bfinal answer\b|\bthe answer (?:is|must be)\b|答案是",
    "checking": r"\b(?:double[- ]check|verif(?:y|ies)|let me check|check(?:s|ing)? (?:that|whether|if|out)"
    r"|this fits|that fits)|验证|检查",
    "trying another way": r"\b(?:another (?:way|approach)|alternatively|a different (?:way|approach))",
    "computing": r"\d\s?[-+*/×÷=^]\s?[\d(]|=\s?[-\d(]|[-+*/^]\s?\w{1,20}\s?="
    r"|\b(?:multipl|subtract|divid|comput|calculat)\w+",
}

_MOVES = tuple(_OPENING)
_OPENING_PATTERN = re.compile(
    rf"\W*+{_FILLERS}(?:{'|'.join(f'({pattern})' for pattern in _OPENING.values())})", re.IGNORECASE
)
"""One group per move."""
_WITHIN_PATTERNS = tuple((move, re.compile(pattern, re.IGNORECASE)) for move, pattern in _WITHIN.items())
_OPENING_LENGTH = 120
"""Characters of a sentence that are searched for an opening."""


def match_opening(sentence: str) -> Move | None:
    """Return the move that the first words of `sentence` announce, or None."""
    match = _OPENING_PATTERN.match(sentence, 0, _OPENING_LENGTH)
    return _MOVES[match.lastindex - 1] if match and match.lastindex else None


def classify_move(step: str, *, first: bool = False) -> Move:
    """Return the move of a step. first: whether it opens the trace, where the default is to set up."""
    if (move := match_opening(step)) is not None:
        return move
    for move, pattern in _WITHIN_PATTERNS:
        if pattern.search(step):
            return move
    return "setting up" if first else "considering"
