r"""Formulas in Markdown, as rules of markdown-it: `$x$`, `\(x\)`, `$$x$$`, `\[x\]`, and a bare `\boxed{x}`.

A formula becomes a token `formula`, inline or a block of its own, with the LaTeX as its content and as its markup what
the model wrote.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BOX = "\\boxed{"
_LONGEST = 2_000
"""Characters of a formula in a line."""
_PAIRS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
_BLOCKS = {"$$": "$$", "\\[": "\\]"}
_BEHIND = ".,;:"
"""Signs that may stand behind the end of a block."""


def add_formulas(parser: MarkdownIt) -> MarkdownIt:
    """Add the rules to `parser`."""
    parser.inline.ruler.before("backticks", "formula", _read_inline)
    parser.block.ruler.before("fence", "formula", _read_block, {"alt": ["paragraph"]})
    return parser


def find_closing(text: str, start: int) -> int:
    """Return the offset of the brace that closes the one before `start`, or -1."""
    depth = 1
    at = start
    end = min(len(text), start + _LONGEST)
    while at < end:
        if text[at] == "\\":
            at += 1
        elif text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return at
        at += 1
    return -1


def _read_inline(state: StateInline, silent: bool) -> bool:
    if state.src.startswith(BOX, state.pos):
        inside = state.pos + len(BOX)
        end = find_closing(state.src, inside)
        return end >= 0 and _push(state, silent, state.src[state.pos : end + 1], end + 1)
    for opening, closing in _PAIRS.items():
        if state.src.startswith(opening, state.pos):
            begin = state.pos + len(opening)
            end = state.src.find(closing, begin, begin + _LONGEST)
            latex = state.src[begin:end]
            if (
                end < 0
                or not latex.strip()
                or (opening == "$" and not _is_formula(latex, state.src[end + 1 : end + 2]))
            ):
                return False
            return _push(state, silent, latex, end + len(closing))
    return False


def _is_formula(between: str, behind: str) -> bool:
    """Whether the text between two dollar signs is a formula: "$5 and $10" holds none."""
    return not (between[0].isspace() or between[-1].isspace() or behind.isdigit() or "\n\n" in between)


def _push(state: StateInline, silent: bool, latex: str, end: int) -> bool:
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.markup = latex, state.src[state.pos : end]
    state.pos = end
    return True


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines from one that begins with `$$` or `\\[` to one that ends it, or to an empty line."""
    first = _line(state, start)
    opening = first[:2]
    if opening not in _BLOCKS or state.is_code_block(start):
        return False
    closing = _BLOCKS[opening]
    lines = [first[2:]]
    if closing in lines[0] and not _ends(lines[0], closing):
        return False
    line = start + 1
    while line < end and not _ends(lines[-1], closing):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        lines.append(_line(state, line))
        line += 1
    if silent:
        return True
    written = "\n".join(lines)
    token = state.push("formula", "", 0)
    token.map = [start, line]
    token.markup = opening + written
    latex, found, _ = written.rpartition(closing)
    token.content = latex if found else token.markup
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _ends(line: str, closing: str) -> bool:
    return line.rstrip(_BEHIND).endswith(closing)
