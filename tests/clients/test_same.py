"""Two clients, one behaviour: whatever a server says, and however its bytes are cut."""

import asyncio

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.fake import DONE, GOOD, URL, Fake, Said, chunk, cut, same, stream
from clients.streams import streams
from thinkaloud_client import Decision, Done, Model, NotFound, Reply, Started, ThinkAloudError

breaks = st.sampled_from([httpx.ReadError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")])
bodies = st.builds(
    lambda data, places, broken: [*cut(data, places), *broken],
    streams(),
    st.lists(st.integers(0, 10_000), max_size=4),
    st.lists(breaks, max_size=1),
)
heads = st.sampled_from([200, 200, 200, 400, 401, 403, 404, 429, 500, 503])
answers = st.builds(Said, heads, st.sampled_from([{}, {"retry-after": "1"}, {"x-request-id": "req-1"}]), bodies)
failures = st.sampled_from([httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.ReadTimeout("x")])
servers = st.lists(answers | failures, min_size=1, max_size=3)


@given(servers)
def test_both_clients_give_the_same_events_the_same_error_and_the_same_reply(said: list[Said | Exception]) -> None:
    same(lambda: Fake(*said))


@given(streams(), st.lists(st.integers(0, 10_000), max_size=8))
def test_any_cutting_of_the_same_bytes_is_the_same_answer(data: bytes, places: list[int]) -> None:
    assert same(lambda: Fake(Said(pieces=cut(data, places)))) == same(lambda: Fake(Said(pieces=[data])))


@given(servers)
def test_what_is_asked_for_whole_is_what_the_stream_ends_with(said: list[Said | Exception]) -> None:
    told = same(lambda: Fake(*said))
    with Fake(*said).client() as client:
        if told.error is None:
            assert told.events[-1] == Done(client.ask("hi"))
            assert told.events[-1] == Done(told.reply)
        else:
            with pytest.raises(type(told.error)) as raised:
                client.ask("hi")
            assert raised.value.partial == told.error.partial


@given(servers)
def test_an_error_behind_the_first_byte_has_what_came(said: list[Said | Exception]) -> None:
    told = same(lambda: Fake(*said))
    if told.error is not None and told.events:
        assert told.error.partial == told.reply


def test_the_same_models_and_the_same_route() -> None:
    rows = (
        b'{"data": [{"id": "auto", "route": {"fast": "a", "thinking": "b"}}, {"id": "a", "max_model_len": 9}, 1, {}]}'
    )
    told = b'{"model": "a", "by": "kind", "lane": "fast", "features": [{"name": "length", "log_odds": -0.5}]}'

    async def awaited() -> tuple[list[Model], Decision]:
        async with Fake(Said(pieces=[rows]), Said(pieces=[told])).async_client() as client:
            return await client.models(), await client.route("hi")

    with Fake(Said(pieces=[rows]), Said(pieces=[told])).client() as client:
        models, decision = client.models(), client.route("hi")
    assert [model.id for model in models] == ["auto", "a"]
    assert models[1].context_length == 9
    assert (decision.route.model, decision.lane, decision.features) == ("a", "fast", (("length", -0.5),))
    assert asyncio.run(awaited()) == (models, decision)


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_json_is_an_error_of_ours(body: bytes) -> None:
    with Fake(Said(pieces=[body])).client() as client:
        for ask in (client.models, lambda: client.route("hi"), lambda: client.answer_now("a")):
            with pytest.raises(ThinkAloudError):
                ask()


def test_a_stream_is_told_once() -> None:
    with Fake(GOOD).client() as client:
        telling = client.stream("hi")
        with pytest.raises(RuntimeError, match="no id"):
            telling.answer_now()
        assert telling.reply == Reply()
        assert list(telling)[-1] == Done(telling.reply)
        with pytest.raises(RuntimeError, match="told once"):
            list(telling)


def test_what_runs_is_named_quoted() -> None:
    fake = Fake(Said(pieces=[b"{}"]))
    with fake.client() as client:
        client.answer_now("../a b?c#d\u00e9")
    assert fake.asked[0].url.raw_path == b"/v1/chat/completions/..%2Fa%20b%3Fc%23d%C3%A9/answer"


def test_a_server_that_cannot_end_the_thinking_says_so() -> None:
    fake = Fake(GOOD, Said(404, pieces=[b'{"detail": "Not Found"}']))
    with fake.client() as client, client.stream("hi") as telling:
        assert isinstance(next(iter(telling)), Started)
        with pytest.raises(NotFound):
            telling.answer_now()


def test_the_head_says_what_was_ignored_and_which_request_it_was() -> None:
    head = {"x-thinkaloud-ignored": "colour, shape", "x-request-id": "req-1"}
    told = same(lambda: Fake(Said(headers=head, pieces=[stream(chunk({"content": "yes"}), DONE)])))
    assert (told.reply.ignored, told.reply.request_id) == (("colour", "shape"), "req-1")
    assert URL in repr(Fake().client())
