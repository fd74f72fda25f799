"""What the fit of the default alias learns from, and what it is kept from."""

from evaluate import everyday
from evaluate.prompts import EASY
from evaluate.splits import SPLITS, split
from recipe.fruit import HELD_OUT
from routing import default_pair, default_routes
from routing.prompt import DEVELOPMENT, load
from routing.prompt import HELD_OUT as KEPT

ROWS = {default_pair.bare(row.prompt): row for row in default_pair.rows()}


def test_rows_follow_from_the_seed_and_none_comes_twice() -> None:
    assert default_pair.rows(5) == default_pair.rows(5) != default_pair.rows(6)
    assert len(ROWS) == len(default_pair.rows())


def test_each_row_is_for_one_of_the_two() -> None:
    assert {(row.weak, row.strong) for row in ROWS.values()} == {(0, 1), (1, 0)}


def test_problems_and_sums_are_for_the_model_that_thinks() -> None:
    asked = [task.question for name in default_pair.SEEN for task in split(name, default_pair.SEED, 40)]
    assert all(ROWS[default_pair.bare(text)].is_gain for text in asked if text not in HELD_OUT)
    assert default_pair.SUMS in EASY


def test_what_is_measured_is_in_no_row() -> None:
    kept = {text for name, (_, texts) in default_routes.kept().items() if name not in SPLITS for text in texts}
    assert kept >= HELD_OUT | {each.prompt for each in everyday.load()[1::2]}
    assert kept >= {one.text for name in (KEPT, DEVELOPMENT) for one in load(name) if not one.needs_thinking}
    unseen = [name for name in SPLITS if name not in default_pair.SEEN]
    kept |= {task.question for name in unseen for task in split(name, default_routes.SEED, 100)}
    assert {default_pair.bare(text) for text in kept} & ROWS.keys() == set()
