"""Build the site into build/site: the pages of docs/, the references made from the code, and the architecture.

The pages are put together in build/docs first. A link or an anchor that leads nowhere is an error, and so is anything
that a page would load from another host.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from generator import api, families, settings, upstreams

ROOT = Path(__file__).resolve().parents[2]
DOCS, PAGES, SITE = ROOT / "docs", ROOT / "build/docs", ROOT / "build/site"

MADE = {
    "<!-- made: settings -->": settings.reference,
    "<!-- made: api -->": api.reference,
    "<!-- made: families -->": families.families,
    "<!-- made: templates -->": families.templates,
    "<!-- made: promises -->": families.promises,
    "<!-- made: formats -->": families.formats,
    "<!-- made: upstreams -->": upstreams.reference,
    "<!-- made: architecture, from server/ARCHITECTURE.md -->": (ROOT / "server/ARCHITECTURE.md").read_text,
}
"""What stands in a page where something is put in, and what makes it."""

_FILE = re.compile(r"(?<=\]\()(?!\w+:|#)([^)#\s]+\.(?!md\b)\w+)(?=\))")
"""A link to a file that is no page."""
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio)\b[^>]*?\bsrc=["']?(?:https?:)?//[^"'\s>]*"""
    r"""|<link\b(?![^>]*\brel=["']?(?:canonical|next|prev))[^>]*?\bhref=["']?(?:https?:)?//[^"'\s>]*"""
    r"""|@import\s*["']?(?:url\()?["']?(?:https?:)?//[^"')\s]*|url\(["']?(?:https?:)?//[^"')\s]*""",
    re.I,
)


def write_pages() -> list[str]:
    """Fill build/docs with all that the site is made of. What is returned are links to files that are not there."""
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    missing = []

    def copied(link: re.Match[str]) -> str:
        """A file from anywhere in the repository is put below the pages."""
        source = (DOCS / link[1]).resolve()
        if not source.is_file():
            missing.append(f"{page.name}: {link[1]}")
            return link[1]
        place = Path("files") / source.relative_to(ROOT)
        (PAGES / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, PAGES / place)
        return str(place)

    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text()
        for mark, make in MADE.items():
            if mark in text:
                text = text.replace(mark, make())
        (PAGES / page.name).write_text(_FILE.sub(copied, text))
    shutil.copyfile(DOCS / "style.css", PAGES / "style.css")
    return missing


def fetched_from_elsewhere() -> list[str]:
    """Whatever a page or a style sheet of the site would load from another host."""
    files = (*SITE.rglob("*.html"), *SITE.rglob("*.css"))
    return [f"{file.relative_to(SITE)}: {found}" for file in files for found in _FETCHED.findall(file.read_text())]


def main() -> int:
    """The exit code."""
    if missing := write_pages():
        print("There are no such files:", *missing, sep="\n  ", file=sys.stderr)
        return 1
    zensical = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    built = subprocess.run(zensical, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603  fixed words
    if built.returncode:
        print(built.stdout, built.stderr.partition("Traceback")[0], file=sys.stderr)
        return 1
    if foreign := fetched_from_elsewhere():
        print("The site would load from other hosts:", *foreign, sep="\n  ", file=sys.stderr)
        return 1
    print(f"The documentation is in {(SITE / 'index.html').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
