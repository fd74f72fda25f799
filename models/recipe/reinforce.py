"""Reinforcement learning from right answers: GRPO in its unbiased form, as one plain on-policy loop.

GRPO (DeepSeekMath, arXiv:2402.03300) scores a sample against the other samples of its prompt. Dr. GRPO
(arXiv:2503.20783) takes out two of its biases, and so does this: an advantage is not divided by its group's standard
deviation, which would favour the prompts that are nearly always or nearly never solved, and a sum over tokens is
divided by a constant, not by each sample's length, which would favour long wrong answers. One gradient step is made on
each batch of samples, so the ratio of new to old probabilities is 1 and nothing is clipped; there is no reference model
and no KL term. What no reward teaches, the cold start's replies to easy prompts and its way out of repetition, is
learned along with it, so that it is not forgotten.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor

from recipe.architecture import Shape, Transformer
from recipe.breaking import broken
from recipe.conversation import Form, closing, prompt
from recipe.lessons import LENGTH, Lesson, from_sample, learn
from recipe.mixtures import BREAKS_LATER, CLOSINGS, stuck, talked
from recipe.pieces import Piece, joined
from recipe.problems import draw_problem
from recipe.rewards import Outcome, judge
from recipe.rough import rough
from recipe.sampling import sample
from recipe.thinking import trace
from recipe.tokenizer import Codec

PROMPTS, SAMPLES = 16, 8
LIMIT = 384
"""Tokens of a completion, trace and answer together."""
SIZES, SIZE_SHARES = (20, 50, 100), (4, 3, 3)
"""How large the numbers are: where the cold start is often wrong, so that the samples of a prompt differ."""
STRANGE_PROBLEMS = 0.4
"""Share of the problems with many made-up words, for the same reason; questions are made rough and words broken too."""
CUT_SHARE = 0.25
"""Share of the prompts with a trace cut anywhere and closed by force: what is sampled is the answer after it."""
USUAL = 100
"""Tokens of a usual completion: the constant that stands in place of each one's length."""
KEPT_UP, KEPT_UP_WEIGHT = 1024, 0.1
"""Tokens of text in a step that no reward teaches, and what their mean loss counts."""
EASY_FORMS = (Form.THINKING, Form.THINKING, Form.CLOSED)
KEPT_STUCK = 0.3
"""Share of it that leads out of repetition."""
MARKS_DECAY, MARKS_FLOOR = 0.7, 0.15
RATE, WARM_UP = 2.5e-4, 5
PROBES, PROBE_EVERY = 128, 10
SAVE_EVERY = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the answer that is rewarded."""

    ids: list[int]
    answer: str
    opened: bool
    """Whether the prompt leaves the trace open."""
    family: str = ""


class Marks:
    """How often each family was solved of late. What is solved always, or never, teaches nothing and is asked less."""

    def __init__(self, rates: Mapping[str, float] | None = None) -> None:
        self.rates = dict(rates or {})

    def worth(self, family: str) -> float:
        """The variance of its reward, a little of everything kept; 1 for a family that has not been asked."""
        if family not in self.rates:
            return 1.0
        rate = self.rates[family]
        return min(1.0, MARKS_FLOOR + 4 * rate * (1 - rate))

    def add(self, family: str, reward: float) -> None:
        """Take in the mean reward of one prompt's samples."""
        self.rates[family] = MARKS_DECAY * self.rates.get(family, reward) + (1 - MARKS_DECAY) * reward


def exercise(rng: Random, codec: Codec, *, cuts: float = CUT_SHARE, marks: Marks | None = None) -> Question:
    """A problem as a prompt; with a chance of `cuts`, its trace cut and closed by force. marks: choose the families."""
    while True:
        size, strange = rng.choices(SIZES, SIZE_SHARES)[0], rng.random() < STRANGE_PROBLEMS
        problem = draw_problem(rng, size=size, strange=strange)
        if marks is not None and rng.random() > marks.worth(problem.family):
            continue
        question = rough(rng, problem.question, problem.facts, later=True)
        asked = broken(rng, prompt([("user", question)], Form.THINKING), BREAKS_LATER)
        opened = rng.random() >= cuts
        if not opened:
            whole = joined(trace(problem, rng))
            asked += [Piece(whole[: rng.randrange(len(whole))] + rng.choice(CLOSINGS), False)]
            asked += closing(learn=False)
        ids = codec.encode(asked)[0]
        if len(ids) <= LENGTH // 2:
            return Question(ids, str(problem.answer), opened, problem.family)


def judged(questions: Sequence[Question], written: Sequence[list[int]], codec: Codec, copies: int) -> list[Outcome]:
    """What completions come to, of which so many of each question are side by side."""
    asked = [question for question in questions for _ in range(copies)]
    return [
        judge(codec.decode(ids), question.answer, opened=question.opened)
        for question, ids in zip(asked, written, strict=True)
    ]


def advantages(rewards: Tensor) -> Tensor:
    """How much better each sample did than its group: rewards and result are prompts x samples."""
    return rewards - rewards.mean(-1, keepdim=True)


def lessons(questions: Sequence[Question], written: Sequence[list[int]], gains: Tensor) -> list[Lesson]:
    """What is learned from the samples: the groups with no spread teach nothing and are left out.

    `written` holds the samples side by side, `gains` their advantages, prompts x samples.
    """
    copies = gains.shape[1]
    found = []
    for place, (ids, gain) in enumerate(zip(written, gains.flatten().tolist(), strict=True)):
        if bool((gains[place // copies] != 0).any()):
            weight = gain / (len(written) * USUAL)
            asked = questions[place // copies].ids
            found.append(Lesson(asked + ids, [0.0] * len(asked) + [weight] * len(ids), start=len(asked)))
    return found


def kept_up(rng: Random, codec: Codec) -> list[Lesson]:
    """The cold start's replies to easy prompts and its way out of repetition: no reward tells them."""
    samples: list[tuple[list[int], list[bool]]] = []
    while sum(len(ids) for ids, _ in samples) < KEPT_UP:
        kept = stuck(rng, Form.THINKING) if rng.random() < KEPT_STUCK else talked(rng, rng.choice(EASY_FORMS))
        samples.append(codec.encode(kept))
    weight = KEPT_UP_WEIGHT / max(1, sum(sum(learned[1:]) for _, learned in samples))
    return [from_sample(ids, learned, weight) for ids, learned in samples]


def rate_at(step: int, steps: int) -> float:
    """The learning rate: a short rise, then a straight fall to nothing."""
    return RATE * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)


class Reinforcement:
    """The state of one run: weights, optimizer, step, seconds spent."""

    def __init__(self, work: Path, seed: int, steps: int) -> None:
        self.seed, self.steps = seed, steps
        self.codec = Codec.load(work / "tokenizer.json")
        self.model = Transformer(Shape())
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.0)
        self.marks = Marks()
        self.step, self.seconds = 0, 0.0
        self.path, self.log = work / f"rl-{seed}.pt", work / f"rl-{seed}.jsonl"
        rng = Random("rl-probe")
        self.probes = [exercise(rng, self.codec, cuts=0.0) for _ in range(PROBES)]
        if self.path.exists():
            self._resume()
        else:
            self.model.load_state_dict(torch.load(work / "coldstart.pt", weights_only=True)["model"])
        lines = self.log.read_text().splitlines(keepends=True)[: self.step] if self.log.exists() else []
        self.log.write_text("".join(lines))

    def _resume(self) -> None:
        saved: dict[str, Any] = torch.load(self.path, weights_only=True)
        if (saved["seed"], saved["steps"]) != (self.seed, self.steps):
            raise SystemExit(f"{self.path} is of another run: remove it to train afresh")
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.marks = Marks(saved["marks"])
        self.step, self.seconds = saved["step"], saved["seconds"]

    def save(self) -> None:
        """Write the checkpoint in one move."""
        state = {
            "stage": "rl",
            "seed": self.seed,
            "steps": self.steps,
            "step": self.step,
            "seconds": self.seconds,
            "marks": self.marks.rates,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }
        fresh = self.path.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.path)

    def _answered(
        self, questions: Sequence[Question], *, copies: int = 1, temperature: float = 0.0, seed: int = 0
    ) -> tuple[list[list[int]], list[Outcome]]:
        """Completions and what they come to, those of one question side by side."""
        written = sample(
            self.model,
            self.codec,
            [question.ids for question in questions],
            copies=copies,
            limit=LIMIT,
            temperature=temperature,
            seed=seed,
        )
        return written, judged(questions, written, self.codec, copies)

    def probe(self) -> float:
        """Share of the fixed problems that are solved greedily."""
        outcomes = self._answered(self.probes)[1]
        return sum(outcome.reward for outcome in outcomes) / len(outcomes)

    def _trace_length(self, ids: list[int]) -> int:
        """Tokens before the end of the trace; all of them when it never ends."""
        return ids.index(self.codec.end_think) if self.codec.end_think in ids else len(ids)

    def advance(self) -> dict[str, float]:
        """One step; returns its figures. Accuracy, length and checks are of the traces that the model writes itself."""
        rng = Random(f"{self.seed}-rl-{self.step}")
        figures = {"probe": self.probe()} if self.step % PROBE_EVERY == 0 or self.step == self.steps - 1 else {}
        questions = [exercise(rng, self.codec, marks=self.marks) for _ in range(PROMPTS)]
        written, outcomes = self._answered(questions, copies=SAMPLES, temperature=1.0, seed=rng.getrandbits(32))
        rewards = torch.tensor([outcome.reward for outcome in outcomes]).view(PROMPTS, SAMPLES)
        for question, reward in zip(questions, rewards.mean(-1).tolist(), strict=True):
            self.marks.add(question.family, reward)
        gains = advantages(rewards)
        taught = lessons(questions, written, gains) + kept_up(rng, self.codec)
        rng.shuffle(taught)
        entropy = learn(self.model, taught, self.codec.pad)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.param_groups[0]["lr"] = rate_at(self.step, self.steps)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        own = [place for place in range(len(written)) if questions[place // SAMPLES].opened]
        return {
            "reward": rewards.mean().item(),
            "accuracy": sum(outcomes[place].right for place in own) / max(1, len(own)),
            "length": sum(self._trace_length(written[place]) for place in own) / max(1, len(own)),
            "checked": sum(outcomes[place].checked for place in own) / max(1, len(own)),
            "form": sum(outcome.formed for outcome in outcomes) / len(outcomes),
            "spread": (gains != 0).any(-1).float().mean().item(),
            "entropy": entropy,
            **figures,
        }

    def run(self) -> None:
        """Train to the last step, with one line of figures a step in the log."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns) as progress, self.log.open("a") as log:
            task = progress.add_task(f"rl {self.seed}", total=self.steps, completed=self.step)
            while self.step < self.steps:
                step, began = self.step, time.perf_counter()
                figures = self.advance()
                self.seconds += time.perf_counter() - began
                line = {"step": step, **figures, "seconds": self.seconds}
                log.write(json.dumps({key: round(value, 4) for key, value in line.items()}) + "\n")
                log.flush()
                progress.update(task, completed=self.step)
                if self.step % SAVE_EVERY == 0 or self.step == self.steps:
                    self.save()
        print(f"rl: {self.step} steps in {self.seconds / 60:.1f} minutes", flush=True)
