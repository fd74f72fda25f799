"""Traces that leave the server sealed, and come back in the history of a later request."""

from dataclasses import replace
from functools import partial
from typing import TypeAlias

from thinkaloud.access.caller import Caller
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import GenerationRequest
from thinkaloud.request.by_size import by_size
from thinkaloud.request.catalog import ServedModel
from thinkaloud.settings.traces import SealingSettings
from thinkaloud.traces.kept.sealed_history import count_work, open_sealed_traces
from thinkaloud.traces.kept.sealed_output import SealedBlocks, SealedOutput
from thinkaloud.traces.kept.sealer import Place, Sealer, digest_user_turn

SealStage: TypeAlias = SealedOutput | SealedBlocks
"""The stage that seals a trace."""


class Sealing:
    """What the server can seal and open. Without settings it opens nothing."""

    def __init__(self, settings: SealingSettings | None) -> None:
        """Raises `SettingsError` where there is no usable secret."""
        self._sealer = Sealer(settings.secrets(), settings.lifetime) if settings is not None else None

    @property
    def is_possible(self) -> bool:
        """Whether there is a key to seal with."""
        return self._sealer is not None

    def stage(self, request: GenerationRequest, model: ServedModel, caller: Caller) -> SealStage | None:
        """The stage that seals what `model` answers; None where `request` asks for no sealed trace.

        Raises `InvalidRequest` where the server has no key for it.
        """
        if not request.thinking.sealed:
            return None
        sealer = self._sealer
        if sealer is None:
            raise InvalidRequest(
                "this server seals no traces: its settings have no key for that (traces.sealing)",
                param="reasoning.encrypted",
            )
        place = Place(caller.name, model.name, digest_user_turn(request.messages))
        if request.thinking.sealed_first:
            return SealedBlocks(lambda trace, mark: sealer.seal(trace, place, mark))
        return SealedOutput(lambda trace, calls: sealer.seal(trace, replace(place, calls=calls)))

    async def open_history(
        self, request: GenerationRequest, model: ServedModel, caller: Caller
    ) -> tuple[GenerationRequest, tuple[str, ...]]:
        """The request with the sealed traces of its history opened, and the places of those that did not open."""
        open = _open_nothing if self._sealer is None else self._sealer.open
        work = partial(open_sealed_traces, request.messages, open, Place(caller.name, model.name))
        messages, unopened = await by_size(count_work(request.messages), work)
        return replace(request, messages=messages), unopened


def _open_nothing(data: str, place: Place) -> None:
    """Stands for a sealer where there is no key."""
