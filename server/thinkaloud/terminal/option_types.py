"""Values of options."""

from typing import Literal, TypeAlias

Effort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]
Visibility: TypeAlias = Literal["full", "summary", "hidden"]
MAX_TEMPERATURE = 2.0
