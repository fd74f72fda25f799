"""The code blocks of the README and of the documentation, and what is to be done with each.

A comment before a block says what is not the usual thing for its language:

    <!-- not run: the reason -->     it is only shown
    <!-- prints: some text -->       it is run, and this must be in what it prints
    <!-- output -->                  it is what the block before prints, but for what stands as ...
    <!-- file: name -->              the later blocks of the page find it under this name

A block of bash or Python is run; one of YAML is a settings file, or a part of one, and checked. One that begins with
the comment `# name.yaml` is a file for the later blocks, too.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = {"bash", "python"}

_BLOCK = re.compile(r"(?:^<!-- (not run|prints|output|file)(?:: (.*?))? -->\n+)?^```(\w*)\n(.*?)^```$", re.M | re.S)
_NAMED = re.compile(r"# (\S+\.yaml)\n")


@dataclass(frozen=True)
class Block:
    """One block. `mark` is what the comment says is to be done, `said` what it says more; both may be empty."""

    page: Path
    line: int
    language: str
    text: str
    mark: str
    said: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def runs(self) -> bool:
        """Whether it is run."""
        return self.language in RUN and self.mark in {"", "prints"}

    @property
    def is_settings(self) -> bool:
        """Whether it is checked as settings."""
        return self.language == "yaml" and self.mark != "not run"

    @property
    def file(self) -> str | None:
        """The name under which the page's later blocks find it."""
        if self.mark == "file":
            return self.said
        named = _NAMED.match(self.text) if self.is_settings else None
        return named[1] if named else None

    @property
    def is_accounted_for(self) -> bool:
        """Whether it is run, compared or checked, or says why not."""
        if self.mark in {"not run", "file", "prints"} and not self.said:
            return False
        return self.runs or self.is_settings or self.file is not None or self.mark in {"not run", "output"}


def blocks(page: Path) -> list[Block]:
    """All blocks of a page, in order."""
    text = page.read_text()
    return [
        Block(page, text.count("\n", 0, found.start(3)) + 1, found[3], found[4], found[1] or "", found[2] or "")
        for found in _BLOCK.finditer(text)
    ]


def fences(page: Path) -> int:
    """How many blocks a page has, counted by the lines that begin or end one."""
    return len(re.findall(r"^\s*(?:```|~~~)", page.read_text(), re.M)) // 2


BLOCKS = [block for page in PAGES for block in blocks(page)]
