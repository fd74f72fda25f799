"""What the processor of this machine can do."""

import re
from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")
_FLAGS = re.compile(r"^(?:flags|Features)\s*:(.*)$", re.MULTILINE)


def has_bfloat16() -> bool:
    """Whether the processor multiplies in bfloat16: on x86 `avx512_bf16` or `amx_bf16`, on ARM `bf16`. True where Linux
    does not say.
    """
    try:
        flags = _FLAGS.search(_CPUINFO.read_text(encoding="utf-8"))
    except OSError:
        return True
    return flags is None or not {"avx512_bf16", "amx_bf16", "bf16"}.isdisjoint(flags[1].split())
