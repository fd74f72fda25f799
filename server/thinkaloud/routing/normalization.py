"""Normalisation of a prompt before it is scored: folded, without greetings, thanks and polite phrases, and clipped.

A prompt means the same in capitals, with polite phrases or with blank lines. Of a long prompt only the beginning and
the end are read, where the question stands.
"""

import re

HEAD, TAIL = 600, 300
"""Characters of the beginning and of the end that are scored."""

_ROOM = 3
"""How many times longer the parts are before they are folded: greetings and white space are removed first."""

GAP = "\n…\n"
"""Replaces what is left out."""

_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_LINES = re.compile(r" ?\n[ \n]*")
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("¿", " "), ("¡", " "))
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
_FORM_OF_ANSWER = re.compile(
    r"(?:(?<=[.!?:。?！\n])|(?<=[.!?:。?！] )|(?<=[一-鿿]))"
    r"(?:(?:just |only |simply )?(?:answer|reply|respond)\b(?! the\b| this\b| these\b)[^.!?:\n]{0,60}"
    r"|(?:please )?(?:be|keep it|keep your answer|make it) (?:very )?(?:brief|short|concise|simple)"
    r"|(?:just |only )?(?:give|tell|write|output|return|state)(?: me)?(?: just| only) [^.!?:\n]{0,40}"
    r"|no (?:explanations?|need to explain|preamble)[^.!?:\n]{0,20}|(?:a )?short answer[^.!?:\n]{0,20}"
    r"|(?:in|with) (?:one|a single|1) (?:word|sentence|number)|(?:antworte|antworten sie)\b[^.!?:\n]{0,50}"
    r"|nur die antwort|(?:réponds|répondez)\b[^.!?:\n]{0,50}"
    r"|(?:responde|contesta)\b[^.!?:\n]{0,50}|(?:用一个词|用一句话|简短|直接|只用)[^。!?:\n]{0,12}(?:回答|答案)"
    r"|只(?:给出|要)答案)[.!。]? ?$"
)
"""A request for a form of the answer at the end, as in "Answer in one word.", which does not change the question."""

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
        if found is None or not found.end():
            break
        text = text[found.end() :]
    return text


def _unwrap_end(text: str) -> str:
    for _ in range(_WRAPS):
        room = max(0, len(text) - _CLOSING_ROOM)
        found = _CLOSING.search(text, room) or _FORM_OF_ANSWER.search(text, room)
        if found is None:
            break
        kept = text[found.start()] if text[found.start() :][:1] in (".", "!", "。", "！") else ""
        text = (text[: found.start()] + kept).rstrip()
    return text


def split_ends(text: str) -> tuple[str, str] | None:
    """Return the beginning and the end of `text`; None if it is short enough to be read whole."""
    if len(text) <= _ROOM * (HEAD + TAIL):
        return None
    return text[: _ROOM * HEAD], text[-_ROOM * TAIL :]


def clip(text: str) -> str:
    """Return `text` without the middle that no decision reads."""
    return GAP.join(split_ends(text) or (text,))


def normalise_prompt(text: str) -> str:
    """Return the scored form of `text`: at most `HEAD + TAIL` characters and `GAP`, in time linear in them alone."""
    if (ends := split_ends(text)) is not None:
        head, tail = _unwrap_start(fold(ends[0])), _unwrap_end(fold(ends[1]))
    else:
        head = tail = _unwrap_end(_unwrap_start(fold(text)))
        if len(head) <= HEAD + TAIL:
            return head
    return head[:HEAD] + GAP + tail[-TAIL:]
