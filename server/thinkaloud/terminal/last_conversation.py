"""The last conversation, which `thinkaloud chat --continue` goes on with."""

from thinkaloud.terminal import export, state_folder
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.endpoint import UsageError

_NAME = "conversation.json"


def keep(state: State) -> None:
    """Write the conversation over the last one. Raises `OSError`."""
    try:
        path = state_folder.state_file(_NAME)
    except RuntimeError:
        return  # there is no home, and nothing is kept
    state_folder.write_private(path, export.as_json(state.turns, state.system))


def load() -> export.Saved:
    """Return the last conversation. Raises `UsageError`."""
    try:
        return export.load(state_folder.state_file(_NAME))
    except FileNotFoundError:
        raise UsageError("there is no conversation to go on with") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"the last conversation cannot be read: {error}") from None
