"""The clients of one engine: requests at once are spread over them, and one after the other keep to the first."""

from contextlib import ExitStack

import httpx
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.upstream.clients import Clients
from thinkaloud.settings import UpstreamEngine

SETTINGS = UpstreamEngine.model_validate({"kind": "upstream", "base_url": "http://127.0.0.1:9/v1", "model": "m"})


@given(st.lists(st.integers(0, 9), max_size=60))
def test_a_request_is_lent_the_first_of_the_clients_with_the_fewest(turns: list[int]) -> None:
    """A turn of 0 begins a request; another one ends the request that began so many before."""
    clients = Clients("engine", SETTINGS, httpx.MockTransport(lambda _: httpx.Response(200)))
    order: list[httpx.AsyncClient] = []
    running: list[tuple[httpx.AsyncClient, ExitStack]] = []
    for turn in turns:
        if 0 < turn <= len(running):
            running.pop(-turn)[1].close()
        elif turn == 0:
            stack = ExitStack()
            client = stack.enter_context(clients.lend())
            counts = {each: [other for other, _ in running].count(each) for each in order}
            if client not in order:  # a new one is taken where none of the others is free
                assert all(counts.values())
                order.append(client)
                counts[client] = 0
            assert client == next(each for each in order if counts[each] == min(counts.values()))
            running.append((client, stack))
