"""What the protocols talk to: `Pipeline`, and who calls it, which they need not look for in `access`."""

from thinkaloud.access.caller import Caller
from thinkaloud.request.pipeline import Pipeline

__all__ = ["Caller", "Pipeline"]
