"""When garbage is collected."""

import gc

import pytest

from thinkaloud.runtime import garbage


def test_nothing_is_collected_while_it_is_paused_and_then_as_before() -> None:
    with garbage.paused():
        assert not gc.isenabled()
        with garbage.paused():
            pass
        assert not gc.isenabled(), "it is still paused for the first"
        with pytest.raises(ImportError), garbage.paused():
            raise ImportError
    assert gc.isenabled()
