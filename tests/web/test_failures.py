"""What goes wrong is said in words, with what to do, and what came stays."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from live import Live, until
from web.conftest import Opening
from web.keeping import everything_kept
from web.reading import FRUIT, Reader
from web.serving import key, serving, settings
from web.watching import Watch

KEY = "secret-of-app"


def refused(status: int) -> str:
    """What Chromium says on its console of a response with `status`."""
    return rf"the server responded with a status of {status} "


@pytest.fixture(scope="module")
async def locked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A server that wants a key; one key of it may ask once a minute."""
    keys = [key("app"), key("once", requests_per_minute=1)]
    async with serving(settings(tmp_path_factory.mktemp("locked"), keys=keys)) as live:
        yield live


@pytest.fixture
async def outside(opening: Opening, locked: Live, watches: list[Watch]) -> Reader:
    """The page of that server, before a key is given."""
    reader = await opening(locked)
    watches[-1].expected.append(refused(401))
    await expect(reader.page.get_by_label("This server asks for a key.")).to_be_visible()
    await expect(reader.question).to_have_count(0)
    return reader


async def give(reader: Reader, secret: str) -> None:
    field = reader.page.get_by_placeholder("Your key")
    await field.fill(secret)
    await field.press("Enter")


async def test_a_key_lets_in_and_is_kept_out_of_addresses_and_of_what_stays(
    outside: Reader, watches: list[Watch]
) -> None:
    await expect(outside.page.get_by_placeholder("Your key")).to_have_attribute("type", "password")
    await give(outside, KEY)
    await expect(outside.page.get_by_placeholder("Your key")).to_have_count(0)
    await outside.answered(FRUIT, "thinker")
    await expect(outside.answer).to_contain_text("3 dollars")
    await outside.page.reload()
    await outside.answered(FRUIT)
    await expect(outside.answer).to_contain_text("3 dollars")
    assert KEY not in "".join(request.url for request in watches[-1].requests) + outside.page.url
    assert KEY not in await everything_kept(outside.page)


async def test_a_key_that_is_not_known_is_asked_for_again(outside: Reader) -> None:
    await give(outside, "another")
    await expect(outside.page.get_by_label("This server does not know that key.")).to_be_visible()
    await give(outside, KEY)
    await outside.answered(FRUIT, "thinker")
    await expect(outside.answer).to_contain_text("3 dollars")


async def test_a_limit_that_is_reached_says_when_it_is_over(outside: Reader, watches: list[Watch]) -> None:
    watches[-1].expected.append(refused(429))
    await give(outside, "secret-of-once")
    await outside.answered(FRUIT, "thinker")
    await outside.answered("And what is dear?")
    await expect(outside.problem).to_contain_text("The limit of your key is used up for now.")
    await expect(outside.problem).to_contain_text(
        re.compile(r"Try again when it has filled up\.\s+It is tried again in \d+\ss\.")
    )
    await expect(outside.problem.get_by_role("button", name="Try again")).to_be_visible()
    await expect(outside.cards).to_have_count(1)
    await expect(outside.question).to_have_value("And what is dear?")
    await outside.question.fill("")
    await outside.button("New conversation").click()
    await outside.ask(FRUIT)
    await expect(outside.problem).to_have_count(1)
    await expect(outside.question).to_have_value(FRUIT)
    await expect(outside.conversations.get_by_role("listitem")).to_have_count(1)


async def test_an_overloaded_server_says_so_and_the_question_can_be_asked_again(reader: Reader, watch: Watch) -> None:
    watch.expected.append(refused(503))
    refusals = [{"error": {"message": "the queue is full", "type": "overloaded", "code": "overloaded"}}]

    async def refuse_once(route: Route) -> None:
        if refusals:
            await route.fulfill(status=503, json=refusals.pop(), headers={"retry-after": "7"})
        else:
            await route.continue_()

    await reader.page.route("**/v1/chat/completions", refuse_once)
    await reader.answered(FRUIT, "thinker")
    await expect(reader.problem).to_contain_text("The server is busy.")
    await expect(reader.problem).to_contain_text(re.compile(r"in \d\ss"))
    await reader.problem.get_by_text("What the server says").click()
    await expect(reader.problem).to_contain_text("the queue is full")
    await reader.problem.get_by_role("button", name="Try again").click()
    await expect(reader.answer).to_contain_text("3 dollars")
    await expect(reader.problem).to_have_count(0)


@pytest.mark.parametrize("status", [429, 503])
async def test_what_is_refused_for_now_is_counted_down_and_asked_again(
    reader: Reader, watch: Watch, status: int
) -> None:
    watch.expected.append(refused(status))
    left = [1, 1]

    async def refuse(route: Route) -> None:
        if left:
            await route.fulfill(status=status, json={"error": {}}, headers={"retry-after": str(left.pop())})
        else:
            await route.continue_()

    await reader.page.route("**/v1/chat/completions", refuse)
    await reader.ask(FRUIT, "thinker")
    await expect(reader.problem).to_contain_text("It is tried again in 1 s.")
    await expect(reader.answer).to_contain_text("3 dollars")
    await expect(reader.problem).to_have_count(0)
    await expect(reader.question).to_have_value("")


async def test_what_is_refused_again_and_again_is_left_to_the_reader(reader: Reader, watch: Watch) -> None:
    watch.expected.append(refused(503))
    await reader.page.clock.install()
    await reader.page.route(
        "**/v1/chat/completions",
        lambda route: route.fulfill(status=503, json={"error": {}}, headers={"retry-after": "2"}),
    )
    await reader.ask(FRUIT, "thinker")
    for _ in range(3):
        await expect(reader.problem).to_contain_text("It is tried again in 2 s.")
        async with reader.page.expect_response("**/v1/chat/completions"):
            await reader.page.clock.run_for(2100)
    await expect(reader.problem).to_contain_text("The server is busy.")
    await expect(reader.problem).not_to_contain_text("It is tried again")


async def test_a_refused_question_that_is_rewritten_is_not_asked_by_itself(reader: Reader, watch: Watch) -> None:
    watch.expected.append(refused(429))
    await reader.page.clock.install()
    await reader.page.route(
        "**/v1/chat/completions",
        lambda route: route.fulfill(status=429, json={"error": {}}, headers={"retry-after": "2"}),
    )
    await reader.ask(FRUIT, "thinker")
    await expect(reader.question).to_have_value(FRUIT)
    await reader.question.fill("Something else")
    watch.requests.clear()
    await reader.page.clock.run_for(5000)
    assert "/v1/chat/completions" not in watch.paths()
    await expect(reader.question).to_have_value("Something else")


@pytest.mark.parametrize("place", ["trace", "answer"])
async def test_an_engine_that_fails_in_the_middle_leaves_what_came(reader: Reader, place: str) -> None:
    await reader.answered(f"break in the {place}", "slow")
    await expect(reader.problem).to_contain_text("The engine behind this model failed.")
    await expect(reader.problem).to_contain_text("Try again, or choose another model.")
    await expect(reader.trace if place == "trace" else reader.answer).to_contain_text("number 1,")


@pytest.mark.also_in_firefox
async def test_a_server_that_dies_in_the_middle_leaves_what_came(
    opening: Opening, watches: list[Watch], tmp_path: Path
) -> None:
    async with serving(settings(tmp_path)) as live:
        reader = await opening(live)
        watches[-1].expected.append("net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|EMPTY_RESPONSE)")
        await reader.ask("answer for ever", "slow")
        await reader.page.get_by_text("number 1,").wait_for()
        for connection in live.server.server_state.connections:
            connection.transport.abort()
        await reader.over()
        await expect(reader.problem).to_contain_text("The connection broke off.")
        await expect(reader.problem).to_contain_text("What came is kept. Try again to get the whole answer.")
        await expect(reader.page.get_by_text("number 1,")).to_be_visible()
        await until(lambda: live.fleet.engines["slow"].running() == 0)


async def test_a_server_that_is_gone_is_said_to_be_and_found_again(reader: Reader, watch: Watch) -> None:
    watch.expected.append("net::ERR_FAILED")
    await reader.page.route("**/v1/**", lambda route: route.abort())
    await reader.page.reload()
    await expect(reader.problem).to_contain_text("The server cannot be reached.")
    await expect(reader.problem).to_contain_text("See whether it is running, then try again.")
    await reader.page.unroute_all()
    await reader.problem.get_by_role("button", name="Try again").click()
    await reader.answered(FRUIT, "thinker")
    await expect(reader.answer).to_contain_text("3 dollars")


async def test_a_key_that_is_forgotten_is_asked_for_again(outside: Reader) -> None:
    await give(outside, KEY)
    await outside.answered(FRUIT, "thinker")
    await outside.button("Forget the key").click()
    await expect(outside.page.get_by_label("This server asks for a key.")).to_be_visible()
    await expect(outside.question).to_have_count(0)
    await give(outside, KEY)
    await expect(outside.question).to_be_visible()


async def test_a_part_of_the_page_that_cannot_be_loaded_is_said_to_be_missing(reader: Reader, watch: Watch) -> None:
    watch.expected.append("net::ERR_FAILED")
    await reader.page.route("**/assets/TurnPlace-*", lambda route: route.abort())
    await reader.ask(FRUIT, "thinker")
    await expect(reader.page.get_by_text("A part of this page cannot be loaded.")).to_be_visible()
    await expect(reader.page.get_by_role("status").filter(has_text="thinker has answered")).to_have_count(1)
    await reader.page.unroute_all()
    await reader.button("Load it again").click()
    await expect(reader.answer).to_contain_text("3 dollars")
