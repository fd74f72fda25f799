"""Asks one question and shows its answer."""

import threading

from thinkaloud.terminal import keys
from thinkaloud.terminal.display import Display, Screen, Times
from thinkaloud_client import Client, Options, Prompt, Reply, Started, Stream, ThinkAloudError

HINT = "Enter: answer now, Ctrl-C: stop"


def ask(client: Client, screen: Screen, prompt: Prompt, options: Options) -> tuple[Reply, Times]:
    """The answer, which has been shown, and its times.

    Raises `ThinkAloudError`, or `KeyboardInterrupt` where the user stops it; then what came has been shown.
    """
    display = Display(screen, HINT if keys.listening() else "")
    with client.stream(prompt, **options) as stream, display:
        now = AnswerNow(stream, display)
        with keys.on_enter(now.want):
            for event in stream:
                display.show(event)
                if isinstance(event, Started):
                    now.started()
    return stream.reply, display.times


class AnswerNow:
    """The user's wish for the answer: sent once, as soon as the server can know which one is meant."""

    def __init__(self, stream: Stream, display: Display) -> None:
        self._stream = stream
        self._display = display
        self._lock = threading.Lock()
        self._begun = self._wanted = self._sent = False

    def want(self) -> None:
        """Called by the thread that listens to the keys."""
        with self._lock:
            self._wanted = True
        self._display.hurried()
        self._send()

    def started(self) -> None:
        """Called when the answer has an id."""
        with self._lock:
            self._begun = True
        self._send()

    def _send(self) -> None:
        with self._lock:
            if self._sent or not (self._begun and self._wanted):
                return
            self._sent = True
        try:
            self._stream.answer_now()
        except (ThinkAloudError, RuntimeError):
            return  # it does not think, or not any more: the answer is coming anyway
