"""What an upstream's finish reason means.

Servers and gateways have many words for few ends. Only a word that is known to say so is an end by the model itself.
Any other is "abort", which the caller sees as `length`: an answer that may be cut must never look whole.
"""

import re
from typing import Any, Literal, TypeAlias

from thinkaloud.events import FinishReason

End: TypeAlias = FinishReason | Literal["error"]

_WORDS: dict[End | None, str] = {
    "stop": "stop stopsequence stopstring stopstringfound stopword stoptoken word eos eostoken eosfound endoftext "
    "endturn endofturn complete completed normal",
    "length": "length limit maxtoken maxtokens maxlength maxnewtokens maxoutputtokens maxcompletiontokens "
    "maxpredictedtokensreached tokenlimit timelimit errorlimit modellength contextlength contextlengthreached "
    "contextlengthexceeded contextwindowexceeded modelcontextwindowexceeded incomplete truncated",
    "tool_calls": "toolcalls toolcall tooluse functioncall functioncalls",
    "content_filter": "contentfilter contentfiltered safety imagesafety sensitive recitation blocklist blocked spii "
    "prohibitedcontent guardrailintervened errortoxic refusal",
    "error": "error failed networkerror servererror internalerror",
    None: "null none undefined unspecified notfinished inprogress",
}
"""The words for each end, in small letters without separators; those of None are no end."""
ENDS = {word: end for end, words in _WORDS.items() for word in words.split()}
_MAX_LENGTH = 64
_SEPARATORS = re.compile(r"[\s_.-]+")


def read_finish_reason(value: Any) -> End | None:
    """Return the end that a chunk's `finish_reason` means; None if it is none."""
    if not value:
        return None
    if not isinstance(value, str) or len(value) > _MAX_LENGTH:
        return "abort"
    word = _SEPARATORS.sub("", value.lower()).removeprefix("finishreason")
    return ENDS.get(word, "abort")


def is_natural(end: FinishReason) -> bool:
    """Whether the model ended by itself."""
    return end in {"stop", "tool_calls"}


def later_end(first: FinishReason | None, second: FinishReason) -> FinishReason:
    """Return which of two ends of one choice counts: one that cut it, or else the later one."""
    return second if first is None or is_natural(first) else first
