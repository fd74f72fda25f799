"""Measures every model and alias of a running server, over HTTP and as its settings serve it.

    thinkaloud serve                                  # in another terminal
    python -m evaluate.served [--only everyday] [--model smol]

Nothing but a seed is asked for, so that temperature, penalties, system prompt and routes are those of the settings. The
parts can be run one by one: each replaces its section of evaluation.json in `models/smol/`, and the card is written of
what there is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from evaluate import everyday
from evaluate.said import is_right
from evaluate.served_card import card
from evaluate.splits import SPLITS, TO_20, Task, split
from evaluate.statistics import Report, lengths, paired, share
from recipe.fruit import FRUIT_PROBLEM, REWORDINGS
from thinkaloud_client import AsyncClient, Reply

FOLDER = Path(__file__).resolve().parents[1] / "smol"
REPORT, TRAINING, CARD = "evaluation.json", "training.json", "README.md"
AT_ONCE = 16
"""Requests at a time."""
TURNS = 8
ROUNDS = 3
"""How often each everyday prompt is asked: answers are drawn, so one to a prompt tells less."""
PUZZLES = (
    ("Anna is taller than Ben. Ben is taller than Carl. Who is the shortest?", "Carl"),
    ("Mary is older than Paul. Paul is older than Lisa. Who is the oldest?", "Mary"),
    ("Tim is faster than Eva. Eva is faster than Max. Who is the slowest?", "Max"),
)
"""As the page asks them, with their answers."""


@dataclass(slots=True)
class Served:
    """One model or alias. problems: of a split. talks: conversations."""

    client: AsyncClient
    model: str
    seed: int
    problems: int
    talks: int

    async def answers(self, talks: Sequence[Sequence[dict[str, Any]]]) -> list[Reply]:
        """Answer conversations, each with a seed of its own, so that it does not depend on its neighbours."""
        room = asyncio.Semaphore(AT_ONCE)

        async def one(at: int, talk: Sequence[dict[str, Any]]) -> Reply:
            async with room:
                return await self.client.ask(talk, model=self.model, seed=1000 * self.seed + at)

        return await asyncio.gather(*(one(at, talk) for at, talk in enumerate(talks)))

    async def answered(self, prompts: Sequence[str]) -> list[Reply]:
        """Answer single prompts."""
        return await self.answers([[turn(prompt)] for prompt in prompts])


def turn(text: str, role: str = "user") -> dict[str, Any]:
    """A message."""
    return {"role": role, "content": text}


def sent(replies: Sequence[Reply]) -> Report:
    """By which models an alias had prompts answered; empty for a model."""
    return dict(Counter(reply.route.model for reply in replies if reply.route))


async def splits(served: Served) -> Report:
    """The splits, and the fruit problem with its rewordings and three puzzles."""
    report: Report = {}
    for name in SPLITS:
        tasks = split(name, served.seed, served.problems)
        replies = await served.answered([task.question for task in tasks])
        report[name] = counted([(task.question, task.answer) for task in tasks], replies)
    fixed: list[tuple[str, int | str]] = [FRUIT_PROBLEM, *REWORDINGS, *PUZZLES]
    replies = await served.answered([question for question, _ in fixed])
    rows = [
        {"question": question, "answer": reply.answer, "right": is_right(question, answer, reply.answer)}
        for (question, answer), reply in zip(fixed, replies, strict=True)
    ]
    return {**report, "fixed": {**counted(fixed, replies), "rows": rows}}


def counted(asked: Sequence[tuple[str, int | str]], replies: Sequence[Reply]) -> Report:
    """Right answers, those that came to their end, and tokens."""
    hits = [is_right(question, answer, reply.answer) for (question, answer), reply in zip(asked, replies, strict=True)]
    return {
        **share(sum(hits), len(hits)),
        "ended": share(sum(reply.finish_reason == "stop" for reply in replies), len(replies)),
        "tokens": lengths([reply.usage.completion for reply in replies]),
        "sent": sent(replies),
    }


async def everyday_prompts(served: Served) -> Report:
    """The everyday prompts; by halves too, since settings are chosen on the first one."""
    asked = everyday.load() * ROUNDS
    replies = await served.answered([each.prompt for each in asked])
    verdicts = [judged(each, reply) for each, reply in zip(asked, replies, strict=True)]
    halves = {"odd": verdicts[0::2], "even": verdicts[1::2], "all": verdicts}
    report: Report = {name: share(sum(each.good for each in half), len(half)) for name, half in halves.items()}
    for kind in everyday.KINDS:
        found = [verdict for verdict, each in zip(verdicts, asked, strict=True) if each.kind == kind]
        report[kind] = share(sum(each.good for each in found), len(found))
    report["on_topic_and_ended"] = share(sum(each.on_topic and each.ended for each in verdicts), len(verdicts))
    for name in ("on_topic", "ended", "english"):
        report[name] = share(sum(getattr(each, name) for each in verdicts), len(verdicts))
    report["loops"] = sum(each.loops for each in verdicts)
    report["tokens"] = lengths([reply.usage.completion for reply in replies])
    bad = [
        {"prompt": each.prompt, "answer": reply.answer[:400]}
        for each, reply, verdict in zip(asked, replies, verdicts, strict=True)
        if not verdict.good
    ]
    return {**report, "sent": sent(replies), "bad": bad}


def judged(asked: everyday.Everyday, reply: Reply) -> everyday.Verdict:
    """The verdict on a reply."""
    return everyday.judge(asked, reply.answer, ended=reply.finish_reason == "stop")


async def conversations(served: Served) -> Report:
    """Conversations of eight turns: everyday prompts, and behind each a problem.

    Each begins with another problem and goes on with the next, so every problem is asked once at each place.
    """
    tasks = split(TO_20, served.seed, served.talks)
    prompts = everyday.load()
    Random(served.seed).shuffle(prompts)
    talks: list[list[dict[str, Any]]] = [[] for _ in tasks]
    good: list[Report] = []
    rights: list[list[bool]] = []
    routes: list[Report] = []
    for place in range(TURNS // 2):
        chat = [prompts[(at * TURNS // 2 + place) % len(prompts)] for at in range(len(tasks))]
        replies = await _continued(served, talks, [each.prompt for each in chat])
        verdicts = [judged(each, reply) for each, reply in zip(chat, replies, strict=True)]
        good.append(share(sum(each.good for each in verdicts), len(verdicts)))
        asked: list[Task] = [tasks[(at + place) % len(tasks)] for at in range(len(tasks))]
        solved = await _continued(served, talks, [task.question for task in asked])
        right = [is_right(each.question, each.answer, reply.answer) for each, reply in zip(asked, solved, strict=True)]
        rights.append(right[-place:] + right[:-place])  # by problem, the same order at every place
        routes.append({"everyday": sent(replies), "problems": sent(solved)})
    return {
        "everyday": good,
        "problems": [share(sum(right), len(right)) for right in rights],
        "gain": paired(rights[-1], rights[0]),
        "sent": routes,
    }


async def _continued(served: Served, talks: Sequence[list[dict[str, Any]]], prompts: Sequence[str]) -> list[Reply]:
    """Ask a prompt behind each conversation, and add it with its answer."""
    for talk, prompt in zip(talks, prompts, strict=True):
        talk.append(turn(prompt))
    replies = await served.answers(talks)
    for talk, reply in zip(talks, replies, strict=True):
        talk.append(turn(reply.answer, "assistant"))
    return replies


PARTS: dict[str, Callable[[Served], Awaitable[Report]]] = {
    "splits": splits,
    "everyday": everyday_prompts,
    "conversations": conversations,
}


def begun(folder: Path, seed: int) -> Report:
    """The report as far as it goes for this seed."""
    path = folder / REPORT
    report: Report = json.loads(path.read_text()) if path.exists() else {}
    return report if report.get("seed") == seed else {"seed": seed, "seconds": {}, "models": {}}


def trained(folder: Path) -> Report | None:
    """The report of the training of what is served, where there is one."""
    path = folder / TRAINING
    found: Report | None = json.loads(path.read_text()) if path.exists() else None
    return found


async def measure(arguments: argparse.Namespace) -> None:
    """Run the wanted parts, keep each as it comes, and write the card."""
    report = begun(arguments.folder, arguments.seed)
    arguments.folder.mkdir(exist_ok=True)
    async with AsyncClient(arguments.url, timeout=600) as client:
        served = [model.id for model in await client.models()]
        for name in arguments.model or served:
            subject = Served(client, name, arguments.seed, arguments.problems, arguments.talks)
            for part in arguments.only.split(","):
                began = time.perf_counter()
                report["models"].setdefault(name, {})[part] = await PARTS[part](subject)
                seconds = report["seconds"][f"{name} {part}"] = round(time.perf_counter() - began)
                text = json.dumps(report, indent=1, sort_keys=True, ensure_ascii=False)
                (arguments.folder / REPORT).write_text(text + "\n")
                print(f"{name} {part}: {seconds} s", flush=True)
    (arguments.folder / CARD).write_text(card(report, trained(arguments.folder)))


def main() -> None:
    """Measure what a server serves."""
    parser = argparse.ArgumentParser(prog="evaluate.served", description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--model", action="append", help="a model or alias; default: all that are served")
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--problems", type=int, default=100, help="problems a split (default: 100)")
    parser.add_argument("--talks", type=int, default=40, help="conversations (default: 40)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where report and card are kept")
    arguments = parser.parse_args()
    if unknown := set(arguments.only.split(",")) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    asyncio.run(measure(arguments))


if __name__ == "__main__":
    main()
