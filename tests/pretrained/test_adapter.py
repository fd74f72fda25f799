"""The adapter of smol: merged as it was trained, and what is served is made again where it is another one."""

from pathlib import Path

import pytest

import small_llama
from thinkaloud.pretrained import adapter, manifest, preparation

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Llama in bfloat16, and beside it what the recipe saves and exports of an adapter over it."""
    from safetensors.torch import save_file

    from smol_rl import adapter as training
    from smol_rl.export import weights
    from smol_rl.network import load

    place = tmp_path_factory.mktemp("trained")
    small_llama.save(place / "base", 300)
    model = training.adapt(load(place / "base"), seed=1, rank=8)
    with torch.no_grad():
        for _, part in training.adapted(model):
            part.second.normal_(std=0.05)
    training.save(model, place / "adapter")
    training.load(model, place / "adapter")
    save_file(weights(model), place / "exported.safetensors")
    return place


def test_what_is_merged_is_bit_for_bit_what_the_recipe_trained(trained: Path) -> None:
    from safetensors.torch import load_file

    model = transformers.LlamaForCausalLM.from_pretrained(trained / "base", dtype="bfloat16")
    before = {name: value.clone() for name, value in model.state_dict().items()}
    adapter.merge(model, trained / "adapter")
    merged = model.state_dict()
    wanted = load_file(trained / "exported.safetensors")
    assert all(merged[name].equal(value) for name, value in wanted.items())
    assert sum(not merged[name].equal(value) for name, value in before.items()) == 2 * 7, "all matrices of two blocks"


def test_an_adapter_of_another_model_is_refused(trained: Path) -> None:
    other = transformers.LlamaForCausalLM.from_pretrained(trained / "base", dtype="bfloat16", num_hidden_layers=1)
    with pytest.raises(KeyError):
        adapter.merge(other, trained / "adapter")


@pytest.mark.parametrize("name", ["adapter_model.safetensors", "adapter_config.json"])
def test_an_adapter_is_known_by_all_its_content(name: str, trained: Path, tmp_path: Path) -> None:
    for file in (trained / "adapter").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    before = adapter.digest(tmp_path)
    assert before == adapter.digest(trained / "adapter")
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b" ")
    assert adapter.digest(tmp_path) != before


def test_a_model_of_another_adapter_is_not_taken_for_this_one(trained: Path, tmp_path: Path) -> None:
    one, plain = preparation.Pretrained("m", trained / "adapter"), preparation.Pretrained("m")
    manifest.write(tmp_path, one.source())
    assert manifest.is_whole(tmp_path, one.source())
    assert not manifest.is_whole(tmp_path, plain.source())


def test_the_adapter_of_the_default_settings_is_there() -> None:
    assert preparation.SMOL.adapter is not None
    assert len(adapter.digest(preparation.SMOL.adapter)) == 64
