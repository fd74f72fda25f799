"""Which lines are fences: those that a plain definition finds, which takes far longer on a hostile text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.fenced_blocks import find_fences

PLAIN = re.compile(r"^[ \t]{0,3}(```++|~~~++)[^\n`]*\n(.*?)^[ \t]{0,3}\1[ \t]*$\n?", re.MULTILINE | re.DOTALL)
PIECES = st.sampled_from(
    ["```", "~~~", "`", "~", " ", "\t", "\n", "x", "\r", "```\n", "~~~\n", "````\n", "```py\n", "x\n"]
)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_the_fences_are_those_of_a_plain_definition(text: str) -> None:
    plain = [(found.start(), found[2], found.end()) for found in PLAIN.finditer(text)]
    assert [(fence.start, fence.inside, fence.end) for fence in find_fences(text)] == plain
