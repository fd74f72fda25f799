"""What the protocols talk to."""

from thinkaloud.access.caller import Caller
from thinkaloud.request.completion import Completion, collect
from thinkaloud.request.pipeline import Pipeline

__all__ = ["Caller", "Completion", "Pipeline", "collect"]
