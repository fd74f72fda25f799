"""What is kept of a response, and what every store does with it.

A store does not look into the bytes that it keeps. It holds at most so many responses and bytes, none longer than its
age. Where there are too many, the owner who has most of them loses the one that was stored first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Status = Literal["queued", "in_progress", "completed", "incomplete", "failed", "cancelled"]

RUNNING: frozenset[Status] = frozenset({"queued", "in_progress"})
"""What a response can only be while a process works on it."""
MAX_ID_LENGTH = 256
"""Characters of an id. Nothing is ever found by a longer one."""


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """A response as its owner was sent it, and what a later turn needs of it. No trace is in it that is not sealed."""

    id: str
    """Unique over all owners."""
    owner: str
    """Whose it is: nobody else finds it."""
    created_at: float
    """Seconds since 1970."""
    status: Status
    model: str
    """The name that the request asked for."""
    response: bytes
    """The response object, as JSON."""
    input_items: bytes
    """The items of the request, as JSON."""
    carried: bytes
    """What the prompt of a later turn is made of, as JSON."""
    item_ids: tuple[str, ...] = ()
    """Ids by which later requests may refer to items of this response. Those that cannot be ids are left out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "item_ids", tuple(filter(is_id, self.item_ids)))

    @property
    def size(self) -> int:
        """Bytes of the three documents."""
        return len(self.response) + len(self.input_items) + len(self.carried)


class ResponseStore(Protocol):
    """Keeps responses. Methods may be called at once by many tasks between `start` and `close`.

    Raises `StoreFailed` where the database cannot be reached or written.
    """

    async def start(self) -> None:
        """Open the store. Raises `SettingsError` if it cannot be used."""

    async def close(self) -> None:
        """Write what has been accepted, and close the store."""

    async def save(self, record: StoredResponse) -> None:
        """Insert `record`, or replace the one with its id and keep that one's events. It is durable on return."""

    async def load(self, response_id: str, owner: str) -> StoredResponse | None:
        """Return a response of `owner`, or None if there is none."""

    async def delete(self, response_id: str, owner: str) -> bool:
        """Delete a response of `owner` with its events. Returns whether there was one."""

    async def find_item(self, item_id: str, owner: str) -> StoredResponse | None:
        """Return the response of `owner`, the one stored last, that has `item_id` among its `item_ids`."""

    async def append_events(self, response_id: str, first_sequence_number: int, events: Sequence[bytes]) -> None:
        """Keep events of a stream, numbered from `first_sequence_number`. Does nothing if there is no such response."""

    async def events(self, response_id: str, owner: str, after: int) -> list[tuple[int, bytes]]:
        """Return the kept events of a response of `owner` with numbers greater than `after`, in order."""

    async def fail_running(self, fail: Callable[[StoredResponse], StoredResponse]) -> int:
        """Replace by `fail(record)` each response that is queued or in progress and whose process has ended.

        Returns their number.
        """

    async def sweep(self) -> None:
        """Delete what is too old or too much. The store does so by itself, too."""


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of anything. What a client sends may be none."""
    return 0 < len(text) <= MAX_ID_LENGTH and text.isprintable()
