"""What the failure of a request says of its member, and whether another one is asked.

connection not made, broken before any byte    another member    a failure of this one
502, 503, 504                                  another member    a failure, or a pause if it sends Retry-After
429                                            another member    a pause if it sends Retry-After
another 5xx, silence, a stream cut or garbled  no                a failure
any other 4xx                                  no                nothing
"""

from dataclasses import dataclass

import httpx

from thinkaloud.errors import EngineFailed, RequestError

_ELSEWHERE = frozenset({429, 502, 503, 504})
_MAX_CREDIT = 10.0
"""Retries that can be saved up."""


class MemberRefused(Exception):
    """A member answered with a status other than 200.

    pause: seconds of its Retry-After header; None without one. error: what the caller is told.
    """

    def __init__(self, status: int, pause: float | None, error: RequestError) -> None:
        super().__init__(f"status {status}")
        self.status, self.pause, self.error = status, pause, error


@dataclass(slots=True, frozen=True)
class Judgement:
    """goes_elsewhere: whether another member may be asked, before anything came. is_failure: of the member's.

    is_away: whether no connection could be made or kept. pause: seconds that the member wants.
    """

    goes_elsewhere: bool = False
    is_failure: bool = False
    is_away: bool = False
    pause: float | None = None


def judge(error: Exception) -> Judgement:
    """Return what `error` says of the member that it came from. An engine's words for a broken connection have that as
    their cause.
    """
    broken = isinstance(error, EngineFailed) and isinstance(error.__cause__, httpx.RequestError)
    match error.__cause__ if broken else error:
        case MemberRefused(status=status, pause=pause):
            if status in _ELSEWHERE and pause is not None:
                return Judgement(goes_elsewhere=True, pause=pause)
            return Judgement(goes_elsewhere=status in _ELSEWHERE, is_failure=status >= 500)
        case httpx.ConnectTimeout() | httpx.NetworkError() | httpx.RemoteProtocolError() | httpx.ProxyError():
            return Judgement(goes_elsewhere=True, is_failure=True, is_away=True)
        case httpx.RequestError() | EngineFailed():
            return Judgement(is_failure=True)
    return Judgement()


class RetryBudget:
    """Credit for retries: each request adds a little, each retry takes one. It begins full.

    So retries of many requests stay a fixed share of them, and a fleet that is overloaded is not asked twice.
    """

    def __init__(self, share: float) -> None:
        """share: of the requests, that may be retried."""
        self._share = share
        self._credit = _MAX_CREDIT if share else 0.0

    def add_request(self) -> None:
        self._credit = min(_MAX_CREDIT, self._credit + self._share)

    def take_retry(self) -> bool:
        """Take the credit for one retry. Return whether there was any."""
        if self._credit < 1:
            return False
        self._credit -= 1
        return True
