"""What routing has spent and saved, from totals of requests by lane.

Thinking tokens are counted, where a request was answered by the thinking model. What a prompt would have thought that
was answered by the fast model is estimated by the mean of those that were sent to think through the same alias. Easy
prompts think less than that, so what is saved against always thinking is an upper estimate; in shadow it is counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

from rich.table import Table
from rich.text import Text

from thinkaloud.store.routed import LaneTotal
from thinkaloud.terminal.plain_text import escape

_Z = 1.96
"""Standard deviations to each side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A number of tokens with its 95 % interval. low, high: equal to `tokens` where it was counted."""

    tokens: float
    low: float
    high: float

    @property
    def is_counted(self) -> bool:
        """Whether nothing of it is estimated."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Savings:
    """The requests of one key to one alias, as it acted or as it would have in shadow.

    thinking: how many went to the thinking model. thought: tokens, whoever thought them.
    saved: against always thinking. extra: against never thinking. Each None where nobody knows what would have been
    thought. rated, good: outcomes, and good ones.
    """

    key: str
    alias: str
    is_shadow: bool
    requests: int
    thinking: int
    thought: int
    saved: Tokens | None
    extra: Tokens | None
    rated: int
    good: int


@dataclass(frozen=True, slots=True)
class _Mean:
    """The mean of so many counts, and their standard deviation."""

    count: int
    mean: float
    deviation: float

    def of_more(self, count: int) -> tuple[float, float]:
        """Return the sum expected of `count` more, and half the width of its interval."""
        return count * self.mean, _Z * self.deviation * sqrt(count * count / self.count + count)


def savings(totals: Sequence[LaneTotal]) -> list[Savings]:
    """Return what was saved, by alias, key, and whether it was in shadow."""

    def place(total: LaneTotal) -> tuple[str, str, bool]:
        return total.alias, total.owner, total.is_shadow

    means = {alias: _mean_thought(totals, alias) for alias in {total.alias for total in totals}}
    groups = groupby(sorted(totals, key=place), key=place)
    return [_savings([*group], means[alias]) for (alias, _, _), group in groups]


def _mean_thought(totals: Iterable[LaneTotal], alias: str) -> _Mean | None:
    """Return the mean of the prompts that were sent to think and did; None if there are fewer than two."""
    sent = [each for each in totals if each.alias == alias and each.routed == each.lane == "thinking"]
    count, thought = sum(each.requests for each in sent), sum(each.thinking_tokens for each in sent)
    if count < 2:
        return None
    mean = thought / count
    variance = (sum(each.squares for each in sent) - count * mean * mean) / (count - 1)
    return _Mean(count, mean, sqrt(max(0.0, variance)))


def _savings(totals: Sequence[LaneTotal], mean: _Mean | None) -> Savings:
    first = totals[0]
    return Savings(
        first.owner,
        first.alias,
        first.is_shadow,
        sum(each.requests for each in totals),
        sum(each.requests for each in totals if each.routed == "thinking"),
        sum(each.thinking_tokens for each in totals),
        _thought_by([each for each in totals if each.routed == "fast"], mean),
        _thought_by([each for each in totals if each.routed == "thinking"], mean),
        sum(each.rated for each in totals),
        sum(each.good for each in totals),
    )


def _thought_by(totals: Sequence[LaneTotal], mean: _Mean | None) -> Tokens | None:
    """Return what these prompts have thought, or would have, on the thinking model."""
    counted = sum(each.thinking_tokens for each in totals if each.lane == "thinking")
    unknown = sum(each.requests for each in totals if each.lane == "fast")
    if not unknown:
        return Tokens(counted, counted, counted)
    if mean is None:
        return None
    more, half = mean.of_more(unknown)
    return Tokens(counted + more, max(counted, counted + more - half), counted + more + half)


def report_table(rows: Sequence[Savings]) -> Table:
    """Return a table of them; what is estimated has its 95 % interval."""
    table = Table(box=None, pad_edge=False, caption="~ estimated, with its 95 % interval", caption_justify="left")
    for name in ("key", "alias"):
        table.add_column(name, overflow="fold")
    for name in ("requests", "sent to think", "thought", "saved", "extra", "good"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(
            Text(escape(row.key)),
            Text(escape(row.alias) + (" (shadow)" if row.is_shadow else "")),
            f"{row.requests:,}",
            f"{row.thinking / row.requests:.1%}",
            f"{row.thought:,}",
            _tokens(row.saved),
            _tokens(row.extra),
            f"{row.good} of {row.rated}" if row.rated else "-",
        )
    return table


def _tokens(tokens: Tokens | None) -> str:
    if tokens is None:
        return "unknown"
    if tokens.is_counted:
        return f"{tokens.tokens:,.0f}"
    return f"~{tokens.tokens:,.0f} ({tokens.low:,.0f}-{tokens.high:,.0f})"
