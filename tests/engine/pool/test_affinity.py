"""Which requests are taken for one conversation."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.generation import Message, Prompt
from thinkaloud.settings import AffinitySettings

BY_CONVERSATION = AffinitySettings()
BY_NAME = AffinitySettings.model_validate({"else": "none"})
TEXT = st.text(max_size=20)
LATER = st.lists(
    st.builds(lambda role, text: {"role": role, "content": text}, st.sampled_from(["assistant", "user"]), TEXT)
)


def talk(system: str, first: str, *later: Message) -> list[Message]:
    return [{"role": "system", "content": system}, {"role": "user", "content": first}, *later]


@given(TEXT, TEXT, LATER, TEXT)
def test_a_conversation_keeps_its_key_from_turn_to_turn(system: str, first: str, later: Any, caller: str) -> None:
    begun, going_on = (
        Prompt(messages, caller=caller) for messages in (talk(system, first), talk(system, first, *later))
    )
    assert conversation_key(begun, BY_CONVERSATION) == conversation_key(going_on, BY_CONVERSATION) is not None


@given(st.tuples(TEXT, TEXT, TEXT), st.tuples(TEXT, TEXT, TEXT))
def test_two_conversations_differ_by_caller_system_prompt_or_first_message(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    keys = [
        conversation_key(Prompt(talk(system, first), caller=caller), BY_CONVERSATION)
        for system, first, caller in (one, other)
    ]
    assert (keys[0] == keys[1]) is (one == other)


@given(st.text(min_size=1), TEXT, TEXT)
def test_the_client_s_name_for_it_wins_over_all_else(session: str, first: str, other: str) -> None:
    prompts = [
        Prompt(talk("", first), session=session, caller="a"),
        Prompt(talk("", other), session=session, caller="b"),
    ]
    for settings in (BY_CONVERSATION, BY_NAME):
        assert len({conversation_key(prompt, settings) for prompt in prompts}) == 1


def test_where_only_names_count_a_conversation_without_one_has_no_key() -> None:
    assert conversation_key(Prompt(talk("a", "b")), BY_NAME) is None


def test_a_conversation_without_any_message_has_a_key_too() -> None:
    assert conversation_key(Prompt([]), BY_CONVERSATION)
