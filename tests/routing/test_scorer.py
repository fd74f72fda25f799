"""The scorer and its file of weights."""

import hashlib
import re
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.features import BUCKETS, VERSION
from thinkaloud.routing.scorer import BUNDLED, Scorer, sigmoid
from thinkaloud.routing.weights import LARGEST, BadWeights, Weights, read_weights

CARD = Path(__file__).parents[2] / "models/routing/README.md"
FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. The total cost of all the fruit is 13 dollars."
    " What is the cost of apples?"
)


def small(step: float = 0.01, bias: float = -0.5) -> Weights:
    hashed = array("b", [at % 255 - 127 for at in range(BUCKETS)])
    return Weights("gain", bias, 0.4, {"form:empty": -2.0, "says:prove ≥ 1": 1.5}, step, hashed)


@given(st.text(max_size=500))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0 <= Scorer.load_bundled().score(text) <= 1


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_more_log_odds_are_never_less_likely(one: float, other: float) -> None:
    assert sigmoid(min(one, other)) <= sigmoid(max(one, other))


@given(st.text(max_size=500))
def test_all_that_is_explained_and_the_bias_are_the_log_odds(text: str) -> None:
    scorer = Scorer.load_bundled()
    logit = scorer.bias + sum(part for _, part in scorer.explain(text, None))
    assert sigmoid(logit) == pytest.approx(scorer.score(text), abs=1e-9)


def test_an_explanation_begins_with_what_weighs_most() -> None:
    parts = Scorer.load_bundled().explain(FRUIT, None)
    assert Scorer.load_bundled().explain(FRUIT) == parts[:5]
    assert [abs(part) for _, part in parts] == sorted((abs(part) for _, part in parts), reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        FRUIT,
        r"Find all real $x$ with $\sqrt{x + 7} = x - 5$.",
        "Write a function that merges two sorted lists.",
        "def second_largest(xs: list[int]) -> int:\n    '''The second largest of the values.'''",
        "Anna says Ben lies. Ben says Cem lies. Cem says both lie. Who tells the truth?",
        "Wie viele Teiler hat 360?",
        "证明根号3是无理数。",
    ],
)
def test_what_has_to_be_worked_out_needs_thinking(text: str) -> None:
    assert Scorer.load_bundled().score(text) >= Scorer.load_bundled().threshold


@pytest.mark.parametrize(
    "text",
    ["Hello", "", "hi there", "ok", "thanks!", "?", "cats", "What is the capital of Peru?", "what does git pull do?",
     "I am 25 years old", "Translate to French: the train leaves at 8.", "Wer hat das Telefon erfunden?",
     "今天天气怎么样?"],
)  # fmt: skip
def test_what_can_be_said_at_once_is_fast(text: str) -> None:
    assert Scorer.load_bundled().score(text) < Scorer.load_bundled().threshold


@pytest.mark.parametrize(
    "text",
    ["thanks!", "ok great", "Hello", "hello again", "cool", "yes please", "no", "banana", "hmm", "go on", "Good night!",
     "...", "!!", "👍", "\n", "  ", ".", "a", "test", "you're the best", "THANK YOU SO MUCH",
     "Danke!", "alles klar", "Hallo", "super, danke", "ja", "nein danke", "genau", "Guten Morgen", "tschüss", "Banane",
     "merci !", "d'accord", "Bonjour", "super, merci", "oui", "non merci", "bonne nuit", "à bientôt", "parfait",
     "¡gracias!", "vale, genial", "Hola", "muchas gracias", "sí", "no, gracias", "buenas noches", "adiós", "perfecto",
     "谢谢!", "好的", "你好", "太好了,谢谢", "是的", "不用了", "晚安", "再见", "明白了", "香蕉"],
)  # fmt: skip
def test_small_talk_and_single_words_are_fast_in_five_languages(text: str) -> None:
    assert Scorer.load_bundled().score(text) < Scorer.load_bundled().threshold


def test_weights_come_out_of_their_file_as_they_went_in(tmp_path: Path) -> None:
    (tmp_path / "gain.bin").write_bytes(small().dump())
    assert read_weights(tmp_path / "gain.bin") == small()
    assert Scorer.load(tmp_path / "gain.bin").head == "gain"


@given(st.integers(0, 100), st.integers(1, 255))
def test_a_file_that_was_changed_is_refused(at: int, change: int) -> None:
    data = bytearray(small().dump())
    data[-1 - at * 1000] ^= change
    with pytest.raises(BadWeights, match="digest"):
        Weights.parse(bytes(data))


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00\xff\n", b"[1]\n{}", small().dump()[:-1], b'{"format": 1}\n'])
def test_what_is_no_file_of_weights_is_refused(data: bytes) -> None:
    with pytest.raises(BadWeights):
        Weights.parse(data)


def test_weights_of_other_features_are_refused() -> None:
    line, _, rest = small().dump().partition(b"\n")
    other = rest.replace(b'"features":%d' % VERSION, b'"features":0', 1)
    label = line.replace(hashlib.sha256(rest).hexdigest().encode(), hashlib.sha256(other).hexdigest().encode())
    with pytest.raises(BadWeights, match="fit it again"):
        Weights.parse(label + b"\n" + other)


def test_the_bundled_weights_are_those_of_the_card_and_small_enough() -> None:
    data = BUNDLED.read_bytes()
    assert len(data) <= LARGEST
    told = re.search(r"([\d,]+) bytes, SHA-256 `([0-9a-f]{64})`", CARD.read_text())
    assert told is not None
    assert told.groups() == (f"{len(data):,}", hashlib.sha256(data).hexdigest())
