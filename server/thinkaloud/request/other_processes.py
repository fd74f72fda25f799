"""The other processes of a server: front ends beside this one, and replicas elsewhere."""

from thinkaloud.runtime.peers import Peers
from thinkaloud.state.base import Handler, SharedState, Topic, digest


class OtherProcesses:
    """Those that may have what this process has not."""

    def __init__(self, state: SharedState, peers: Peers) -> None:
        self._state, self._peers = state, peers

    def listen(self, topic: Topic, handler: Handler) -> None:
        """Let `handler` answer questions of the others."""
        self._state.listen(topic, handler)
        self._peers.listen(topic, lambda asked: handler(*asked))

    async def ask(self, topic: Topic, id: str, caller: str) -> str | None:
        """Ask the others for what `caller` has under `id`: the front ends, then the replicas.

        Returns the answer; None if there is none in time.
        """
        for answer in await self._peers.ask(topic, [id, digest(caller)]):
            return str(answer)
        return await self._state.ask(topic, id, caller)
