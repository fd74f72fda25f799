"""Running requests: found by id and key alone, while they run."""

import pytest

from thinkaloud.errors import InvalidRequest, NotFound
from thinkaloud.request.registry import Running


def test_a_request_is_found_by_its_id_and_its_callers_key_while_it_runs() -> None:
    running = Running()
    with running.enter("a", "alice") as switch:
        for request_id, caller in (("a", "bob"), ("b", "alice")):
            with pytest.raises(NotFound):
                running.answer_now(request_id, caller)
        assert not switch.pressed
        running.answer_now("a", "alice")
        assert switch.pressed
    with pytest.raises(NotFound):
        running.answer_now("a", "alice")


def test_what_cannot_be_ended_says_so() -> None:
    running = Running()
    with running.enter("a", "alice") as switch:
        switch.works = False
        with pytest.raises(InvalidRequest, match="cannot be ended"):
            running.answer_now("a", "alice")
        assert not switch.pressed


def test_two_requests_do_not_share_a_switch() -> None:
    running = Running()
    with running.enter("a", "alice") as one, running.enter("b", "alice") as other:
        running.answer_now("a", "alice")
        assert (one.pressed, other.pressed) == (True, False)
