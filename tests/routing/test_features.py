"""The features of a prompt: what must not change them, and what they tell."""

import hashlib
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing import prompt, wrapping
from thinkaloud.routing.features import BUCKETS, VERSION, WORD, bucket_of, extract_features
from thinkaloud.routing.normalization import GAP, HEAD, TAIL, fold, normalise_prompt

TEXTS = st.text(max_size=400)
LONG = 3 * (HEAD + TAIL) + 1
"""Characters from which the beginning and the end are folded apart."""

QUESTION = "Find the number of primes below 100."
EXTRACTED = (2, "63ff5e1c77435218")
"""The version of the features, and a digest of those of every prompt to measure with. Both change together."""


@given(TEXTS)
def test_any_text_has_features_with_finite_values(text: str) -> None:
    found = extract_features(text)
    assert all(0 < value <= 1 for value in found.values())


@given(TEXTS)
def test_the_words_have_length_one_together(text: str) -> None:
    squares = [value**2 for name, value in extract_features(text).items() if name.startswith(WORD)]
    assert not squares or sum(squares) == pytest.approx(1)


LINES = st.text(max_size=300).map(lambda text: text.replace("\n", " "))


@given(st.text("ab ?\n", min_size=3 * HEAD, max_size=3 * HEAD), LINES, LINES)
def test_what_stands_between_beginning_and_end_does_not_matter(end: str, one: str, other: str) -> None:
    beginning, filler = "a beginning " * 3 * HEAD, "x" * LONG
    assert extract_features(beginning + one + filler + end) == extract_features(beginning + other + filler + end)


@given(TEXTS)
def test_a_text_is_cut_to_its_first_and_last_characters(text: str) -> None:
    assert len(normalise_prompt(text * 50)) <= HEAD + TAIL + len(GAP)


@given(TEXTS.map(fold))
def test_capitals_change_nothing_that_folding_knows(text: str) -> None:
    # Signs that fold to others as capitals, as "ŉ" does, are not one letter in two sizes.
    if text.upper().casefold() == text:
        assert extract_features(text.upper()) == extract_features(text)


@given(
    st.lists(st.sampled_from(["solve", "x", "=", "4", "why?", "数"]), max_size=12),
    st.sampled_from(["  ", "\t", " \t "]),
)
def test_more_white_space_changes_nothing(words: list[str], space: str) -> None:
    assert extract_features(space.join(["", *words, ""])) == extract_features(" ".join(words))


@pytest.mark.parametrize(
    "greeting",
    ["Hi! ", "Hello there, ", "Good morning. ", "Dear assistant, ", "Hallo, ", "Bonjour ! ", "Hola, ", "你好,"],
)
@pytest.mark.parametrize(
    "thanks", ["", " Thanks!", " Thank you so much in advance.", " please", " Danke!", " merci beaucoup", " 谢谢"]
)
def test_greetings_and_thanks_change_nothing(greeting: str, thanks: str) -> None:
    assert extract_features(greeting + QUESTION + thanks) == extract_features(QUESTION)


@pytest.mark.parametrize(
    "polite", ["Please {}", "Could you please {}", "Can you help me with this: {}", "I was wondering if you could {}"]
)
def test_asking_politely_changes_nothing_but_the_wrapping(polite: str) -> None:
    assert normalise_prompt(polite.format(QUESTION)).endswith(normalise_prompt(QUESTION))
    assert "please" not in normalise_prompt(polite.format(QUESTION))


@pytest.mark.parametrize(
    "wish",
    [
        "Answer in one word.",
        "Be brief.",
        "Give only the final answer.",
        "Reply with the answer alone.",
        "No explanation.",
    ],
)
def test_a_wish_for_the_form_of_the_answer_changes_nothing(wish: str) -> None:
    assert extract_features(f"{QUESTION} {wish}") == extract_features(QUESTION)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Hello", "hi there", "thanks!", "Good morning!", "你好"])
def test_a_greeting_alone_is_an_empty_prompt(text: str) -> None:
    assert extract_features(text) == extract_features("")
    assert extract_features("")["form:empty"] == 1


def test_the_same_thing_said_in_five_languages_has_the_same_concepts() -> None:
    asked = ["How many are left?", "Wie viele sind übrig?", "Combien en reste-t-il ?", "¿Cuántos quedan?", "还剩多少?"]
    assert all("says:how many ≥ 1" in extract_features(text) for text in asked)


@pytest.mark.parametrize(
    "text",
    [
        "What has a bed but never sleeps?",
        "Was hat ein Bett, aber keinen Schlaf?",
        "Qu'est-ce qui a un lit mais ne dort jamais ?",
        "¿Qué tiene cama pero nunca duerme?",
        "什么东西有床却不睡觉?",
        "Roughly how many taxis are there in Lima?",
    ],
)
def test_a_short_question_is_told_from_one_with_something_to_work_out(text: str) -> None:
    told = "form:a short question with something to work out"
    assert told in extract_features(text)
    assert told not in extract_features("Who painted the ceiling of that chapel?")


@pytest.mark.parametrize(
    "text",
    [
        "Translate to Italian: how many apples are left if 3 of 5 are eaten?",
        "Revenue grew 14% to 3.2 billion in 2023.\n\nSummarize this.",
    ],
)
def test_a_problem_in_a_text_that_is_to_be_worked_on_is_matter(text: str) -> None:
    assert any(name.startswith("matter:numbers") for name in extract_features(text))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("How many are left?", "how many"),
        ("In what year was it built?", "what is wanted"),
        ("Wer hat das Telefon erfunden?", "who"),
        ("Où se trouve le Pérou ?", "where"),
        ("¿Cuándo nació Mozart?", "when"),
        ("Is it late?", "yes or no"),
        ("她是谁?", "who"),
        ("Translate this.", "nothing"),
    ],
)
def test_the_way_in_which_something_is_asked_is_told_by_its_word(text: str, way: str) -> None:
    assert f"form:asks {way}" in extract_features(text)


def test_a_number_asked_for_behind_many_others_is_told_from_one_that_is_known() -> None:
    given = extract_features("She has 3 red, 4 blue and 5 green pens and loses 2 of them. How many are left?")
    assert "form:asks how many after a little with numbers" in given
    assert "form:asks how many alone without numbers" in extract_features("How many legs has a spider?")


@pytest.mark.parametrize(
    "text",
    ["Tom has 3 pens and 4 cards. How many is that?", "Ann came late and has lost her key again. What is the reason?"],
)
def test_a_question_without_its_marks_asks_in_the_same_way(text: str) -> None:
    bare = text.replace("?", "").replace(".", "")
    way = [name for name in extract_features(text) if name.startswith("form:asks")]
    assert set(way) == {name for name in extract_features(bare) if name.startswith("form:asks")}


@given(st.text("x数+ 1\n", max_size=2000))
def test_no_more_words_are_read_than_are_needed(text: str) -> None:
    assert len(extract_features(text)) < 1500


def test_a_program_that_works_on_texts_is_no_text_task() -> None:
    assert "form:a text to work on" not in extract_features(
        "Write a function that extracts the 3 longest words of a text."
    )


def test_buckets_are_the_same_in_every_process() -> None:
    code = "from thinkaloud.routing.features import bucket_of; print(bucket_of('word:wie viele'))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(other.stdout) == bucket_of("word:wie viele") < BUCKETS


def test_other_features_have_another_version() -> None:
    prompts = [one.text for one in (*prompt.measured_prompts(), *prompt.load(prompt.PROBES))]
    wrapped = [each.around(prompts[at]) for at, each in enumerate(wrapping.load("kept"))]
    names = [list(extract_features(text)) for text in (*prompts, *wrapped)]
    assert (VERSION, hashlib.sha256(json.dumps(names).encode()).hexdigest()[:16]) == EXTRACTED
