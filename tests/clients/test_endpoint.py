"""Which server is asked, and with which key: no error, text or log ever says the key or what is in a bad URL."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.fake import GOOD, Fake, Said
from thinkaloud_client import BadRequest, Client, Unauthorized
from thinkaloud_client.endpoint import DEFAULT_URL, Endpoint

SECRET = "ta-canary"


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("THINKALOUD_BASE_URL", "THINKALOUD_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_a_url_is_the_same_with_and_without_its_end(end: str) -> None:
    assert Endpoint.of(f"https://a.test/behind{end}", None) == Endpoint("https://a.test/behind")


def test_what_is_not_given_stands_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Endpoint.of(None, None) == Endpoint(DEFAULT_URL)
    monkeypatch.setenv("THINKALOUD_BASE_URL", "http://a.test/v1")
    monkeypatch.setenv("THINKALOUD_API_KEY", SECRET)
    assert Endpoint.of(None, None) == Endpoint("http://a.test", SECRET)
    assert Endpoint.of("http://b.test", "other") == Endpoint("http://b.test", "other")
    assert Endpoint.of(None, "").headers() == {}


@pytest.mark.parametrize(
    "url",
    [
        f"ftp://u:{SECRET}@x",
        f"http://u:{SECRET}@x",
        f"http://{SECRET}@x",
        f"http://x?key={SECRET}",
        f"http://x#{SECRET}",
        f"http://x:{SECRET}",
        f"http://ex\u2100{SECRET}",
        f"http://{SECRET}\n",
        f"http://{SECRET}..x",
        "http://" + SECRET * 10,
        f"http://x/{SECRET}\ud800",
        f"http://x:99999/{SECRET}",
        f"http:///{SECRET}",
        SECRET,
    ],
)
def test_what_is_no_url_of_a_server_is_refused_and_not_quoted(url: str) -> None:
    with pytest.raises(ValueError, match="base_url") as raised:
        Client(url)
    assert SECRET not in f"{raised.value!r} {raised.value.__context__!r}"


@pytest.mark.parametrize(
    "key", [f"{SECRET}\u00e9", f"{SECRET}\n", f"{SECRET}\r\nx: y", f"{SECRET} x", "\ud800" + SECRET]
)
def test_what_can_be_no_key_is_refused_and_not_quoted(key: str) -> None:
    with pytest.raises(ValueError, match="api_key") as raised:
        Client(api_key=key)
    assert SECRET not in f"{raised.value!r} {raised.value.__context__!r}"


@given(st.text() | st.text().map("http://{}".format), st.text(min_size=1))
def test_any_other_is_refused_or_can_be_asked(url: str, key: str) -> None:
    fake = Fake(GOOD)
    for odd in ({"url": url}, {"api_key": key}):
        try:
            client = fake.client(**odd)
        except ValueError:
            continue
        with client:
            assert client.ask("hi").answer == "yes"


def test_the_key_goes_to_its_server_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    elsewhere = Said(307, {"location": "http://elsewhere.test/v1/chat/completions"})
    fake = Fake(GOOD, elsewhere, Said(401))
    with fake.client(api_key=SECRET) as client:
        assert client.ask("hi").answer == "yes"
        with pytest.raises(BadRequest, match="307") as moved:
            client.ask("hi")
        with pytest.raises(Unauthorized) as unknown:
            client.ask("hi")
        said = f"{client!r} {vars(client)} {moved.value!r} {vars(unknown.value)} {unknown.value!r} {caplog.text}"
    assert SECRET not in said
    assert {each.headers["authorization"] for each in fake.asked} == {f"Bearer {SECRET}"}
    assert {each.url.host for each in fake.asked} == {"fake.test"}
