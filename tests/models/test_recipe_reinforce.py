"""Laws of reinforcement learning: what is rewarded, what an advantage is, and that a reward rises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from recipe.architecture import Shape, Transformer
from recipe.lessons import LENGTH, Lesson, learn, sheets
from recipe.pieces import MARKUP
from recipe.reinforce import Question, Reinforcement, advantages, lessons
from recipe.rewards import judge
from recipe.sampling import sample
from recipe.tokenizer import Codec

LAW = settings(deadline=None, max_examples=60)
MODELS = Path(__file__).resolve().parents[2] / "models"
TOY = Shape(vocabulary=32, width=32, layers=1, heads=2, key_heads=1, head_width=16, hidden=64)
PLAIN = st.text(st.characters(exclude_characters="<\\"), max_size=40)
GROUPS = st.lists(st.lists(st.sampled_from((0.0, 1.0)), min_size=8, max_size=8), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def codec() -> Codec:
    return Codec.load(MODELS / "tiny-rl" / "tokenizer.json")


@pytest.fixture
def _eager() -> Iterator[None]:
    with torch.compiler.set_stance("force_eager"):
        yield


@LAW
@given(trace=PLAIN, work=PLAIN, answer=st.integers(0, 999).map(str) | st.sampled_from(("Ana", "Ben")))
def test_a_right_box_at_the_end_of_a_closed_turn_earns_one(trace: str, work: str, answer: str) -> None:
    said = f"{work}\n\\boxed{{{answer}}}"
    assert judge(f"{trace}\n</think>\n\n{said}<|im_end|>", answer, opened=True).reward == 1
    assert judge(f"{said}<|im_end|>", answer, opened=False).reward == 1
    assert judge(f"{trace}\n</think>\n\n{said}<|im_end|>", answer + "0", opened=True).reward == 0


@LAW
@given(trace=PLAIN, work=PLAIN, mark=st.sampled_from(MARKUP), after=st.booleans())
def test_whatever_breaks_the_form_earns_nothing(trace: str, work: str, mark: str, after: bool) -> None:
    said = f"{work}\n\\boxed{{7}}"
    broken = (
        f"{trace}\n</think>\n\n{said}",
        f"{trace}{said}<|im_end|>",
        f"{trace}\n</think>\n\n{said}.<|im_end|>",
        f"{trace}\n</think>\n\n{said} {said}<|im_end|>",
        f"{trace}\\boxed{{7}}\n</think>\n\n{said}<|im_end|>",
        f"{trace}\n</think>\n\n{mark if after else ''}{said}{'' if after else mark}<|im_end|>",
    )
    assert [judge(text, "7", opened=True).reward for text in broken] == [0] * len(broken)
    assert judge(f"{trace}\n</think>\n\n{said}<|im_end|>", "7", opened=False).reward == 0


def test_a_check_counts_only_in_the_trace() -> None:
    assert judge("3 + 4 = 7.\nCheck: 7 - 4 = 3.\n</think>\n\n\\boxed{7}<|im_end|>", "7", opened=True).checked
    assert not judge("3 + 4 = 7.\n</think>\n\nCheck: \\boxed{7}<|im_end|>", "7", opened=True).checked


@LAW
@given(rewards=GROUPS)
def test_advantages_have_mean_zero_and_an_even_group_teaches_nothing(rewards: list[list[float]]) -> None:
    gains = advantages(torch.tensor(rewards))
    assert gains.mean(-1).abs().max() < 1e-6
    assert torch.equal(gains > 0, (torch.tensor(rewards) == 1) & (gains != 0))
    questions = [Question([5, 6], "7", True)] * len(rewards)
    taught = lessons(questions, [[7, 8, 9]] * (8 * len(rewards)), gains)
    assert len(taught) == 8 * sum(0 < sum(group) < 8 for group in rewards)
    assert all(lesson.weights[:2] == [0, 0] and len(set(lesson.weights[2:])) == 1 for lesson in taught)


@LAW
@given(lengths=st.lists(st.integers(1, LENGTH + 50), min_size=1, max_size=40))
def test_every_lesson_is_packed_once(lengths: list[int]) -> None:
    packed = sheets([Lesson([n] * length, [1.0] * length) for n, length in enumerate(lengths, 1)], pad=0)
    counts = torch.cat([sheet.ids for sheet in packed]).flatten().bincount(minlength=len(lengths) + 1)
    assert counts[1:].tolist() == [min(length, LENGTH) for length in lengths]
    assert sum(int((sheet.weights != 0).sum()) for sheet in packed) == sum(min(n, LENGTH) - 1 for n in lengths)


def test_copies_of_a_prompt_are_written_as_they_are_alone(codec: Codec) -> None:
    torch.manual_seed(1)
    model = Transformer(TOY).eval()
    prompts = [[9, 10, 11], [12], [13, 14]]
    alone = [sample(model, codec, [one], limit=90)[0] for one in prompts]
    assert sample(model, codec, prompts, copies=2, limit=90) == [ids for ids in alone for _ in range(2)]
    drawn = [sample(model, codec, prompts, copies=4, limit=90, temperature=1.0, seed=3) for _ in range(2)]
    assert drawn[0] == drawn[1]


@pytest.mark.usefixtures("_eager")
def test_a_trivial_reward_rises(codec: Codec) -> None:
    """Reward: the share of even token ids."""
    torch.manual_seed(1)
    model = Transformer(TOY)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    questions = [Question([20 + n], "", True) for n in range(8)]
    means = []
    for step in range(12):
        written = sample(model, codec, [q.ids for q in questions], copies=8, limit=8, temperature=1.0, seed=step)
        rewards = torch.tensor([sum(token % 2 == 0 for token in ids) / len(ids) for ids in written]).view(8, 8)
        means.append(rewards.mean().item())
        learn(model, lessons(questions, written, advantages(rewards)), codec.pad)
        optimizer.step()
        optimizer.zero_grad()
    assert sum(means[-3:]) / 3 > means[0] + 0.2


def test_a_run_goes_on_where_it_was_saved(tmp_path: Path) -> None:
    copyfile(MODELS / "tiny-rl" / "tokenizer.json", tmp_path / "tokenizer.json")
    torch.save({"model": Transformer(Shape()).state_dict()}, tmp_path / "coldstart.pt")
    run = Reinforcement(tmp_path, seed=1, steps=9)
    run.step, run.seconds = 3, 20.0
    run.save()
    run.log.write_text("".join(f'{{"step": {step}}}\n' for step in range(5)))
    again = Reinforcement(tmp_path, seed=1, steps=9)
    assert (again.step, again.seconds) == (3, 20.0)
    assert again.log.read_text().count("\n") == 3
    assert all(map(torch.equal, run.model.parameters(), again.model.parameters()))
    with pytest.raises(SystemExit):
        Reinforcement(tmp_path, seed=1, steps=8)
