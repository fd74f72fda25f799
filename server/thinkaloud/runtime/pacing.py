"""The pause between two rounds of work that is cheaper the more there is of it."""

FEW_READERS = 4
"""Readers of one engine who get every token by itself, at once; where there are more, tokens may come together."""
_RATIO = 16
"""How much longer the pause is than the round before it, which then takes at most a seventeenth of the loop's time."""


def pause(seconds: float, longest: float) -> float:
    """Return the seconds to wait after a round that took `seconds`, at most `longest`."""
    return min(_RATIO * seconds, longest)
