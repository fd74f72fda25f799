"""What the processor says of itself."""

import platform
from pathlib import Path

import pytest

from thinkaloud.runtime import processor


@pytest.mark.skipif(platform.machine() != "x86_64", reason="torch tells it of x86 alone")
def test_the_processors_instructions_are_those_that_torch_finds() -> None:
    torch = pytest.importorskip("torch")
    found = torch.cpu.get_capabilities()
    assert processor.has_bfloat16() == (found["avx512_bf16"] or found["amx_bf16"])


@pytest.mark.parametrize(
    ("said", "has"),
    [
        ("flags\t\t: fpu avx2 avx512f\n", False),
        ("flags\t\t: fpu avx512_bf16\n", True),
        ("flags\t\t: amx_bf16 fpu\n", True),
        ("Features\t: fp asimd bf16\n", True),
        ("Features\t: fp asimd\n", False),
        ("nothing of the kind\n", True),
        (None, True),
    ],
)
def test_bfloat16_is_read_from_the_flags_and_taken_to_be_there_where_nothing_tells(
    said: str | None, has: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "cpuinfo"
    if said is not None:
        path.write_text(said)
    monkeypatch.setattr(processor, "_CPUINFO", path)
    assert processor.has_bfloat16() is has
