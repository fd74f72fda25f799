"""What is typed while a model thinks: kept as it was typed, and edited as on a plain terminal."""

from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.terminal.type_ahead import TypeAhead

LINE = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))


@given(st.lists(LINE))
def test_lines_are_kept_for_the_next_question(lines: list[str]) -> None:
    typed = TypeAhead()
    for line in lines:
        assert not typed.has_line()
        typed.insert(line)
        assert typed.has_line() == bool(line)
        typed.insert("\r")
    assert typed.take() == "\n".join(lines).strip("\n")
    assert typed.take() == ""


@given(LINE, LINE)
def test_a_line_is_deleted_by_characters_or_at_once(first: str, second: str) -> None:
    typed = TypeAhead()
    typed.insert(f"{first}\n{second}")
    for _ in second:
        typed.delete()
    assert typed.text == f"{first}\n"
    typed.insert("more")
    typed.delete_line()
    assert typed.text == f"{first}\n"
    typed.delete_line()
    assert typed.text == first


def test_nothing_is_deleted_of_nothing() -> None:
    typed = TypeAhead()
    typed.delete()
    typed.delete_line()
    assert typed.text == ""
