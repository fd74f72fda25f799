"""Room in the server: never more than there is, and every place given back."""

from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.admission import Admission
from thinkaloud.errors import Overloaded


@given(st.integers(1, 5), st.lists(st.booleans(), max_size=40))
def test_no_more_run_than_there_is_room_and_every_place_comes_back(room: int, steps: list[bool]) -> None:
    admission = Admission(room)
    inside: list[AbstractContextManager[None]] = []
    for enters in steps:
        if enters and len(inside) == room:
            with pytest.raises(Overloaded) as caught, admission.enter():
                pass
            assert caught.value.retry_after in range(1, 61)
        elif enters:
            place = admission.enter()
            place.__enter__()
            inside.append(place)
        elif inside:
            inside.pop().__exit__(None, None, None)
        assert admission.running == len(inside) <= room


def test_an_error_inside_gives_the_place_back() -> None:
    admission = Admission(1)
    with pytest.raises(ZeroDivisionError), admission.enter():
        1 / 0  # noqa: B018
    assert admission.running == 0
