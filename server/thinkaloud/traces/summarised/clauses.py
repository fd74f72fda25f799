"""The clauses of a step, and how much each tells: a plan or a thing done most, then a question, then a statement.

What was found tells nothing here, for it must not be shown: a result may be in words, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thinkaloud.events import Move
from thinkaloud.traces.summarised.words import UNSPACED


@dataclass(slots=True, frozen=True)
class Clause:
    """The part of a clause that tells.

    worth: from 0.5, a statement, to 3, a plan. place: of the clause in its step. asked: whether it is a whole question.
    """

    text: str
    worth: float
    place: int
    asked: bool


_QUESTION = 2
"""What a question is worth."""
_STATING: frozenset[Move] = frozenset({"setting up", "considering"})
"""Where even a label or a short statement tells what is thought about; elsewhere it is likely to be a result."""

_FENCED = re.compile(r"```[^`]*(?:```|\Z)")
_CODE = re.compile(r"\s*(?:def|class|return|import|print|raise|assert|elif|else|while|const|var|function|for \w+ in)\b")
_LEAF = re.compile(
    r"([.!?。！？]+(?=[\s\"'”’)*]|\Z|[^\x00-\x7f])|[;,，；、\n]+|[:：](?=[\s*]|\Z|[^\x00-\x7f])|\s[-–—]+\s|[—()])"
)

_LEADING = re.compile(
    r"\W*+(?:(?:okay|ok|alright|well|h+m+|so|and|but|now|wait|hold on|right|oh|ah|yes|actually|maybe|perhaps|just|then"
    r"|next|again|also|alternatively|however|instead|overall|in fact|of course|i think|i guess|i mean|or|because|since"
    r"|usually|for example|for instance|similarly|additionally|moreover|to (?=\w)"
    r"|first(?=\W*\Z|\W+(?:i|we|let|check|look|find|read)\b))\b\W*)+",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:let(?:['’]s| us| me)|(?:i|we|you)(?:(?:['’]ll| will| should| need to| must| have to| want to| can"
    r"| could| might)"
    r"|(?:['’]d| would) (?:like|need) to|(?: am|['’]m| are|['’]re) (?:going|asked) to)"
    r"|(?:goal|task|next step|plan|idea|question|job) is to|(?:need|have|try|remember) to|how about|what about)\s+"
    r"(?:(?:also|just|now|first|then|quickly|actually|maybe|probably|again|instead|go ahead and|try to)\s+)*",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:(?:double[- ]|re-?)?check|verify|confirm|test|compare|compute|calculate|find|figure out|work out|count"
    r"|add|subtract"
    r"|multiply|divide|solve|simplify|suppose|assume|consider|try|look|read|re-?read|think|understand|use|start"
    r"|write|define"
    r"|list|explain|recall|make|rule out|go (?:over|through|back)|break|convert|estimate|decide|denote|draw|put"
    r"|substitute"
    r"|expand|factor|apply|plan|translate|parse|plug|sort|split|keep|choose|pick|outline|summari[sz]e|mention"
    r"|avoid|prove"
    r"|express|treat|rewrite|rephrase|fix|trace|examine|address|cover|include|focus|build|structure|handle|organi[sz]e"
    r"|book|schedule|replace|reconsider|revisit|redo|weigh|checking|verifying|comparing|considering|using"
    r"|multiplying|adding"
    r"|subtracting|dividing|substituting|solving|looking|thinking|counting|starting|assuming|supposing|finding"
    r"|expanding"
    r"|simplifying|converting|trying|reading|putting)\b(?! (?:that|is|are|was)\b)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:users?|question|problem|task|they|he|she)\s+(?:wants?|asks?|is asking|needs?|would like"
    r"|has(?= an?\b)|is(?= whether\b))\s+"
    r"(?:(?:me|us)\s+)?(?:(?:to|for|about)\s+)?",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?!(?:it|its|they|this|that|those|these|there|here|i|we|you|he|she|one|what|if|though|although|as|which"
    r"|both|each|all"
    r"|some|many|no|none|nothing|everything|says?|das|es|sie|er|dies|hier|da)\b)(?!.*\bsa(?:ys"
    r"|id)\b)((?:[^\s]{1,24}\s){1,5}?)"
    r"(?:is|are|was|were|has|have|had|can|could|may|might|will|would|should|does|do|did|isn['’]t|aren['’]t"
    r"|doesn['’]t|ist|sind|war|hat"
    r"|haben|kann|muss|wird|wäre)\b",
    re.IGNORECASE,
)
"""What a statement is about: the words in front of its verb. What it says of it may be what was found."""
_LABEL = 3
"""The most words of a label."""
_STATES = re.compile(r"(?:see|say|get|note|notice|conclude|tell|guess|have|be|observe|\w+ that)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:how|what|which|who|whether|why|where|when|does|do|is|are|can|could|should|did|will|would)\b", re.IGNORECASE
)
_WONDERING = re.compile(r"\b(?:whether|how (?:many|much|long|to)|why)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:therefore|thus|hence|answer|results?|equals?|equal|gives?|gave|giving|comes? (?:out|to)|turns? out"
    r"|must be|which (?:is"
    r"|means|gives)|that (?:is|means)|totals|leaves|makes|yields?|so|implies|conclu\w+|finally|also ist|daher"
    r"|deshalb|somit"
    r"|folglich|ergibt|ergebnis|antwort|lösung|donc|réponse|résultat|respuesta|resultado|entonces)\b|=|\\boxed"
    r"|所以|因此|答案|结果|等于|得到|就是",
    re.IGNORECASE,
)


def clauses(step: str, move: Move) -> Iterator[Clause]:
    """The clauses of `step`, whose move is `move`, that tell something. Code in a fence is none."""
    leaves = _LEAF.split(_FENCED.sub("\n", step))
    for place in range(0, len(leaves), 2):
        leaf, end, following = [*leaves[place : place + 3], "", ""][:3]
        if _CODE.match(leaf):
            continue
        text, worth = _telling(leaf, move, end, following)
        if worth and not _FOUND.search(text):
            small = _DOING.match(text) or _ASKING.match(text)
            asked = small is not None and end.startswith(("?", "？")) and worth == _QUESTION
            yield Clause(text[:1].lower() + text[1:] if small else text, worth, place // 2, asked)


def _telling(leaf: str, move: Move, end: str, following: str) -> tuple[str, float]:
    """The part of a clause that tells, and its worth (0: none). end: what it ends with; following: the next clause."""
    leading = _LEADING.match(leaf)
    clause = leaf[leading.end() if leading else 0 :].strip()
    if plan := _PLAN.search(clause):
        clause = clause[plan.end() :]
        return clause, 0 if _STATES.match(clause) else 3 if _DOING.match(clause) else 2
    if wish := _WISH.search(clause):
        return clause[wish.end() :], 3
    if _FOUND.search(leaf):
        return "", 0
    if end.startswith(":") and "=" in following:
        return clause, 2.5
    if _DOING.match(clause):
        return clause, 2.5
    if _ASKING.match(clause):
        return clause, _QUESTION if end.startswith(("?", "？")) else 0
    if wondering := _WONDERING.search(clause):
        return clause[wondering.start() :], 1
    if move == "backtracking":
        return "", 0
    if topic := _TOPIC.match(clause):
        return topic[1], 0.75
    if move in _STATING and (UNSPACED.fullmatch(clause) or (end.startswith(":") and clause.count(" ") < _LABEL)):
        return clause, 0.5
    return "", 0
