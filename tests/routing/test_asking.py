"""Where a long text asks between two documents, that paragraph is read in place of the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.asking import LONGEST, find_asking
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.normalization import GAP, HEAD, TAIL, clip, find_asked, normalise_prompt

SENTENCES = st.sampled_from(["The harvest was late.", "Nobody minded the rain much.", "小镇很安静。"])
LONG = st.lists(SENTENCES, min_size=5, max_size=9).map(lambda parts: " ".join(parts * 30))
"""A paragraph too long to ask."""
ASKING = st.sampled_from(
    [
        "Prove that no two of these years have the same digits.",
        "How many of the visitors came twice?",
        "Wie heißt der Bäcker?",
        "Résume ce texte.",
        "证明这个结论。",
    ]
)
BLANK = st.sampled_from(["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n"])


@given(st.lists(LONG, min_size=1, max_size=2), ASKING, st.lists(LONG, min_size=1, max_size=2), BLANK)
def test_a_question_between_documents_is_read_as_one_behind_them(
    before: list[str], asking: str, after: list[str], blank: str
) -> None:
    text = blank.join([*before, asking, *after])
    assert find_asking(text) == asking
    assert normalise_prompt(text).endswith(normalise_prompt(asking))
    assert asking in clip(text)
    behind = blank.join([*before, *after, asking])
    closing = {name for name in extract_features(behind) if name.startswith("closes:")}
    assert closing == {name for name in extract_features(text) if name.startswith("closes:")}


@given(LONG, ASKING, BLANK)
def test_what_is_asked_about_a_long_document_is_told_from_it(document: str, asking: str, blank: str) -> None:
    for text in ([asking, document], [document, asking], [document, asking, document]):
        assert find_asked(normalise_prompt(blank.join(text))) == normalise_prompt(asking)


def test_of_a_document_no_concept_is_said() -> None:
    document = "She wrote down how many were left, and the proof that nobody had lied about the total. " * 20
    found = extract_features(f"{document}\n\nWho wrote it down?\n\n{document}")
    assert not {"says:how many ≥ 1", "mentions:how many ≥ 1", "says:prove ≥ 1", "mentions:prove ≥ 1"} & found.keys()
    assert "says:how many ≥ 1" in extract_features(f"{document}\n\nHow many were left in the end?")


@given(st.text("ab…. \n", max_size=HEAD // 3))
def test_a_text_that_is_read_whole_has_no_document(text: str) -> None:
    read = normalise_prompt(text)
    assert find_asked(read) == read
    assert GAP[1] not in read


@given(LONG, ASKING, BLANK)
def test_a_question_before_or_behind_a_document_stays_where_it_is(document: str, asking: str, blank: str) -> None:
    short = "It ends here."
    assert find_asking(blank.join([asking, document, short, document])) is None
    assert find_asking(blank.join([document, short, document, asking])) is None


@given(st.text("ab.?\n ", max_size=400), st.integers(1, 60))
def test_any_text_is_read_within_the_same_bounds(text: str, times: int) -> None:
    found = find_asking(text * times)
    assert found is None or (len(found) <= LONGEST and found in text * times)
    assert len(normalise_prompt(text * times)) <= HEAD + TAIL + 3


@pytest.mark.parametrize("between", ["A heading", "x = 3;", "word " * 100 + "."])
def test_what_is_no_short_sentence_asks_nothing(between: str) -> None:
    document = "The harvest was late, and nobody minded. " * 20
    assert find_asking(f"{document}\n\n{between}\n\n{document}") is None
