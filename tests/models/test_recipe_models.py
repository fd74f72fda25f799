"""The bundled models: their folders, and what they write greedily in our own sampler."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
import torch

from recipe.architecture import Shape, Transformer
from recipe.conversation import Form, prompt
from recipe.export import RELEASES, config, load_model
from recipe.fruit import FRUIT_PROBLEM
from recipe.grading import box, read, work_is_true
from recipe.packing import pack
from recipe.pieces import Piece
from recipe.sampling import sample
from recipe.tokenizer import Codec

MODELS = Path(__file__).resolve().parents[2] / "models"
LARGEST = 25 * 2**20


@pytest.fixture(params=sorted(RELEASES))
def folder(request: pytest.FixtureRequest) -> Path:
    return MODELS / str(request.param)


def test_a_model_folder_is_small_and_has_the_recipes_config(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.iterdir()) <= LARGEST
    assert json.loads((folder / "config.json").read_text()) == config(Shape())


def test_the_fruit_problem_comes_out_right_with_true_work() -> None:
    for name, form in (("tiny-sft", Form.PLAIN), ("tiny-rl", Form.THINKING), ("tiny-rl", Form.CLOSED)):
        model, codec = load_model(MODELS / name)
        asked = codec.encode(prompt([("user", FRUIT_PROBLEM[0])], form))[0]
        written = read(codec.decode(sample(model, codec, [asked])[0]), opened=form is Form.THINKING)
        assert written.ended
        assert box(written.answer) == str(FRUIT_PROBLEM[1])
        assert work_is_true(written.answer)
        assert written.checked == (form is Form.THINKING)


def test_a_row_writes_the_same_alone_and_in_a_batch_of_other_lengths(folder: Path) -> None:
    model, codec = load_model(folder)
    prompts = [codec.encode(prompt([("user", text)], Form.PLAIN))[0] for text in ("Hello", "What is 3 + 4?", "5 * 6")]
    together = sample(model, codec, prompts, limit=6)
    assert together == [sample(model, codec, [one], limit=6)[0] for one in prompts]


def test_samples_packed_into_one_row_do_not_see_each_other() -> None:
    codec = Codec.load(MODELS / "tiny-sft" / "tokenizer.json")
    batch = pack(lambda rng: [Piece(f"{rng.randint(1, 999)} and some more words")], Random(1), codec)
    model = Transformer(Shape()).eval()
    first = len(codec.spell("1 and some more words"))
    with torch.inference_mode():
        before = model.states(batch.ids[:1], batch.mask[:1])
        changed = batch.ids[:1].clone()
        changed[:, :first] = 7
        after = model.states(changed, batch.mask[:1])
    length = int(batch.mask[0, 0, :, 0].sum())
    assert torch.equal(before[:, length:], after[:, length:])
    assert not torch.equal(before[:, :length], after[:, :length])
