"""Wishes about the form or the length of an answer: "tl;dr please", "in one sentence", "nur die Antwort".

They say nothing of how hard a question is. A clause, sentence or paragraph at either end is one if all its words are
words of such wishes, in five languages; so no list of wishes is needed. The text is folded.
"""

import json
import re
from importlib import resources

_words = json.loads((resources.files(__package__) / "wish_words.json").read_text("utf-8"))
_FORM = frozenset(_words["form"])
_ALLOWED = _FORM | frozenset(_words["beside"])
_CHINESE = re.compile("|".join(_words["chinese"]))
_CHINESE_ALLOWED = frozenset(_words["chinese beside"]).union(*_words["chinese"])
_ALONE, _WHAT = frozenset(_words["alone"]), frozenset(_words["what alone"])

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:['-][^\W\d_\u3400-\u9fff]+)*|\d+")
_WORD = re.compile(r"\w")
_MOST = 24
"""Words of a wish."""
_FEW = 12
"""Words for each of which one may be of another kind."""
_ROOM = 200
"""Characters at each end that are searched for wishes."""
_ENDS = re.compile(r"(?<!tl);|[.!?。！？；:：,，、()\[\]\n]|\s[-–—]+\s|—")
_STARTS = re.compile(
    r"(?<=\s)(?:tl;?dr|answer|respond|reply|keep (?:it|your)|be (?:brief|concise|short|quick|as)"
    r"|no (?:explanation|need)|(?:just|only) the|give me"
    r"|explain (?:it|like)|one-?\s?word|format your|skip the|don't explain|use bullet"
    r"|please (?:answer|keep|be|respond|reply)|antworte|nur die|kurz|bitte (?:nur|kurz|antworte)|ohne erklärung|fasse"
    r"|répon|juste la|sois|sans explication|en (?:une|deux|un)|responde|contesta|solo la|sólo la|sé|sin|en pocas)\b"
    r"|(?<=[\u3400-\u9fff])(?:请|直接|只|用|简|回答|不)"
)
"""Where a wish may begin without a sign before it."""
_BEFORE_NOUN = frozenset(_words["before a noun"])
_UNITS = re.compile(
    r"\s*\d+\s*(?:\w*wor|sent|lin|para|bull|char|tok|mot|phras|lig|palab|frase|lín|wör|sätz|zeil|个|句|字|词)"
)
_ASKING = frozenset(_words["asking"])
_EDGES = " \t\n.,!?;:()[]-–—。，！？；：、*_\"'"


def is_wish(clause: str) -> bool:
    """Whether a folded clause is nothing but a wish about the form or the length of an answer."""
    words = _TOKEN.findall(clause)
    if not 0 < len(words) <= _MOST:
        return False
    if words[0].isdigit() and not _UNITS.match(clause):
        return False
    if clause.rstrip().endswith(("?", "？")) and words[0] not in _ASKING:
        return False
    if _is_chinese(words[0]) or _is_chinese(words[-1]):
        return (
            _CHINESE.search(clause) is not None
            and "多少" not in clause
            and all(word in _CHINESE_ALLOWED or word in _ALLOWED or word.isdigit() for word in words)
        )
    strange = sum(word not in _ALLOWED and not word.isdigit() for word in words)
    is_form = not _FORM.isdisjoint(words) or not (_ALONE.isdisjoint(words) or _WHAT.isdisjoint(words))
    return is_form and strange <= len(words) // _FEW


def _is_chinese(word: str) -> bool:
    return "\u3400" <= word[0] <= "\u9fff"


def cut_start(text: str) -> str:
    """Return a folded text without the wishes before all else in it."""
    for found in _ENDS.finditer(text, 0, min(len(text), _ROOM)):
        if is_wish(text[: found.end()]) and not _ALLOWED.issuperset(_TOKEN.findall(text, found.end())):
            return text[found.end() :].lstrip(_EDGES)
        if found[0] in "\n.!?。！？":
            break
    return text


def cut_end(text: str) -> str:
    """Return a folded text without the wishes behind all else in it."""
    room = max(0, len(text) - _ROOM)
    body = text.rstrip(_EDGES)
    for found in reversed([*_ENDS.finditer(body, room)]):
        if is_wish(text[found.end() :]) and _WORD.search(text, 0, found.start()):
            kept = found[0] if found[0] in ".!?。！？" else ""
            return text[: found.start()].rstrip(_EDGES[:3]) + kept
        if found[0] in "\n.!?。！？":
            break
    for found in _STARTS.finditer(text, room):
        before = _TOKEN.findall(text, max(0, found.start() - 20), found.start())
        if before and before[-1] not in _BEFORE_NOUN and is_wish(text[found.start() :]):
            return text[: found.start()].rstrip()
    return text
