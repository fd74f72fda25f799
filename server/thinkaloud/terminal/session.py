"""The interactive chat: read a line, perform its action, repeat."""

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from rich.padding import Padding
from rich.text import Text

from thinkaloud.terminal import export, messages, models, slash_commands
from thinkaloud.terminal.actions import Action, Ask, Edit, ListModels, Load, Quit, Save, Why
from thinkaloud.terminal.conversation import Question, State, Turn
from thinkaloud.terminal.line_editor import LineEditor
from thinkaloud.terminal.plain_text import escape, one_line
from thinkaloud.terminal.question import ask
from thinkaloud.terminal.screen import Screen
from thinkaloud.terminal.type_ahead import TypeAhead
from thinkaloud_client import AsyncClient, Decision, ThinkAloudError


@dataclass
class Session:
    """A conversation with a server.

    Ctrl-C clears the line that is being typed, or stops the action of the last line. It never ends the conversation.

    keep: called after each answer.
    draft: initial text of the next line. in_editor: whether the editor is opened on it.
    typed: what was typed while a model answered, for the next line.
    stopped: whether Ctrl-C was pressed since the last line.
    action_task: what Ctrl-C stops.
    """

    client: AsyncClient
    screen: Screen
    state: State
    keep: Callable[[State], None] | None = None
    draft: str = ""
    in_editor: bool = False
    typed: TypeAhead = field(default_factory=TypeAhead)
    stopped: bool = False
    action_task: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Run until the user quits."""
        typing = LineEditor(lambda: self.state, keep=self.keep is not None)

        def ctrl_c() -> None:
            if not typing.interrupt():
                self._stop()

        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, ctrl_c)
        self.screen.note(f"{one_line(self.client.url)}. /help says what there is, Ctrl-D ends.")
        if self.state.turns:
            self.screen.note(messages.describe_conversation(self.state.turns))
        while True:
            draft, in_editor, self.draft, self.in_editor = self.draft, self.in_editor, "", False
            try:
                typed = await typing.read(draft, self._clear_stop, in_editor=in_editor)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            outcome = slash_commands.run(self.state, typed)
            self.state = outcome.state
            for message in outcome.messages:
                self._print(message)
            if isinstance(outcome.action, Quit):
                return
            if outcome.action is not None:
                await self._run_action(outcome.action)

    def _clear_stop(self) -> None:
        self.stopped = False

    def _stop(self) -> None:
        if self.action_task is not None and not self.stopped:
            self.action_task.cancel()
        self.stopped = True

    async def _run_action(self, action: Action) -> None:
        self.action_task = asyncio.create_task(self._perform(action))
        if self.stopped:
            self.action_task.cancel()
        try:
            await self.action_task
        except asyncio.CancelledError:
            if isinstance(action, Ask):
                self.state = self.state.with_unanswered(action.question)
                self.screen.note("stopped, and not kept; /again asks again")
        finally:
            self.action_task = None
            self.draft = self.draft or self.typed.take()
        if isinstance(action, Ask) and not self.screen.quiet:
            self.screen.out.print()

    async def _perform(self, action: Action) -> None:
        match action:
            case Ask(question):
                await self._ask(question)
            case Edit(text):
                self.draft, self.in_editor = text, True
            case Save(path):
                try:
                    export.save(path, self.state.turns, self.state.system)
                except OSError as error:
                    self.screen.error(one_line(f"{path}: {error.strerror}"))
                else:
                    self._print(f"saved as {path}")
            case Load(path):
                try:
                    saved = export.load(path)
                except (OSError, ValueError) as error:
                    self.screen.error(one_line(f"{path}: {getattr(error, 'strerror', None) or error}"))
                else:
                    self.state = self.state.go_on(saved.turns, saved.system)
                    self._print(messages.describe_conversation(self.state.turns))
            case Why(turn):
                for message in messages.explain_route(turn.reply.route, await self._decision(turn)):
                    self._print(message)
            case ListModels():
                self.screen.out.print(Padding(models.table(self.state.models), (0, 0, 0, 2)))

    async def _ask(self, question: Question) -> None:
        try:
            reply, times = await ask(
                self.client, self.screen, self.state.messages(question), self.state.options(), self.typed
            )
        except ThinkAloudError as error:
            self.state = self.state.with_unanswered(question)
            self.screen.error(messages.describe_failure(error, self.client.url))
            return
        if reply.answer:
            self.state = self.state.with_answer(question, reply)
            if self.keep is not None:
                self.keep(self.state)
        else:
            self.state = self.state.with_unanswered(question)
            self.screen.error(messages.explain_missing_answer(reply))
        self.screen.note(messages.describe_answer(reply, times))

    async def _decision(self, turn: Turn) -> Decision | None:
        """Ask the server how it routes the turn's prompt. None if there is no route, or it does not tell."""
        if turn.reply.route is None:
            return None
        question = Question(turn.question, len(self.state.turns) - 1)
        try:
            return await self.client.route(self.state.messages(question), model=turn.model)
        except ThinkAloudError:
            return None

    def _print(self, text: str) -> None:
        self.screen.out.print(Padding(Text(escape(text), "dim"), (0, 0, 0, 2)))
