"""Normalisation of a prompt before it is scored: folded, without greetings, thanks and polite phrases, and clipped.

A prompt means the same in capitals, with polite phrases or with blank lines, and whatever form or length is wished for
its answer. Of a long prompt only the beginning and the end are read, where the question stands, and near them the last
question and the last paragraph. A paragraph that asks between two documents is read in place of the end.
"""

import re

from thinkaloud.routing import preambles, wishes
from thinkaloud.routing.asking import find_asking

HEAD, TAIL = 600, 300
"""Characters of the beginning and of the end that are scored."""

_ROOM = 3
"""How many times longer the parts are before they are folded: greetings and white space are removed first."""

_PIECE = 150
"""The most characters of the last question, or of the last paragraph, that are scored where they stand further in."""

GAP = "\n…\n"
"""Replaces what is left out."""

CUT = "\n… "
"""Replaces what is left out before an end that begins anywhere in its paragraph."""

_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_LINES = re.compile(r" ?\n[ \n]*")
_SENTENCE = re.compile(r"[.!?。！？\n] ?")
_PLAIN = (
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("¿", " "), ("¡", " ")),
    ("…", "..."),  # none but those of gaps
)
"""Variants of signs. A table for `translate` would take several times as long."""


_GREETING = re.compile(
    r"(?:hi|hii+|hello|hey|heya|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|dear|hallo"
    r"|guten (?:tag|morgen|abend)"
    r"|moin|servus|bonjour|bonsoir|salut|coucou|hola|buenas|buenos días|buenas (?:tardes|noches)|ciao|olá|你好"
    r"|您好|嗨|哈喽|早上好|下午好|晚上好)"
    r"(?:,? (?:there|all|everyone|everybody|again|assistant|chatgpt|ai|bot|friend|team|folks|guys|zusammen"
    r"|tout le monde|todos|à tous))?"
    r"(?=[,.!:;。，！\s]|$)[,.!:;。，！\s]*"
)
_OPENING = re.compile(
    r"(?:please|pls|plz|kindly|ok(?:ay)?,? so|so,|well,|quick question|question:|excuse me|sorry to bother you"
    r"|here is (?:my|a) question|help me(?: to| with)?"
    r"|(?:could|can|would|will) you(?: please| kindly| maybe| possibly| also)*(?: help me(?: to| with"
    r"| out with)?)?(?! be\b| speak\b| swim\b| feel\b| do\b)"
    r"|would you mind|i(?: would|'d)(?: really)? (?:like|love|appreciate it if"
    r"|be grateful if)(?: for)?(?: you)?(?: to| could)?"
    r"|i was wondering (?:if|whether) you (?:could|can)|i (?:need|want)(?: you to| your help with| help with"
    r"| some help with)"
    r"|i have a(?: quick)? question(?: for you)?|bitte|(?:kannst|könntest) du(?: mir| bitte| helfen)*|(?:können"
    r"|könnten) sie(?: mir| bitte| helfen)*"
    r"|s'il (?:te|vous) pla[iî]t|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|por favor|(?:puedes|podrías|puede"
    r"|podría)(?: ayudarme (?:a|con))?|per favore"
    r"|请问|请你|请您|请帮我|请|麻烦你|麻烦您|麻烦|帮我|能不能帮我|可以帮我|能帮我)"
    r"(?=[,.!:;。，！\s]|$|(?<=[\u3400-\u9fff]))[,.!:;。，！\s]*"
)
_CLOSING = re.compile(
    r"(?:[\s,.!。，！]|^)(?:please|pls|plz|(?:many )?thanks?(?: you| u)?(?: so much| very much| a lot| a million"
    r"| in advance)*|thx|ty|cheers"
    r"|i(?:'d| would) (?:really )?appreciate (?:it|your help)|have a (?:nice|great|good) (?:day|one)|bitte"
    r"|(?:vielen |besten |herzlichen )?dank(?:e)?(?: schön| im voraus| sehr)?"
    r"|merci(?: beaucoup| d'avance| bien)*|s'il (?:te|vous) pla[iî]t|(?:muchas )?gracias(?: de antemano"
    r"| por adelantado)?|por favor|grazie(?: mille)?|obrigad[oa]"
    r"|谢谢你?|谢谢您|多谢|感谢)[\s,.!:)。，！😊🙏]*$"
)
_WRAPS = 4
"""The most greetings and polite phrases removed at each end: "Hi! Good morning, please could you ..."."""

_CLOSING_ROOM = 100
"""Characters at the end that are searched for a closing phrase."""


def fold(text: str) -> str:
    """Return `text` case-folded, with plain quotation marks, single spaces and no blank lines."""
    text = text.casefold()
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _unwrap_start(text: str) -> str:
    for _ in range(_WRAPS):
        found = _GREETING.match(text) or _OPENING.match(text)
        rest = text[found.end() :] if found is not None else preambles.cut_start(wishes.cut_start(text))
        if len(rest) == len(text):
            break
        text = rest
    return text


def _unwrap_end(text: str) -> str:
    for _ in range(_WRAPS):
        found = _CLOSING.search(text, max(0, len(text) - _CLOSING_ROOM))
        if found is None:
            rest = wishes.cut_end(preambles.cut_end(text))
        else:
            kept = text[found.start()] if text[found.start() :][:1] in (".", "!", "。", "！") else ""
            rest = (text[: found.start()] + kept).rstrip()
        if len(rest) == len(text):
            break
        text = rest
    return text


def split_ends(text: str) -> tuple[str, str] | None:
    """Return the beginning and the end of `text`; None if it is short enough to be read whole."""
    if len(text) <= _ROOM * (HEAD + TAIL):
        return None
    return text[: _ROOM * HEAD], text[-_ROOM * TAIL :]


def clip(text: str) -> str:
    """Return `text` without what no decision reads of its middle."""
    if (ends := split_ends(text)) is None:
        return text
    beginning, end = ends
    asking = find_asking(text)
    return GAP.join((beginning, end) if asking is None else (beginning, asking, end))


def normalise_prompt(text: str) -> str:
    """Return the scored form of `text`: at most `HEAD + TAIL` characters and `GAP`, in time linear in them alone."""
    if (ends := split_ends(text)) is not None:
        whole = _unwrap_start(fold(ends[0])) + GAP + _unwrap_end(fold(ends[1]))
    else:
        whole = _unwrap_end(_unwrap_start(fold(text)))
        if len(whole) <= HEAD + TAIL:
            return whole
    if (asking := find_asking(text)) is not None:
        return whole[:HEAD] + GAP + _unwrap_end(_unwrap_start(fold(asking)))[:TAIL]
    between = "".join(GAP + piece for piece in _asked_between(whole))
    return whole[: HEAD - len(between)] + between + CUT + whole[-TAIL:]


def find_asked(text: str) -> str:
    """Return what is asked in a normalised text that is cut, without the document that it is about.

    That is a short first and a short last line, and what was read between them; all of the text if there is none of
    these, or if nothing was cut.
    """
    if GAP[1] not in text:
        return text
    asked: list[str] = []
    is_asked = False
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.startswith(GAP[1]):
            is_asked = line == GAP[1]
        elif is_asked or (at in (0, len(lines) - 1) and len(line) <= TAIL):
            asked.append(line)
    return "\n".join(asked) or text


def _asked_between(text: str) -> list[str]:
    """Return the last question and the beginning of the last paragraph, each if it stands between head and tail."""
    end = len(text) - TAIL
    found = set()
    if (asked := max(text.rfind("?", HEAD), text.rfind("？", HEAD))) < end and asked > 0:
        starts = [match.end() for match in _SENTENCE.finditer(text, max(0, asked - _PIECE), asked)]
        found.add((max(starts[-1] if starts else 0, asked + 1 - _PIECE), asked + 1))
    paragraph = text.rfind("\n", 0, len(text) - 1) + 1
    if HEAD < paragraph < end and not text.endswith(GAP, 0, paragraph):
        found.add((paragraph, min(paragraph + _PIECE, end)))
    return [text[start:stop] for start, stop in sorted(found)]
