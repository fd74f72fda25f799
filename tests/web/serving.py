"""Servers whose answers are written beforehand, so that the page can be steered into every state."""

import hashlib
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

STEPS = (
    "The question is what one of the apples costs, with the whole price known.\n\n",
    "The oranges cost 2 * 2 = 4 dollars, and so the apples cost 13 - 4 = 9 dollars together.\n\n",
    "Wait, let me check whether the fruit adds up to the total that is given.\n\n",
    "So the answer is 3.",
)
TRACE = "".join(STEPS)
ANSWER = "The apples cost 9 dollars together, so that one of them costs \\boxed{3} dollars."
COUNTING = " ".join(f"Then I look at number {count}, which is not it." for count in range(2000))
"""A trace that does not end while a test looks."""
RICH = """Look at **this**, [there](https://example.com/a), and at $x^2 + \\frac{1}{2}$:

| fruit | price |
|---|---:|
| apple | 3 |

```python
def price(total: int) -> int:
    return (total - 4) // 3  # each
```

$$\\sum_{i=1}^{3} 3 = 9$$

\\boxed{3}
"""

TURNS = (
    "The question is what $x^2$ is, with **all** of it known.\n\n",
    "I compute 3 * 3 = 9, and that is the square of it, as far as I can see.\n\n",
    "Wait, let me check whether that is what was asked for, and not a half of it.\n\n",
    "No, that is wrong, because a half of it was asked for, as I see only now.\n\n",
    "Alternatively, I could let a program do it:\n\n```python\nprint(3 * 3 / 2)\n```\n\n",
    "It is an odd number, and no even one, which is as good as any other one.\n\n",
    "Let me check once more: 4.5 + 4.5 = 9, which is the whole of it again.\n\n",
    "So the answer is 4.5.",
)
"""A trace of every move, with something to typeset in it: it checks twice, and changes its mind once."""
TABLE = """| Year | Built | What had been built by the end of that year, in the words of those who had built it |
|---|---:|---|
| 2024 | 127 | The first version of everything, with so many words in this column that it is very wide |
"""

_REPLIES: list[dict[str, Any]] = [
    {"prompt": "think for ever", "opens_trace": True, "text": COUNTING},
    {"prompt": "answer for ever", "text": COUNTING},
    {"prompt": "break in the trace", "opens_trace": True, "text": COUNTING, "fail_after": 40},
    {"prompt": "break in the answer", "text": f"This much came.\n\n{COUNTING}", "fail_after": 40},
    {"prompt": "tabulate", "text": TABLE},
    {"prompt": "say nothing", "text": ""},
    {"prompt": "box a formula", "text": "It is $x = \\boxed{\\frac{3}{4}}$."},
    {"prompt": "box alone", "text": "It is this:\n\\boxed{3}\n"},
    {
        "prompt": "call a tool",
        "text": "",
        "tool_calls": [{"name": "weather", "arguments": '{"city": "Paris"}'}, {"name": "now", "arguments": "no JSON"}],
    },
    {"prompt": "turn round", "opens_trace": True, "text": f"{''.join(TURNS)}</think>It is \\boxed{{4.5}}."},
    {"prompt": "richly", "opens_trace": True, "text": f"{TRACE}</think>{RICH}"},
    {"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"},
]


def settings(folder: Path, replies: list[dict[str, Any]] | None = None, chunk: int = 4, **more: Any) -> Settings:
    """Models that think, fast and slow, one of each visibility, one that does not, and two aliases."""
    tape = folder / "tape.jsonl"
    tape.write_text("".join(json.dumps(reply) + "\n" for reply in replies or _REPLIES))
    fast = folder / "fast.jsonl"
    fast.write_text(json.dumps({"text": "It is \\boxed{4}."}))
    thinking = {"format": "think", "loop_guard": False}
    return Settings.model_validate(
        {
            "engines": {
                "tape": {"kind": "scripted", "transcript": tape, "chunk_tokens": chunk},
                "slow": {"kind": "scripted", "transcript": tape, "delay": 0.01},
                "brisk": {"kind": "scripted", "transcript": tape, "delay": 0.01, "chunk_tokens": 8},
                "fast": {"kind": "scripted", "transcript": fast},
            },
            "models": {
                "thinker": {"engine": "tape", "thinking": thinking},
                "slow": {"engine": "slow", "thinking": {**thinking, "budgets": {"low": 300, "medium": 900}}},
                "brisk": {"engine": "brisk", "thinking": thinking},
                "summed": {"engine": "slow", "thinking": thinking, "visibility": "summary"},
                "secret": {"engine": "slow", "thinking": thinking, "visibility": "hidden"},
                "fast": {"engine": "fast"},
                "auto": {"route": {"fast": "fast", "thinking": "thinker", "rules": [{"to": "fast", "longer_than": 0}]}},
                "judging": {"route": {"fast": "fast", "thinking": "thinker"}},
            },
            "server": {"heartbeat": 0.1},
            **more,
        }
    )


def key(name: str, **fields: Any) -> dict[str, Any]:
    """A key whose secret is `secret-of-NAME`."""
    return {"name": name, "secret": {"sha256": hashlib.sha256(f"secret-of-{name}".encode()).hexdigest()}, **fields}


@asynccontextmanager
async def serving(made: Settings) -> AsyncGenerator[Live, None]:
    async with listening(create_app(made)) as live:
        await live.ready(10)
        yield live
