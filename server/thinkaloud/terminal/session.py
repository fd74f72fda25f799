"""The chat as a conversation: a line, what it leads to, the next line."""

from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from thinkaloud.terminal import commands, listing, saving, words
from thinkaloud.terminal.asking import ask
from thinkaloud.terminal.commands import Act, Ask, Edit, ListModels, Quit, Save, Why
from thinkaloud.terminal.display import Screen
from thinkaloud.terminal.lines import Line
from thinkaloud.terminal.plain import line, plain
from thinkaloud.terminal.state import Question, State, Turn
from thinkaloud_client import Client, Decision, ThinkAloudError


@dataclass
class Session:
    """One conversation with one server. draft: what the next line begins with."""

    client: Client
    screen: Screen
    state: State
    draft: str = ""

    def run(self) -> None:
        """Until the user ends it."""
        typing = Line(lambda: self.state)
        self.screen.note(f"{line(self.client.url)}. /help says what there is, Ctrl-D ends.")
        while True:
            try:
                typed, self.draft = typing.read(self.draft), ""
            except KeyboardInterrupt:
                self.draft = ""
                continue
            except EOFError:
                return
            outcome = commands.run(self.state, typed)
            self.state = outcome.state
            for said in outcome.say:
                self._say(said)
            if isinstance(outcome.act, Quit):
                return
            if outcome.act is not None:
                self._act(outcome.act)

    def _act(self, act: Act) -> None:
        match act:
            case Ask(question):
                self._ask(question)
            case Edit(text):
                self.draft = text
            case Save(path):
                try:
                    saving.save(path, self.state.turns)
                except OSError as error:
                    self.screen.error(line(f"{path}: {error.strerror}"))
                else:
                    self._say(f"saved as {path}")
            case Why(turn):
                for said in words.why(turn.reply.route, self._decision(turn)):
                    self._say(said)
            case ListModels():
                self.screen.out.print(Padding(listing.table(self.state.models), (0, 0, 0, 2)))

    def _ask(self, question: Question) -> None:
        try:
            reply, times = ask(self.client, self.screen, self.state.messages(question), self.state.options())
        except KeyboardInterrupt:
            self.state = self.state.failed(question)
            self.screen.note("stopped, and not kept; /again asks again")
        except ThinkAloudError as error:
            self.state = self.state.failed(question)
            self.screen.error(words.failure(error, self.client.url))
        else:
            if reply.answer:
                self.state = self.state.answered(question, reply)
            else:
                self.state = self.state.failed(question)
                self.screen.error(words.cut(reply))
            self.screen.note(words.done(reply, times))
        if not self.screen.quiet:
            self.screen.out.print()

    def _decision(self, turn: Turn) -> Decision | None:
        """What the server says of the turn's prompt, if it will."""
        if turn.reply.route is None:
            return None
        question = Question(turn.question, len(self.state.turns) - 1)
        try:
            return self.client.route(self.state.messages(question), model=turn.model)
        except ThinkAloudError:
            return None

    def _say(self, text: str) -> None:
        self.screen.out.print(Padding(Text(plain(text), "dim"), (0, 0, 0, 2)))
