"""What stands around a prompt, in `wrappings/`: programs' blocks and people's wishes about the form of the answer.

`training.jsonl` is learned from; what is in `kept.jsonl`, of other makers, is only measured with. {} is the prompt.
"""

from collections.abc import Sequence
from random import Random
from typing import Literal

import msgspec

from routing import json_lines

SHARE = 0.3
"""The share of the prompts that are trained on inside a wrapping."""
_ENGLISH = 0.7
"""How often a prompt has an English wrapping; else one of any language of its script."""


class Wrapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wrapping, in the language of a code of two letters."""

    kind: Literal["wrapper", "wish"]
    language: str
    text: str

    def around(self, prompt: str) -> str:
        """The prompt inside it, escaped where it is JSON."""
        is_json = self.text.startswith('{"')
        return self.text.replace("{}", msgspec.json.encode(prompt).decode()[1:-1] if is_json else prompt)


def load(name: str) -> list[Wrapping]:
    """The wrappings of a file."""
    return json_lines.read(f"wrappings/{name}.jsonl", Wrapping)


def wrapped(text: str, wrappings: Sequence[Wrapping], random: Random) -> str:
    """The text inside a wrapping by chance."""
    is_chinese = any("\u3400" <= sign <= "\u9fff" for sign in text)
    other = [one for one in wrappings if (one.language == "zh") == is_chinese]
    english = [one for one in wrappings if one.language == "en"]
    return random.choice(english if random.random() < _ENGLISH and not is_chinese else other).around(text)
