"""Network, adapter, losses and attention against what transformers and torch make of the same numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from recipe import architecture
from recipe.architecture import Transformer
from smol_rl import adapter, attention
from smol_rl.adapter import SCALE, Adapted
from smol_rl.codec import Spelling
from smol_rl.losses import CHUNK, losses, states
from smol_rl.network import load


def stirred(model: Transformer) -> Transformer:
    """With an adapter that changes much."""
    with torch.no_grad():
        for _, part in adapter.adapted(model):
            part.second.normal_(std=0.05)
    adapter.merge(model)
    return model


def test_the_network_is_transformers_llama(folder: Path, codec: Spelling) -> None:
    transformers = pytest.importorskip("transformers")
    theirs = transformers.LlamaForCausalLM.from_pretrained(folder, dtype=torch.bfloat16)
    ours = load(folder)
    ids = torch.tensor([codec.spell("Emily buys 3 apples and 2 oranges for 13 dollars.")])
    mask = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).tril()[None, None]
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        found = ours.logits(states(ours, ids, mask)).float()
        wanted = theirs(ids).logits.float()
    assert (found - wanted).abs().max() < 0.02 * wanted.abs().max()


def test_a_fresh_adapter_changes_nothing_and_a_merged_one_is_base_and_product(folder: Path) -> None:
    model = adapter.adapt(load(folder), seed=1)
    for _, part in adapter.adapted(model):
        assert torch.equal(part.merged, part.base)
    for _, part in adapter.adapted(stirred(model)):
        wanted = part.base.float() + SCALE * part.second @ part.first
        assert torch.equal(part.merged, wanted.bfloat16())


def test_the_gradient_is_that_of_base_and_product_written_out() -> None:
    torch.manual_seed(1)
    part = Adapted(torch.nn.Linear(6, 5, bias=False), rank=2)
    torch.nn.init.normal_(part.second)
    part.merge()
    x = torch.randn(2, 3, 6, requires_grad=True)
    exact = part.base + SCALE * part.second @ part.first
    whole = exact + (exact.bfloat16().float() - exact).detach()  # rounded, which the gradient does not see
    weights = torch.randn(2, 3, 5)
    inputs = (x, part.first, part.second)
    wanted = torch.autograd.grad((torch.nn.functional.linear(x, whole) * weights).sum(), inputs)
    found = torch.autograd.grad((part(x) * weights).sum(), inputs)
    for one, other in zip(found, wanted, strict=True):
        torch.testing.assert_close(one, other)


def test_an_adapter_is_read_as_it_was_written_to_bfloat16(folder: Path, tmp_path: Path) -> None:
    model, other = (adapter.adapt(load(folder), seed) for seed in (1, 2))
    adapter.save(stirred(model), tmp_path)
    adapter.load(other, tmp_path)
    assert all(
        torch.equal(other_value, adapter.state(model)[name].bfloat16().float())
        for name, other_value in adapter.state(other).items()
    )
    assert json.loads((tmp_path / adapter.CONFIG).read_text())["r"] == adapter.RANK
    with pytest.raises(ValueError, match="another adapter"):
        adapter.load(adapter.adapt(load(folder), 1, rank=3), tmp_path)


@settings(deadline=None, max_examples=20)
@given(count=st.integers(1, 2 * CHUNK + 2), seed=st.integers(0, 99))
def test_losses_and_their_gradients_are_those_of_a_whole_cross_entropy(folder: Path, count: int, seed: int) -> None:
    model = adapter.adapt(load(folder), seed=1)
    generator = torch.Generator().manual_seed(seed)
    ids = torch.randint(0, 300, (2, 140), generator=generator)
    mask = torch.ones(140, 140, dtype=torch.bool).tril()[None, None]
    wanted = torch.zeros(2, 139, dtype=torch.bool)
    wanted.view(-1)[torch.randperm(278, generator=generator)[:count]] = True
    found = losses(model, ids, mask, wanted)
    read = states(model, ids, mask)[:, :-1][wanted]
    table = model.model.embed_tokens.weight
    whole = torch.nn.functional.cross_entropy(
        (read.bfloat16() @ table.t()).float(), ids[:, 1:][wanted], reduction="none"
    )
    torch.testing.assert_close(found, whole, atol=1e-3, rtol=1e-3)
    matrices = [part.second for _, part in adapter.adapted(model)]
    for one, other in zip(
        torch.autograd.grad(found.mean(), matrices), torch.autograd.grad(whole.mean(), matrices), strict=True
    ):
        assert (one - other).norm() <= 0.05 * other.norm() + 1e-6


@pytest.mark.parametrize("masked", [True, False])
def test_attention_and_its_gradients_are_those_of_the_recipe(masked: bool) -> None:
    torch.manual_seed(1)
    q, k, v = (torch.randn(2, heads, 9, 8, requires_grad=True) for heads in (4, 2, 2))
    mask = (torch.rand(2, 1, 9, 9) < 0.5) | torch.eye(9, dtype=torch.bool) if masked else torch.ones(2, 1, 9, 9) > 0
    weights = torch.randn(2, 4, 9, 8)
    wanted = architecture.attend(q, k, v, mask)
    found = attention.attend(q, k, v, attention.added(mask))
    torch.testing.assert_close(found, wanted)
    torch.testing.assert_close(attention.attend(q, k, v, mask), wanted)
    gradients = [torch.autograd.grad((result * weights).sum(), (q, k, v)) for result in (found, wanted)]
    for one, other in zip(*gradients, strict=True):
        torch.testing.assert_close(one, other)
