"""What the protocols talk to: `Pipeline`, and who calls it within which limits, so that they need no `access`."""

from thinkaloud.access.account import Limit
from thinkaloud.access.caller import Caller
from thinkaloud.request.pipeline import Pipeline

__all__ = ["Caller", "Limit", "Pipeline"]
