"""The steps of a trace that is shown: after the text of each, its move and its time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from thinkaloud.events import Event, Finished, Stage, StepEnd, TraceDelta, TraceEnd
from thinkaloud.traces.summarised.steps import Step, Steps


class StepEnds(Stage[Event, Event]):
    """Adds a `StepEnd` after each step. The steps of a choice, joined, are its trace."""

    def __init__(self) -> None:
        self._choices: defaultdict[int, Steps] = defaultdict(Steps)

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            return [item, *_step_ends(item.index, self._choices[item.index].decode(item.text))]
        if isinstance(item, TraceEnd | Finished):
            return [*_step_ends(item.index, self._choices[item.index].flush()), item]
        return (item,)


def _step_ends(index: int, steps: Iterable[Step]) -> list[StepEnd]:
    return [StepEnd(index, step.number, step.move, step.text, step.seconds) for step in steps]
