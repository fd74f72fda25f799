"""What is a dialect's own outside of its answers, for the base: OpenAI's form."""

import pytest
from starlette.types import Scope

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.dialect import OPENAI, Dialect, choose_dialect
from thinkaloud.request import Limit


class Claiming(Dialect):
    """Claims one path."""

    def claims(self, scope: Scope) -> bool:
        return bool(scope["path"] == "/own")


def test_a_request_is_of_the_first_dialect_that_claims_it_else_of_openais() -> None:
    first, second = Claiming(), Claiming()
    assert choose_dialect([first, second], {"path": "/own"}) is first
    assert choose_dialect([first, second], {"path": "/other"}) is OPENAI
    assert choose_dialect([], {"path": "/own"}) is OPENAI


def test_an_error_has_openais_four_keys() -> None:
    error = {"message": "no", "type": "invalid_request_error", "param": "n", "code": "invalid_value"}
    assert OPENAI.error(InvalidRequest("no", param="n"), "req-1") == {"error": error}


@pytest.mark.parametrize(
    ("seconds", "spelt"), [(0, "0ms"), (0.12, "120ms"), (1, "1s"), (1.5, "1.5s"), (60, "1m0s"), (150, "2m30s")]
)
def test_a_limit_is_three_headers_and_its_time_is_spelt_as_openai_does(seconds: float, spelt: str) -> None:
    assert OPENAI.limit_headers([Limit("tokens", 600, 500, seconds)]) == {
        "x-ratelimit-limit-tokens": "600",
        "x-ratelimit-remaining-tokens": "500",
        "x-ratelimit-reset-tokens": spelt,
    }
