"""What is read: samples, and how the tokenizer of the base spells them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recipe.conversation import Form, prompt, reply
from recipe.export import chat_template
from recipe.grading import box, equations, is_true, work_is_true
from recipe.pieces import END_THINK, END_TURN, MARKUP, Piece, joined
from recipe.problems import draw_problem
from recipe.thinking import trace
from smol_rl.codec import Spelling
from smol_rl.mixtures import MIXTURES

LAW = settings(deadline=None, max_examples=60)
TEXT = st.text(max_size=30)


@LAW
@given(seed=st.integers(0, 2**32))
def test_what_is_learned_of_a_sound_sample_is_true_and_its_box_is_its_last_result(seed: int) -> None:
    pieces = MIXTURES["drills"](Random(seed))
    text = joined(pieces)
    learned = [piece.learn for piece in pieces]
    assert any(learned)
    if END_THINK not in text:  # drills: a result that is asked about may be wrong, any other is right
        stated = [each for each in equations(text) if f"{each}?" not in text]
        assert all(map(is_true, stated))
        return
    answer = text.rpartition(END_THINK)[2].removesuffix(END_TURN)
    assert work_is_true(answer)
    if (result := box(answer)) and result.isdigit():
        assert equations(answer)[-1].rpartition("=")[2].strip() == result


@LAW
@given(asked=TEXT, thought=TEXT, answer=TEXT)
def test_exactly_the_reply_is_learned(codec: Spelling, asked: str, thought: str, answer: str) -> None:
    begun, ending = prompt([("user", asked)], Form.THINKING), reply(f"So {answer}", [Piece(f"Find {thought}")])
    ids, learn = codec.encode([*begun, *ending])
    first = len(codec.encode(begun)[0])
    assert learn == [False] * first + [True] * (len(ids) - first)
    assert codec.decode(ids[first:]) == joined(ending)


@LAW
@given(seed=st.integers(0, 2**32))
def test_a_token_is_learned_where_its_last_character_is(codec: Spelling, seed: int) -> None:
    pieces = MIXTURES["coldstart"](Random(seed))
    ids, learn = codec.encode(pieces)
    assert codec.decode(ids) == joined(pieces)
    wanted = "".join(piece.text for piece in pieces if piece.learn).replace("\ue000", "")
    found = codec.decode([token for token, learned in zip(ids, learn, strict=True) if learned])
    assert "".join(found.split()) == "".join(wanted.split())


@LAW
@given(before=TEXT, mark=st.sampled_from(MARKUP), after=TEXT, number=st.integers(0, 10**9))
def test_markup_of_a_user_is_spelt_and_digits_are_single(
    codec: Spelling, before: str, mark: str, after: str, number: int
) -> None:
    ids = codec.spell(before + mark + after)
    assert not set(ids) & set(codec.ids.values())
    assert codec.decode(ids) == before + mark + after
    assert len(codec.spell(str(number))) == len(str(number))


def test_a_prompt_is_spelt_as_the_template_and_a_server_spell_it(codec: Spelling) -> None:
    jinja = pytest.importorskip("jinja2")
    template = jinja.Environment().from_string(chat_template(thinks=True))
    rng = Random(1)
    for _ in range(50):
        text = draw_problem(rng).question
        rendered = template.render(messages=[{"role": "user", "content": text}], add_generation_prompt=True)
        assert codec.encode(prompt([("user", text)], Form.THINKING))[0] == codec.tokenizer.encode(rendered).ids


def test_the_closing_tag_begins_with_a_token_that_no_trace_has(codec: Spelling) -> None:
    rng = Random(1)
    for _ in range(100):
        assert codec.end_think not in codec.spell(joined(trace(draw_problem(rng), rng)))
