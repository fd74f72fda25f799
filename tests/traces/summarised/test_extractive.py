"""The telling clause: what no line ever has, then how lines read, then the list for people."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thinkaloud.events import Move
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised.extractive import PHRASES, extract_line
from thinkaloud.traces.summarised.moves import classify_move
from thinkaloud.traces.summarised.overlap import QUOTED, Overlap
from thinkaloud.traces.summarised.words import is_number, split_words
from traces.summarised import reading

SECRETS = [
    "sk-proj-9f8A7b6C5d4E3f2G",
    "maria.lopez@example.org",
    "https://api.example.com/v1/chat",
    "www.example.com/path",
    "deadbeefcafe0123",
    "7f3c9e1a-52b4-4d0e-9c55-aa10b2c3d4e5",
    "Tr0ub4dor&3",
    "OPENAI_API_KEY",
    "getValue",
    "10.2.33.7",
    "ghp_aZbYcXdWeV",
    "`cat`",
]
NUMBERS = ["7", "3.5", "1,000", "½", "４２", "twelve", "Seventeen", "twenty-one", "XIV", "四", "a third", "x=4", "$9"]
PROSE = (
    "okay so let me check whether the total of all fruit at market is right , I need to find how many apples she"
    " has and we can use symmetry because Alternatively the sum ."
    " does it fit ? ; : - ( ) * ** _ # ` ``` \n \n\n > [ ] \\ < | ~ then"
)
CHUNKS = st.sampled_from([*PROSE.split(" "), *NUMBERS, *SECRETS, "一", "验证一下", "“quoted”", "$x$", r"\frac{1}{2}"])
STEPS = st.lists(CHUNKS, max_size=60).map(" ".join)
DETAILS: tuple[Detail, ...] = ("auto", "concise", "detailed")
MOVES = st.sampled_from(sorted(PHRASES))


@settings(max_examples=500, deadline=None)
@given(st.one_of(STEPS, st.text(max_size=300)), MOVES, st.sampled_from(DETAILS))
def test_no_line_has_a_number_a_secret_or_a_long_passage(step: str, move: Move, detail: Detail) -> None:
    said = extract_line(step, move, detail)
    overlap = Overlap()
    overlap.add(step)
    assert not any(is_number(word) for word in split_words(said))
    assert not any(character.isdigit() for character in said)
    clauses = said.split("; ")
    assert len(clauses) <= (2 if detail == "detailed" else 1)
    assert all(len(list(split_words(clause))) <= QUOTED for clause in clauses)
    assert not any(part in said for secret in SECRETS for part in (secret, *re.findall(r"\w{5,}", secret)))


@given(st.one_of(STEPS, st.text(max_size=300)), MOVES, st.sampled_from(DETAILS))
def test_a_line_is_one_line_that_cannot_leave_its_heading(step: str, move: Move, detail: Detail) -> None:
    said = extract_line(step, move, detail)
    assert said
    assert said == " ".join(said.split())
    assert not re.search(r"[*_`#<>\[\]\\|~()$&!]", said)


@pytest.mark.parametrize(
    "piece", ["x", "\n", ".", '"', " ", "a ", "a, ", "`", "```", "so ", "to ", "no ", "let me ", "one "]
)
def test_a_long_step_is_looked_at_in_linear_time(piece: str) -> None:
    assert extract_line(piece * (200_000 // len(piece)), "considering", "detailed")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Okay, so I need to find the sum of the first 50 even numbers.", "find the sum of the first even numbers"),
        ("Find one mandarin. 2 mandarins and 39 cabbages cost 287.", "find a mandarin"),
        ("The cabbages: 39 * 5 = 195. The mandarins: 287 - 195 = 92.", "the cabbages"),
        ("Wait, let me double-check the total of all the fruit.", "the total of all the fruit"),
        ("Let me check whether the header is built correctly.", "whether the header is built correctly"),
        ("Let me check the key sk-proj-9f8A7b6C5d4E right away.", "the key …"),
        ("Hmm, does the budget include the hotel?", "does the budget include the hotel?"),
        ("The user wants me to translate a letter.", "translate a letter"),
        ("Alternatively, we could use vectors here.", "use vectors here"),
        ("The monastery is free for young children.", "the monastery"),
        (
            "I should mention this as the simplest way and then explain it.",
            "mention this as the simplest way",
        ),
        ("Let me add up the costs of 5 and 6.", "add up the costs"),
    ],
)
def test_the_telling_clause_of(step: str, said: str) -> None:
    assert extract_line(step, classify_move(step, first=True), "auto") == said


@pytest.mark.parametrize(
    "step",
    [
        "Alternatively, the sum of the first n even numbers is n(n+1). Both agree.",
        "So the butler is the murderer.",
        "Therefore the red house stands next to the blue one.",
        "Wait, that means the answer is Paris.",
        "I can see that the butler lies.",
        "Let me check this again.",
        "12 + 30 = 42.",
        "```python\nfor item in items:\n    check(item)\n```",
        "",
    ],
)
def test_nothing_is_told_of(step: str) -> None:
    move = classify_move(step)
    assert extract_line(step, move, "auto") in (PHRASES[move], "the sum")


def test_detailed_tells_a_second_thing_where_it_is_another() -> None:
    step = "Let me compare the prices of the fruit. Then I need to convert the weights."
    assert extract_line(step, "considering", "auto") == "compare the prices of the fruit"
    assert extract_line(step, "considering", "detailed") == "compare the prices of the fruit; convert the weights"
    repeated = "Let me count the fruit. I should count the fruit."
    assert extract_line(repeated, "considering", "detailed") == "count the fruit"


def test_concise_is_shorter() -> None:
    step = "Let me check the long list of all the fruit at the market"
    assert extract_line(step, "checking", "auto") == "the long list of all the fruit"
    assert extract_line(step, "checking", "concise") == "the long list"


FILES = sorted(reading.FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_the_list_for_people_is_what_the_server_tells(path: Path) -> None:
    file = path.read_text(encoding="utf-8")
    assert file == reading.written(file), "python tests/traces/summarised/reading.py --write"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_a_long_trace_tells_its_first_line_in_its_first_quarter(path: Path) -> None:
    _, trace, _ = reading.read(path.read_text(encoding="utf-8"))
    if len(trace) >= 900:
        assert reading.summary(trace, "auto")[0].generated < 0.25


def test_there_are_twenty() -> None:
    assert len(FILES) == 20
