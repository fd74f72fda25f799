"""The chat as a conversation: a line, what it leads to, the next line."""

import asyncio
import signal
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from thinkaloud.terminal import export, messages, models, slash_commands
from thinkaloud.terminal.conversation import Question, State, Turn
from thinkaloud.terminal.display import Screen
from thinkaloud.terminal.line_editor import Line
from thinkaloud.terminal.plain_text import line, plain
from thinkaloud.terminal.question import ask
from thinkaloud.terminal.slash_commands import Act, Ask, Edit, ListModels, Quit, Save, Why
from thinkaloud_client import AsyncClient, Decision, ThinkAloudError


@dataclass
class Session:
    """One conversation with one server. draft: what the next line begins with.

    Ctrl-C empties the line that is typed, or stops what the last line led to, from the moment it has ended; it never
    ends the conversation. `stopped` says that it came, and `acting` is what it stops.
    """

    client: AsyncClient
    screen: Screen
    state: State
    draft: str = ""
    stopped: bool = False
    acting: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until the user ends it."""
        typing = Line(lambda: self.state)

        def ctrl_c() -> None:
            if not typing.interrupt():
                self._stop()

        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, ctrl_c)
        self.screen.note(f"{line(self.client.url)}. /help says what there is, Ctrl-D ends.")
        while True:
            try:
                typed, self.draft = await typing.read(self.draft, self._go_on), ""
            except KeyboardInterrupt:
                self.draft = ""
                continue
            except EOFError:
                return
            outcome = slash_commands.run(self.state, typed)
            self.state = outcome.state
            for said in outcome.say:
                self._say(said)
            if isinstance(outcome.act, Quit):
                return
            if outcome.act is not None:
                await self._act(outcome.act)

    def _go_on(self) -> None:
        self.stopped = False

    def _stop(self) -> None:
        if self.acting is not None and not self.stopped:
            self.acting.cancel()
        self.stopped = True

    async def _act(self, act: Act) -> None:
        self.acting = asyncio.create_task(self._acted(act))
        if self.stopped:
            self.acting.cancel()
        try:
            await self.acting
        except asyncio.CancelledError:
            if isinstance(act, Ask):
                self.state = self.state.failed(act.question)
                self.screen.note("stopped, and not kept; /again asks again")
        finally:
            self.acting = None
        if isinstance(act, Ask) and not self.screen.quiet:
            self.screen.out.print()

    async def _acted(self, act: Act) -> None:
        match act:
            case Ask(question):
                await self._ask(question)
            case Edit(text):
                self.draft = text
            case Save(path):
                try:
                    export.save(path, self.state.turns)
                except OSError as error:
                    self.screen.error(line(f"{path}: {error.strerror}"))
                else:
                    self._say(f"saved as {path}")
            case Why(turn):
                for said in messages.why(turn.reply.route, await self._decision(turn)):
                    self._say(said)
            case ListModels():
                self.screen.out.print(Padding(models.table(self.state.models), (0, 0, 0, 2)))

    async def _ask(self, question: Question) -> None:
        try:
            reply, times = await ask(self.client, self.screen, self.state.messages(question), self.state.options())
        except ThinkAloudError as error:
            self.state = self.state.failed(question)
            self.screen.error(messages.failure(error, self.client.url))
            return
        if reply.answer:
            self.state = self.state.answered(question, reply)
        else:
            self.state = self.state.failed(question)
            self.screen.error(messages.cut(reply))
        self.screen.note(messages.done(reply, times))

    async def _decision(self, turn: Turn) -> Decision | None:
        """What the server says of the turn's prompt, if it will."""
        if turn.reply.route is None:
            return None
        question = Question(turn.question, len(self.state.turns) - 1)
        try:
            return await self.client.route(self.state.messages(question), model=turn.model)
        except ThinkAloudError:
            return None

    def _say(self, text: str) -> None:
        self.screen.out.print(Padding(Text(plain(text), "dim"), (0, 0, 0, 2)))
