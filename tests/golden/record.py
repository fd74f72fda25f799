"""Makes the record anew, after a change that clients are meant to see: look at the difference before it is kept.

PYTHONPATH=server:tests python tests/golden/record.py
"""

import asyncio
import json
import tempfile
from pathlib import Path

from golden.playing import RECORDED, played


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        outcomes = asyncio.run(played(Path(folder)))
    lines = [json.dumps(outcome, ensure_ascii=False, separators=(",", ":")) for outcome in outcomes]
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
