"""Votes: several choices think about one question, and the answer that most of them give is sent.

The choices are kept back until it is decided; as soon as no vote that is still out can change it, the others are
stopped (self-consistency, Wang et al. 2022, arXiv:2203.11171). Then the winner's events go out as if it alone had
been asked. A choice that fails has no vote; where all fail, the first one's error is the request's.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

import msgspec

from thinkaloud.answers.votes import Tally
from thinkaloud.errors import RequestError
from thinkaloud.events import AnswerDelta, Event, Finished, ToolCallDelta, TraceDelta, TraceEnd, Undecided, Voted
from thinkaloud.request.merge import Failed, merge
from thinkaloud.traces.seen.progress import Meter


class _Voter:
    """One choice's events, and what it has said by now."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.finished: Finished | None = None
        self._trace: int | None = None

    def add(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, TraceEnd):
            self._trace = (self._trace or 0) + event.tokens
        if isinstance(event, Finished):
            self.finished = event

    def tokens(self, spent: int) -> tuple[int, int]:
        """All tokens, and those of the trace. spent: all of a choice that was stopped, trace if that had not ended."""
        if self.finished is not None:
            return self.finished.completion_tokens, self.finished.reasoning_tokens
        answered = any(isinstance(event, AnswerDelta) for event in self.events)
        return spent, self._trace if self._trace is not None else 0 if answered else spent

    @property
    def answer(self) -> str:
        """What is voted for: the text, or the calls that are made instead of one."""
        text = "".join(event.text for event in self.events if isinstance(event, AnswerDelta))
        calls: dict[int, list[str]] = {}
        for event in self.events:
            if isinstance(event, ToolCallDelta):
                calls.setdefault(event.position, []).append(f"{event.name or ''}{event.arguments}")
        return text or (msgspec.json.encode(["".join(parts) for parts in calls.values()]).decode() if calls else "")


async def elect(
    choices: Sequence[AsyncGenerator[Sequence[Event], None]], spent: Callable[[int], int]
) -> AsyncGenerator[Sequence[Event], None]:
    """The winner's events as those of choice 0, behind the `Voted` that says how it was decided; before it, `Progress`.

    spent: how many tokens a choice has taken by now.
    """
    tally = Tally(len(choices))
    voters = [_Voter() for _ in choices]
    meter = Meter()
    failures: list[RequestError] = []
    async with aclosing(merge(choices, goes_on=True)) as batches:
        async for batch in batches:
            if isinstance(batch, Failed):
                failures.append(batch.error)
                tally.add(batch.index, None)
            else:
                for event in batch:
                    index = getattr(event, "index", 0)
                    voters[index].add(event)
                    if isinstance(event, TraceDelta | Undecided) and (progress := meter.count(event)):
                        yield [progress]
                    if isinstance(event, Finished):
                        tally.add(index, voters[index].answer)
            if tally.winner is not None:
                break
    if len(failures) == len(choices):
        raise failures[0]
    winner = voters[tally.winner or 0]
    cached = min((voter.finished.cached_tokens for voter in voters if voter.finished), default=0)
    for event in winner.events:
        if isinstance(event, Finished):
            event.cached_tokens = cached
        if hasattr(event, "index"):
            event.index = 0
    yield [_count_votes(tally, voters, spent), *winner.events]


def _count_votes(tally: Tally, voters: Sequence[_Voter], spent: Callable[[int], int]) -> Voted:
    tokens = [voter.tokens(spent(index)) for index, voter in enumerate(voters)]
    counted = [every for (every, _), voter in zip(tokens, voters, strict=True) if voter.finished]
    usual = sum(counted) / max(1, len(counted))
    saved = sum(usual - every for (every, _), voter in zip(tokens, voters, strict=True) if not voter.finished)
    return Voted(
        votes=len(voters),
        counted=len(counted),
        agreement=tally.agreement,
        completion_tokens=sum(every for every, _ in tokens),
        reasoning_tokens=sum(trace for _, trace in tokens),
        tokens_saved=max(0, round(saved)),
    )
