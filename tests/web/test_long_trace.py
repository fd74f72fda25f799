"""A trace of fifty thousand tokens is all there, in few nodes, in blocks that are not laid out while out of sight.

How smooth it is, `benchmarks/page_trace.py` measures.
"""

from pathlib import Path

import pytest

from web.conftest import Opening
from web.reading import Reader
from web.serving import serving, settings

TOKENS = 50_000
LINES = [f"In line {number} I look at {number} times 7 and go on." for number in range(TOKENS // 13)]
ONE_LINE = " ".join(LINES)

_SHAPE = """(trace) => {
  const blocks = [...trace.querySelectorAll('*')].filter(
    (each) => getComputedStyle(each).contentVisibility === 'auto' && !each.querySelector('.block'));
  const longest = Math.max(...blocks.map((each) => each.textContent.length));
  return {
    nodes: trace.querySelectorAll('*').length,
    inside: blocks.reduce((sum, each) => sum + each.textContent.length, 0),
    blocks: blocks.length,
    longest,
    walked: [...trace.children[0].children].filter((it) => getComputedStyle(it).contentVisibility !== 'auto').length,
  };
}"""

_SCROLLED = """([trace, line, end]) => {
  trace.scrollTo(0, end ? trace.scrollHeight : 0);
  const blocks = [...trace.querySelectorAll('*')].filter((each) => each.children.length === 0);
  const block = blocks.find((each) => each.textContent.includes(line));
  const [there, seen] = [block?.getBoundingClientRect(), trace.getBoundingClientRect()];
  return there && there.top < seen.bottom && there.bottom > seen.top;
}"""
"""Whether a line at an end of the trace comes into sight there. What is scrolled over is laid out and moves the end."""


async def shown(opening: Opening, folder: Path, trace: str) -> Reader:
    """The page with `trace` thought and unfolded."""
    replies = [{"opens_trace": True, "text": f"{trace}\n</think>Done."}]
    async with serving(settings(folder, replies, chunk=64)) as live:
        reader = await opening(live)
        await reader.answered("Think long.", "thinker")
        await reader.unfold()
        return reader


@pytest.mark.also_in_firefox
async def test_a_long_trace_is_all_there_in_few_nodes(opening: Opening, tmp_path: Path) -> None:
    reader = await shown(opening, tmp_path, "\n".join(LINES))
    await all_of_it(reader)


async def test_a_long_trace_without_a_newline_is_too(opening: Opening, tmp_path: Path) -> None:
    reader = await shown(opening, tmp_path, ONE_LINE)
    await all_of_it(reader)


async def all_of_it(reader: Reader) -> None:
    text = await reader.trace.text_content() or ""
    assert [line for line in LINES if line not in text] == []
    shape = await reader.trace.evaluate(_SHAPE)
    assert shape["nodes"] < TOKENS / 10
    assert shape["blocks"] >= 20
    assert shape["longest"] <= 8000
    assert shape["walked"] == 0, "a step that is out of sight is skipped as a whole"
    assert shape["inside"] > 0.95 * len(ONE_LINE)
    for line, end in ((LINES[-1], True), (LINES[0], False)):
        await reader.page.wait_for_function(_SCROLLED, arg=[await reader.trace.element_handle(), line, end])
