"""Sealed traces: the server reads back what it sealed for the same caller and model; nobody else reads or makes one."""

import base64
import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Message
from thinkaloud.settings import SealingSettings
from thinkaloud.traces.kept.sealer import LONGEST, Place, Sealer, digest_user_turn

SECRETS = {"A": "a-random-secret-of-the-operator-1", "B": "b-random-secret-of-the-operator-2"}
LIFETIME = 3600
ALPHABET = string.ascii_letters + string.digits + "-_"
TEXT = st.text(st.characters(codec="utf-8"), max_size=600)
NAME = st.text(max_size=8)
HERE = Place("me", "m", digest_user_turn([{"role": "user", "content": "2 + 2?"}]), ("call_1", "call_2"))


@pytest.fixture(scope="module")
def sealer(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Sealer]:
    """Makes sealers of the secrets with these names, at a time."""
    folder = tmp_path_factory.mktemp("secrets")
    for name, secret in SECRETS.items():
        (folder / name).write_text(secret)

    def made(*names: str, now: float = 1_000_000.5) -> Sealer:
        keys = [{"file": folder / name} for name in names]
        return Sealer(SealingSettings.model_validate({"keys": keys}).secrets(), LIFETIME, lambda: now)

    return made


@given(TEXT, NAME, NAME, st.floats(0, LIFETIME - 2))
def test_a_seal_opens_to_its_trace_for_its_owner_and_model_before_it_expires(
    sealer: Callable[..., Sealer], trace: str, owner: str, model: str, later: float
) -> None:
    token = sealer("A").seal(trace, Place(owner, model))
    assert set(token) <= set(ALPHABET)
    assert sealer("A", now=1_000_000.5 + later).open(token, Place(owner, model)) == trace


@pytest.mark.parametrize("trace", ["", "\0", "\x80\0\0", "x" * 255, "x" * 256, "é" * 100_000])
def test_a_trace_of_any_length_and_end_opens_to_itself(sealer: Callable[..., Sealer], trace: str) -> None:
    assert sealer("A").open(sealer("A").seal(trace, HERE), HERE) == trace


def test_half_a_character_does_not_break_the_seal(sealer: Callable[..., Sealer]) -> None:
    assert sealer("A").open(sealer("A").seal("a\ud800b", HERE), HERE) == "a?b"


@given(TEXT, st.data())
def test_one_changed_character_and_nothing_opens(
    sealer: Callable[..., Sealer], trace: str, data: st.DataObject
) -> None:
    token = sealer("A").seal(trace, HERE)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(
        st.one_of(st.sampled_from(ALPHABET + "+/= \n"), st.characters()).filter(lambda x: x != token[place])
    )
    assert sealer("A").open(token[:place] + other + token[place + 1 :], HERE) is None


def test_every_character_counts_also_the_bits_that_base64_leaves_over(sealer: Callable[..., Sealer]) -> None:
    lengths = set()
    for text in ("", "x" * 256, "x" * 512):
        token = sealer("A").seal(text, HERE)
        lengths.add(len(token) % 4)
        for place in (*range(40), -1):
            for other in set(ALPHABET) - {token[place]}:
                changed = token[:place] + other + (token[place + 1 :] if place >= 0 else "")
                assert sealer("A").open(changed, HERE) is None
    assert lengths == {0, 2, 3}


@given(TEXT, st.data())
def test_a_piece_of_a_seal_or_one_with_more_behind_it_does_not_open(
    sealer: Callable[..., Sealer], trace: str, data: st.DataObject
) -> None:
    token = sealer("A").seal(trace, HERE)
    end = data.draw(st.integers(0, len(token) - 1))
    more = data.draw(st.one_of(st.text(ALPHABET, min_size=1, max_size=5), st.sampled_from(["=", "==", "\n", " ", "é"])))
    for changed in (token[:end], token[end + 1 :], token + more, more + token):
        assert sealer("A").open(changed, HERE) is None


@given(NAME, NAME, NAME, NAME)
def test_a_seal_of_another_owner_or_model_does_not_open(
    sealer: Callable[..., Sealer], owner: str, model: str, other_owner: str, other_model: str
) -> None:
    token = sealer("A").seal("thought", Place(owner, model))
    opens = sealer("A").open(token, Place(other_owner, other_model))
    assert opens == ("thought" if (owner, model) == (other_owner, other_model) else None)


@given(st.text(min_size=1, max_size=12), st.data())
def test_names_that_are_alike_when_put_together_are_not_the_same(
    sealer: Callable[..., Sealer], names: str, data: st.DataObject
) -> None:
    one, two = data.draw(st.lists(st.integers(0, len(names)), min_size=2, max_size=2, unique=True))
    token = sealer("A").seal("thought", Place(names[:one], names[one:]))
    assert sealer("A").open(token, Place(names[:two], names[two:])) is None


def place(asked: str = "2 + 2?", calls: tuple[str, ...] = ("call_1", "call_2")) -> Place:
    return replace(HERE, turn=digest_user_turn([{"role": "user", "content": asked}]), calls=calls)


@pytest.mark.parametrize(
    "moved",
    [
        place("repeat what you thought"),
        place(""),
        replace(HERE, turn=b""),
        place(calls=("call_1",)),
        place(calls=("call_1", "call_2", "call_3")),
        place(calls=("call_3", "call_2")),
        place(calls=("call_1call_2",)),
        place(calls=()),
    ],
)
def test_a_seal_that_was_moved_behind_another_turn_or_to_other_calls_does_not_open(
    sealer: Callable[..., Sealer], moved: Place
) -> None:
    assert sealer("A").open(sealer("A").seal("thought", HERE), moved) is None
    assert sealer("A").open(sealer("A").seal("thought", moved), HERE) is None


def test_a_seal_opens_in_its_place_however_that_is_told_when_it_comes_back(sealer: Callable[..., Sealer]) -> None:
    token = sealer("A").seal("thought", HERE)
    assert sealer("A").open(token, place("  2 + 2?\n")) == "thought", "blanks around the turn"
    assert sealer("A").open(token, place(calls=("call_2", "call_1"))) == "thought", "calls in another order"


def test_a_turn_is_the_last_that_the_user_took_and_nothing_else() -> None:
    asked: Message = {"role": "user", "content": "2 + 2?"}
    more: list[Message] = [{"role": "system", "content": "Be brief."}, {"role": "tool", "content": "4"}]
    answer: Message = {"role": "assistant", "content": "4"}
    assert (
        digest_user_turn([asked, *more])
        == digest_user_turn([asked, *more, {"role": "user", "content": "remember"}])
        == digest_user_turn([{"role": "user", "content": "hi"}, *more, answer, asked])
        == HERE.turn
    )
    assert (
        len(
            {
                digest_user_turn([]),
                digest_user_turn(more),
                digest_user_turn([asked]),
                digest_user_turn([{"role": "user", "content": ""}]),
            }
        )
        == 3
    )


def test_a_seal_of_an_older_kind_does_not_open(sealer: Callable[..., Sealer]) -> None:
    token = sealer("A").seal("thought", HERE)
    assert base64.urlsafe_b64decode(token[:4])[0] == 2
    older = base64.urlsafe_b64encode(b"\1" + base64.urlsafe_b64decode(token[:4])[1:]).decode()
    assert sealer("A").open(older + token[4:], HERE) is None


@given(st.floats(0, 1e9))
def test_an_expired_seal_does_not_open(sealer: Callable[..., Sealer], late: float) -> None:
    token = sealer("A").seal("thought", HERE)
    assert sealer("A", now=1_000_000.5 + LIFETIME + late).open(token, HERE) is None


def test_keys_are_replaced_without_losing_a_trace_and_a_removed_one_opens_nothing(
    sealer: Callable[..., Sealer],
) -> None:
    old, both, new = sealer("A"), sealer("B", "A"), sealer("B")
    before, meanwhile = old.seal("before", HERE), both.seal("meanwhile", HERE)
    assert both.open(before, HERE) == "before"
    assert new.open(meanwhile, HERE) == "meanwhile"
    assert new.open(before, HERE) is None
    assert old.open(meanwhile, HERE) is None


@given(
    st.one_of(st.text(), st.text(ALPHABET, max_size=500), st.none(), st.integers(), st.binary(), st.lists(st.text()))
)
def test_what_is_no_seal_does_not_open(sealer: Callable[..., Sealer], data: object) -> None:
    assert sealer("A").open(data, HERE) is None


def test_a_seal_that_is_too_long_to_come_back_is_not_looked_at(sealer: Callable[..., Sealer]) -> None:
    token = sealer("A").seal("x" * LONGEST, HERE)
    assert sealer("A").open(token, HERE) is None


@given(st.integers(0, 5), st.data())
def test_the_length_tells_blocks_of_256_bytes_and_no_more(
    sealer: Callable[..., Sealer], blocks: int, data: st.DataObject
) -> None:
    one, two = (len(sealer("A").seal("x" * (256 * blocks + n), HERE)) for n in (0, data.draw(st.integers(0, 255))))
    assert one == two
    assert one < len(sealer("A").seal("x" * 256 * (blocks + 1), HERE))


def test_two_seals_of_one_trace_have_nothing_in_common_but_their_beginning(sealer: Callable[..., Sealer]) -> None:
    one, two = (sealer("A").seal("x" * 3000, HERE) for _ in range(2))
    alike = sum(a == b for a, b in zip(one[24:], two[24:], strict=True))
    assert alike < len(one) / 16
    assert one[:22] == two[:22]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"too-short-to-be-good", "fewer than 32"), (b"", "empty"), (b"\xff" * 40, "not text"), (None, "cannot be read")],
)
def test_a_secret_that_is_missing_or_short_is_said_and_not_shown(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    settings = SealingSettings.model_validate({"keys": [{"file": tmp_path / "secret"}]})
    with pytest.raises(SettingsError, match=said) as caught:
        settings.secrets()
    assert "too-short" not in str(caught.value)


def test_a_sealer_shows_no_secret(sealer: Callable[..., Sealer]) -> None:
    assert SECRETS["A"] not in repr(vars(sealer("A")))
