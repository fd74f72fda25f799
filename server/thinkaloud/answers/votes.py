"""Majority vote over several answers to one question (self-consistency)."""

from collections.abc import Mapping
from types import MappingProxyType

from thinkaloud.answers.final_answer import answer_key
from thinkaloud.answers.mathematics import Key


class Tally:
    """The votes of `k` answers to one question, which come in one by one and in any order.

    Most votes win; in a tie, the answer that was given first. An answer that is blank, or failed, has no vote.
    """

    __slots__ = ("_counts", "_first", "_k", "_succeeded", "_winner")

    def __init__(self, k: int) -> None:
        if k < 1:
            raise ValueError("a vote needs at least one answer")
        self._k = k
        self._counts: dict[Key, int] = {}  # in the order in which they were first given
        self._first: dict[Key, int] = {}
        self._succeeded: dict[int, bool] = {}  # of each choice that has come in
        self._winner: int | None = None

    def add(self, index: int, text: str | None) -> None:
        """Add the answer of choice `index`; None if it failed.

        Raises:
            ValueError: this choice has voted, or all have.
        """
        if index in self._succeeded or len(self._succeeded) == self._k:
            raise ValueError(f"choice {index} has no vote left")
        self._succeeded[index] = text is not None
        vote = None if text is None else answer_key(text)
        if vote is not None:
            self._counts[vote] = self._counts.get(vote, 0) + 1
            self._first.setdefault(vote, index)
        if self._winner is None:
            self._winner = self._find_winner()

    @property
    def winner(self) -> int | None:
        """The choice that gave the winning answer first, once no outstanding vote can change the winner.

        If all are in and none has a vote, the first choice to come in that did not fail.
        """
        return self._winner

    @property
    def agreement(self) -> float:
        """The share of the answers so far that gave the leading one."""
        return max(self._counts.values(), default=0) / max(1, sum(self._succeeded.values()))

    @property
    def counts(self) -> Mapping[Key, int]:
        """The votes of each answer, in the order in which they were first given."""
        return MappingProxyType(self._counts)

    def _find_winner(self) -> int | None:
        outstanding = self._k - len(self._succeeded)
        if not self._counts:
            return None if outstanding else max(self._succeeded, key=self._succeeded.__getitem__)
        leader = max(self._counts, key=self._counts.__getitem__)  # in a tie, the first given
        votes = self._counts[leader]
        later = False  # whether the answer was given after the leader, which then wins a tie
        for answer, count in self._counts.items():
            if answer == leader:
                later = True
            elif count + outstanding > votes or (count + outstanding == votes and not later):
                return None
        return None if outstanding > votes else self._first[leader]
