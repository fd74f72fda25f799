"""The events of an answer's choices, and what an engine's own errors become."""

from collections.abc import AsyncGenerator, Sequence

import pytest

from thinkaloud.errors import EngineFailed, UnexpectedError, describe_causes
from thinkaloud.events import Event
from thinkaloud.request.reader import ChoicesSource


async def failing(error: Exception) -> AsyncGenerator[Sequence[Event], None]:
    yield ()
    raise error


async def test_an_unexpected_error_goes_on_without_its_text_and_is_told_by_its_kind() -> None:
    source = ChoicesSource(failing(ValueError("the trace so far")), None, lambda _: None)
    assert await source.read() == ()
    with pytest.raises(UnexpectedError) as raised:
        await source.read()
    assert "trace" not in repr(raised.value)
    assert describe_causes(raised.value).startswith("ValueError at ")


async def test_an_engine_s_failure_is_reported_and_goes_on_as_it_is() -> None:
    reported: list[EngineFailed] = []
    source = ChoicesSource(failing(error := EngineFailed("gone")), None, reported.append)
    await source.read()
    with pytest.raises(EngineFailed) as raised:
        await source.read()
    assert raised.value is error
    assert reported == [error]
