"""The line editor of the chat: editing, completion, and a history that is kept between runs."""

import signal
from collections.abc import Callable, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style

from thinkaloud.terminal import slash_commands, state_folder
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.plain_text import one_line

_STYLE = Style.from_dict({"model": "ansibrightblack", "sign": "bold"})


class LineEditor:
    """Reads lines from the terminal. state: returns what completion depends on. keep: whether history is kept."""

    def __init__(self, state: Callable[[], State], *, keep: bool = True) -> None:
        self._state = state
        self._session: PromptSession[str] = PromptSession(
            history=_history() if keep else InMemoryHistory(),
            completer=_Completer(state),
            complete_while_typing=Condition(self._is_command),
            key_bindings=_keys(),
            multiline=True,
            prompt_continuation="… ",
            style=_STYLE,
            enable_open_in_editor=True,
        )

    async def read(self, draft: str, on_start: Callable[[], None], *, in_editor: bool = False) -> str:
        """Read a line. Raises `KeyboardInterrupt` for Ctrl-C and `EOFError` for Ctrl-D.

        draft: initial text. in_editor: open the user's editor on it; what it writes is then on the line.
        on_start: called when the editor reads the keyboard. Ctrl-C after the end of the line becomes SIGINT.
        """
        prompt: StyleAndTextTuples = [("class:model", one_line(self._state().model)), ("class:sign", " > ")]

        def start() -> None:
            on_start()
            if in_editor:
                self._session.default_buffer.open_in_editor()

        typed = await self._session.prompt_async(prompt, default=draft, pre_run=start, handle_sigint=False)
        ahead = get_typeahead(self._session.input)
        if any(press.key == Keys.ControlC for press in ahead):
            signal.raise_signal(signal.SIGINT)
        else:
            store_typeahead(self._session.input, ahead)
        return _replace_surrogates(typed)

    def interrupt(self) -> bool:
        """Handle SIGINT as Ctrl-C in the editor. Returns whether a line is being edited."""
        app = self._session.app
        if not app.is_running or app.is_done:
            return False
        app.key_processor.send_sigint()
        return True

    def _is_command(self) -> bool:
        return self._session.default_buffer.text.startswith("/")


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-o")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.open_in_editor()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys


class _Completer(Completer):
    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        for each in slash_commands.completions(self._state(), typed):
            yield Completion(each, start_position=-len(typed), display=one_line(each.rpartition(" ")[2]))


def _history() -> History:
    """Return a history that only its owner can read, in memory if there can be no file."""
    try:
        path = state_folder.state_file("history")
        state_folder.make_private(path)
    except (OSError, RuntimeError):
        return InMemoryHistory()
    return _TextHistory(str(path))


class _TextHistory(FileHistory):
    def store_string(self, string: str) -> None:
        super().store_string(_replace_surrogates(string))


def _replace_surrogates(typed: str) -> str:
    """Replace surrogates. A terminal delivers them for invalid bytes, and neither a file nor a server accepts them."""
    return typed.encode(errors="replace").decode()
