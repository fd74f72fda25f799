"""The human's own words in a turn: without what programs put around them, for it says nothing of the question.

Coding agents send reminders and their environment with a prompt, retrieval sends passages, chat clients attachments.
Some send the prompt itself inside JSON, or behind a conversation. `json_prompts.py`, `tagged_blocks.py`,
`transcripts.py`, `fenced_blocks.py` and `headed_blocks.py` say how each looks. Of a long text only the beginning and
the end are read.
"""

from thinkaloud.routing.fenced_blocks import read_fences
from thinkaloud.routing.headed_blocks import read_headed
from thinkaloud.routing.json_prompts import read_json
from thinkaloud.routing.normalization import GAP
from thinkaloud.routing.tagged_blocks import read_blocks
from thinkaloud.routing.transcripts import read_transcript

ROOM = 3000
"""Characters at each end that are searched for blocks."""


def own_words(text: str) -> str:
    """Return the human's words in `text`: itself if it has no blocks, or nothing beside them.

    Of a text longer than `2 * ROOM` with blocks, only the ends are returned, with `GAP` between them.
    """
    return find_own_words(text) or text


def find_own_words(text: str) -> str | None:
    """Return the human's words in `text`; None if there is nothing in it beside a program's blocks."""
    said = read_json(text)
    ends = said if len(said) <= 2 * ROOM else said[:ROOM] + GAP + said[-ROOM:]
    words = read_blocks(ends, GAP)
    if words is not None:
        words = read_headed(read_fences(read_transcript(words)))
    return said if words == ends else words
