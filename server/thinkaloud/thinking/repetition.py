"""Loop detection: whether the tokens of a trace have begun to repeat.

A loop is a stretch that ends at the newest token and equals itself `period` tokens back, for at least
`REPEATS * period + SLACK` tokens: 260 of one token, 36 rounds of eight, 8 sentences of 60, or 4.5 passages of 512. The
slack is what keeps short periods safe, where normal text does repeat: rulers, "ha ha ha", rows of zeros, a grid of 12
by 12 equal cells written out. Waiting costs some hundred tokens of a trace of thousands; a normal trace cut short costs
the answer.

Tokens are compared, not only hashes, so there are no false positives by collision. Text that changes from round to
round, even if only by a number that counts up, is no loop.
"""

from collections.abc import Hashable, Sequence

REPEATS = 4
SLACK = 256
MAX_PERIOD = 512
"""The longest period of a loop that is detected."""

_RUN_LENGTH = 8
"""Tokens that have to recur before a repetition is suspected; far fewer than a loop has."""


class LoopDetector:
    """The last few thousand tokens of one trace.

    Almost every token of normal text ends a run of eight that has not been seen lately, and nothing more is done.
    Only while a long stretch has nothing but known runs is its end searched for a period, by its prefix function
    and so in linear time: the last `span` tokens every `span / 4` tokens, for few spans. So the work per token is
    bounded, and a loop is found at most half its needed length late.
    """

    __slots__ = ("_known", "_known_before", "_repeats", "_seen", "_slack", "_spans", "_streak", "_tokens", "period")

    def __init__(self, repeats: int = REPEATS, slack: int = SLACK) -> None:
        """A loop of period p is one from `repeats * p + slack` tokens on.

        Raises:
            ValueError: fewer than 4 repeats or a slack of less than 64 tokens, which normal text has.
        """
        if repeats < REPEATS or slack < 64:
            raise ValueError(f"a loop needs at least {REPEATS} repeats and a slack of 64 tokens")
        self._repeats = repeats
        self._slack = slack
        # Doubling from the least power of two that holds the shortest loop to one that holds the longest.
        shortest, longest = ((self.min_length(period) - 1).bit_length() for period in (1, MAX_PERIOD))
        self._spans = tuple(1 << exponent for exponent in range(shortest, longest + 1))
        self._tokens: list[Hashable] = []
        self._known: set[tuple[Hashable, ...]] = set()  # runs of the last 512 to 1023 tokens, in two halves
        self._known_before: set[tuple[Hashable, ...]] = set()
        self._streak = 0  # how many tokens on end have closed a known run
        self._seen = 0
        self.period: int | None = None
        """The loop's period, once there is one."""

    def min_length(self, period: int) -> int:
        """Return the least number of tokens of a loop of this period."""
        return self._repeats * period + self._slack

    def push(self, token: Hashable) -> bool:
        """Add the next token. Returns whether the trace is in a loop; once it is, that does not change."""
        if self.period is not None:
            return True
        self._tokens.append(token)
        self._seen += 1
        run = tuple(self._tokens[-_RUN_LENGTH:])
        self._streak = self._streak + 1 if run in self._known or run in self._known_before else 0
        self._known.add(run)
        if self._seen % MAX_PERIOD == 0:
            self._known, self._known_before = set(), self._known
            if len(self._tokens) >= 2 * self._spans[-1]:
                del self._tokens[: -self._spans[-1]]
        if self._streak >= self._spans[0] // 4:
            self._search()
        return self.period is not None

    def decode(self, tokens: Sequence[Hashable]) -> int | None:
        """Add tokens until the trace is in a loop. Returns how many were added, or None if there is no loop."""
        for count, token in enumerate(tokens, 1):
            if self.push(token):
                return count
        return None

    def _search(self) -> None:
        """Search the spans that are due. A loop's streak lacks its first round, at most a quarter of it."""
        for span in self._spans:
            if self.period is None and self._seen % (span // 4) == 0 and self._streak >= span // 4:
                self.period = self._period(self._tokens[: -span - 1 : -1])

    def _period(self, backwards: list[Hashable]) -> int | None:
        """Return the period of the shortest loop at the beginning of `backwards`.

        borders[n]: how long the longest proper prefix of the first n tokens is that is also their end; n less that
        is their least period.
        """
        borders = [0, 0]
        border = 0
        for at in range(1, len(backwards)):
            token = backwards[at]
            while border and backwards[border] != token:
                border = borders[border]
            if backwards[border] == token:
                border += 1
            borders.append(border)
            period = at + 1 - border
            if period <= MAX_PERIOD and at + 1 >= self.min_length(period):
                return period
        return None
