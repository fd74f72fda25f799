"""Reinforcement learning from right answers, as `recipe/reinforce.py` does and explains it, on the adapter alone.

Problems, reward, advantages and what is kept up are the recipe's. Its sampler writes from the merged weights, in the
process that trains them: no engine has to be told of new weights, and what is learned is what was sampled.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import torch

from recipe.architecture import Transformer
from recipe.lessons import learn
from recipe.reinforce import Marks, Question, advantages, exercise, judged, kept_up, lessons
from recipe.rewards import Outcome
from recipe.sampling import sample
from smol_rl import precision
from smol_rl.codec import Spelling
from smol_rl.losses import ROWS, losses
from smol_rl.probes import KINDS, Probes
from smol_rl.run import Figures, Run

PROMPTS, SAMPLES, LIMIT = 16, 8, 320
RATE, WARM_UP = 3e-4, 5
SAVE_EVERY, PROBE_EVERY = 5, 20


def rate_at(step: int, steps: int) -> float:
    """The learning rate: a short rise, then a straight fall to nothing."""
    return RATE * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)


class Reinforced:
    """One run from the cold start."""

    def __init__(self, model: Transformer, codec: Spelling, work: Path, seed: int, steps: int) -> None:
        self.codec, self.seed, self.steps = codec, seed, steps
        plan = {"name": "rl", "seed": seed, "steps": steps, "prompts": PROMPTS, "samples": SAMPLES, "full_rate": RATE}
        self.run = Run(model, work / f"rl-{seed}", plan, work / "coldstart")
        self.marks = Marks(self.run.extra.get("marks"))
        self.probes = Probes(codec)

    def _sampled(self, questions: list[Question], seed: int) -> tuple[list[list[int]], list[Outcome]]:
        """Completions, those of one question side by side, and what they come to."""
        prompts = [question.ids for question in questions]
        with precision.cast(self.run.model):
            written = sample(
                self.run.model, self.codec, prompts, copies=SAMPLES, limit=LIMIT, temperature=1.0, seed=seed
            )
        return written, judged(questions, written, self.codec, SAMPLES)

    def advance(self) -> Figures:
        """One step; returns its figures. Accuracy, length and checks are of the traces that the model writes itself."""
        run = self.run
        rng = Random(f"{self.seed}-rl-{run.step}")
        questions = [exercise(rng, self.codec, marks=self.marks) for _ in range(PROMPTS)]
        written, outcomes = self._sampled(questions, rng.getrandbits(32))
        rewards = torch.tensor([outcome.reward for outcome in outcomes]).view(PROMPTS, SAMPLES)
        for question, reward in zip(questions, rewards.mean(-1).tolist(), strict=True):
            self.marks.add(question.family, reward)
        run.extra["marks"] = self.marks.rates
        gains = advantages(rewards)
        taught = lessons(questions, written, gains) + kept_up(rng, self.codec)
        rng.shuffle(taught)
        entropy = learn(run.model, taught, self.codec.pad, losses_of=losses, rows=ROWS)
        run.follow(rate_at(run.step, self.steps))
        own = [place for place in range(len(written)) if questions[place // SAMPLES].opened]
        count = max(1, len(own))
        return {
            "reward": rewards.mean().item(),
            "accuracy": sum(outcomes[place].right for place in own) / count,
            "checked": sum(outcomes[place].checked for place in own) / count,
            "length": sum(len(written[place]) for place in own) / count,
            "form": sum(outcome.formed for outcome in outcomes) / len(outcomes),
            "spread": (gains != 0).any(-1).float().mean().item(),
            "entropy": entropy,
        }

    def train(self) -> None:
        """Train to the last step, with a line of figures a step in the log."""
        run = self.run
        while run.step < self.steps:
            with run.timed():
                figures = self.advance()
                if run.step % PROBE_EVERY == 0 or run.step == self.steps:
                    probed = self.probes.figures(run.model)
                    figures |= {name: probed[name] for name in KINDS}
            run.log(**figures)
            if run.step % SAVE_EVERY == 0 or run.step == self.steps:
                run.save()
