"""What is asked for, and the request that says it."""

from typing import Any

import pytest

from clients.fake import GOOD, Fake
from thinkaloud_client.options import Options


def sent(prompt: Any = "hi", **options: Any) -> dict[str, Any]:
    fake = Fake(GOOD)
    with fake.client() as client:
        client.ask(prompt, **options)
    return fake.sent()


PLAIN = {
    "model": "auto",
    "messages": [{"role": "user", "content": "hi"}],
    "stream": True,
    "stream_options": {"include_usage": True},
}


@pytest.mark.parametrize(
    ("options", "more"),
    [
        ({}, {}),
        ({"model": "m", "temperature": 0, "seed": None}, {"model": "m", "temperature": 0}),
        ({"effort": "low", "budget": 99}, {"reasoning_effort": "low", "thinking_budget": 99}),
        ({"thinking": False}, {"reasoning": {"enabled": False}}),
        ({"visibility": "full"}, {"include_reasoning": True}),
        ({"visibility": "hidden", "progress": True}, {"include_reasoning": False, "reasoning": {"progress": True}}),
        ({"visibility": "summary"}, {"reasoning": {"summary": "auto"}}),
        ({"visibility": "summary", "summary": "concise"}, {"reasoning": {"summary": "concise"}}),
        (
            {"votes": 3, "retries": 1, "details": True, "encrypted": True},
            {"reasoning": {"votes": 3, "retries": 1, "details": True, "encrypted": True}},
        ),
        ({"votes": 3, "extra": {"reasoning": {"min_tokens": 9}}}, {"reasoning": {"votes": 3, "min_tokens": 9}}),
        ({"extra": {"top_k": 1, "stream": False}}, {"top_k": 1}),
        (
            {"tools": [{"type": "function"}], "tool_choice": "auto"},
            {"tools": [{"type": "function"}], "tool_choice": "auto"},
        ),
    ],
)
def test_an_option_is_a_field_of_the_request(options: Any, more: dict[str, Any]) -> None:
    assert sent(**options) == PLAIN | more


def test_what_a_request_says_goes_before_what_its_client_says() -> None:
    fake = Fake(GOOD)
    with fake.client(model="m", temperature=0, lane="fast") as client:
        client.ask("hi", temperature=None, seed=1, lane="thinking")
    assert fake.sent() == PLAIN | {"model": "m", "seed": 1}
    assert fake.asked[0].headers["x-thinkaloud-route"] == "thinking"


def test_messages_go_out_as_they_are_parts_and_all() -> None:
    messages = [
        {"role": "system", "content": "Be brief."},
        {
            "role": "user",
            "content": [{"type": "text", "text": "What?"}, {"type": "image_url", "image_url": {"url": "x"}}],
        },
    ]
    assert sent(messages)["messages"] == messages


def test_every_option_is_documented() -> None:
    told = (Options.__doc__ or "").replace(":", " ").replace(",", " ").split()
    assert {name for name in Options.__annotations__ if name not in told} == set()
