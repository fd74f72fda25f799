"""What the protocols talk to: `Pipeline`, and what they need not look for in the stages: who calls within which limits,
what seals the traces of stored responses, and who else may have what is asked for.
"""

from thinkaloud.access.account import Limit
from thinkaloud.access.caller import Caller
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.state.base import digest
from thinkaloud.traces.kept.stored_traces import StoredTraces

__all__ = ["Caller", "Limit", "OtherProcesses", "Pipeline", "StoredTraces", "digest"]
