"""When a request that failed is sent again: before its first byte only, a few times, each time later."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from thinkaloud_client.errors import ThinkAloudError

RETRIED = frozenset({408, 429, 502, 503, 504})
"""Statuses after which the same request may succeed."""


@dataclass(slots=True, frozen=True)
class Retrying:
    """times: how often, at most; 0 is never.

    first, most: seconds before the first time, doubled each time until `most`; of these the upper half is drawn by
    chance, so that many clients do not come back together.
    patience: the longest that a server may ask to wait (`Retry-After`); one that asks for more is not asked again.
    notify: called before each wait, with what failed and the seconds.
    """

    times: int = 2
    first: float = 0.5
    most: float = 8.0
    patience: float = 60.0
    notify: Callable[[ThinkAloudError, float], None] | None = None

    def wait(self, failures: int, asked: float | None) -> float | None:
        """Seconds until the next time; None: no more. failures: so far. asked: by the server, at least so long."""
        if failures > self.times or (asked or 0) > self.patience:
            return None
        longest: float = min(self.most, self.first * 2 ** min(failures - 1, 30))
        drawn = longest * random.uniform(0.5, 1)  # noqa: S311  nobody gains by guessing it
        return drawn if asked is None else max(asked, drawn)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """What `Retry-After` says, in seconds from the answer's own date. It may be a number or a date."""
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", told, re.ASCII):
        return float(told)
    try:
        then = parsedate_to_datetime(told)
    except ValueError:
        return None
    try:
        now = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        now = datetime.now(UTC)
    try:
        return max(0.0, (then - now).total_seconds())
    except TypeError:  # one of them says no time zone
        return None
