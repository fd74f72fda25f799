"""A few fixed problems, answered greedily from time to time: how far a run has come."""

from __future__ import annotations

from evaluate.splits import TO_20, Task, split
from recipe.architecture import Transformer
from recipe.conversation import Form, prompt
from recipe.rewards import judge
from recipe.sampling import sample
from smol_rl import precision
from smol_rl.codec import Spelling

COUNT, LIMIT = 40, 320
"""Problems of each kind, and tokens of an answer."""
KINDS = {"probe": TO_20, "wordings": "unseen wordings"}


class Probes:
    """Problems with numbers to 20, in wordings that training reads and in others."""

    def __init__(self, codec: Spelling) -> None:
        self.codec = codec
        self.tasks: dict[str, list[Task]] = {name: split(kind, 0, COUNT) for name, kind in KINDS.items()}

    def figures(self, model: Transformer) -> dict[str, float]:
        """The share that is right by kind, the share in form, of self-checks, and the mean length."""
        tasks = [task for some in self.tasks.values() for task in some]
        asked = [self.codec.encode(prompt([("user", task.question)], Form.THINKING))[0] for task in tasks]
        with precision.cast(model):
            written = sample(model, self.codec, asked, limit=LIMIT)
        outcomes = [
            judge(self.codec.decode(ids), str(task.answer), opened=True)
            for task, ids in zip(tasks, written, strict=True)
        ]
        kinds = {
            name: sum(outcome.right for outcome in outcomes[at * COUNT : (at + 1) * COUNT]) / COUNT
            for at, name in enumerate(self.tasks)
        }
        count = len(outcomes)
        return {
            **kinds,
            "form": sum(outcome.formed for outcome in outcomes) / count,
            "checked": sum(outcome.checked for outcome in outcomes) / count,
            "length": sum(map(len, written)) / count,
        }
