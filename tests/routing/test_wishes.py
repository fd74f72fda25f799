"""A wish about the form or the length of the answer, a role and a date say nothing of the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing import preambles, wishes
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.normalization import HEAD, TAIL, normalise_prompt

QUESTIONS = ["How many primes are below 100?", "Write a poem about rain.", "What is the capital of Peru"]
WISHES = [
    "tl;dr please", "Just the answer.", "Keep it short!", "In one word.", "Max 50 words.", "As bullet points, please.",
    "Explain in detail.", "No explanation, only the result.", "Nur die Antwort bitte.", "Kurz und knapp.",
    "Ohne Erklärung.", "Juste la réponse.", "En une phrase.", "Sois bref.", "Solo la respuesta.", "En pocas palabras.",
    "Sin explicaciones.", "只给答案。", "用一句话回答。", "不用解释。",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_as_a_paragraph_or_a_clause_changes_nothing(question: str, wish: str) -> None:
    plain = extract_features(question)
    assert extract_features(f"{question}\n\n{wish}") == plain
    assert extract_features(f"{wish}\n\n{question}") == plain
    assert extract_features(f"{question} ({wish})") == plain
    assert extract_features(f"{question}, {wish}").keys() - plain.keys() <= {"form:exclaimed ≥ 1"}


@pytest.mark.parametrize(
    "clause",
    ["what is the answer?", "how many words are in it?", "write a function", "who is the shortest?", "yes", "2.5 km",
     "find the longest word", "答案是多少?", "a proof", "translate the sentence", "sort the list", "explain osmosis"],
)  # fmt: skip
def test_what_is_asked_is_no_wish(clause: str) -> None:
    assert not wishes.is_wish(clause)


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_alone_is_kept(wish: str) -> None:
    assert normalise_prompt(wish)


@given(st.text("ab .,?\n", max_size=200))
def test_nothing_is_cut_that_has_no_word_of_a_wish(text: str) -> None:
    assert wishes.cut_start(text) == text
    assert wishes.cut_end(text) == text
    assert preambles.cut_start(text) == text
    assert preambles.cut_end(text) == text


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "preamble",
    [
        "You are a helpful assistant.\n\n{}",
        "You are Iris, a careful AI model. You answer with facts. Never guess. {}",
        "Act as an expert tutor.\n{}",
        "Du bist ein hilfreicher Assistent.\n{}",
        "Tu es un expert serviable. Réponds toujours avec soin.\n\n{}",
        "Eres un asistente útil.\n\n{}",
        "你是一个有用的助手。\n\n{}",
        "Current date: 2026-03-14\n\n{}",
        "The current time is 09:31.\n{}",
        "Today is Saturday, 14 March 2026. {}",
        "{}\n\nCurrent date: 2026-03-14",
        "Fecha actual: 4 de mayo de 2026\n{}",
        "当前日期：2026年5月4日\n\n{}",
    ],
)
def test_a_role_or_a_date_changes_nothing(preamble: str, question: str) -> None:
    assert extract_features(preamble.replace("{}", question)) == extract_features(question)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("You are a farmer with 17 sheep. How many legs are there?", "farmer"),
        ("You are a grumpy pirate. Greet the sailor.", "pirate"),
        ("You are an expert programmer, and here is your task: sort the words.", "expert"),
        ("Today is 14 March 2026. What day is it in 100 days?", "today"),
        ("You are a helpful assistant.", "assistant"),
    ],
)
def test_parts_to_play_and_days_that_are_asked_about_stay(text: str, stays: str) -> None:
    assert stays in normalise_prompt(text)


@given(st.integers(2, 60))
def test_the_last_question_is_scored_where_much_stands_behind_it(times: int) -> None:
    filler = "The train was late and nobody minded. " * times
    read = normalise_prompt(f"{'Here is a long story. ' * times}\nHow many primes are below 90?\n{filler}"[-2600:])
    assert "how many primes are below 90?" in read or len(filler) > 3 * TAIL
    assert len(read) <= HEAD + TAIL + 3


def test_the_last_paragraph_is_scored_from_its_beginning() -> None:
    text = "A story of no end. " * 40 + "\nProve the following claim. " + "It is known that it holds. " * 15
    assert "prove the following claim" in normalise_prompt(text)
