"""The paragraph of a long text that asks: first, last, or, behind one document and before another, between them.

People write their question before or behind the text that it is about. Where neither end is short enough to be one,
the last short paragraph of whole sentences between them is taken for it.
"""

import re

LONGEST = 300
"""Characters of a paragraph that asks."""
_REACH = 16 * 1024
"""Characters before the end in which it is looked for."""
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*\s*\Z")


def find_asking(text: str) -> str | None:
    """Return the paragraph that asks between a long first and a long last one; None if there is none."""
    paragraphs = _BREAK.split(text[-_REACH:].rstrip())
    if len(paragraphs) < 3 or len(paragraphs[-1]) <= LONGEST:
        return None
    first = _BREAK.search(text[: 2 * LONGEST].lstrip())
    if first is not None and first.start() <= LONGEST:
        return None
    between = map(str.strip, reversed(paragraphs[1:-1]))
    return next((each for each in between if len(each) <= LONGEST and _SENTENCE.search(each)), None)
