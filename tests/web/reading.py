"""The page as a reader sees it: by the names of its parts, so that its look is free to change."""

import re
from collections.abc import Sequence

from playwright.async_api import Locator, Page, expect

THINKING = re.compile(r"Thinking\W+\d+\ss, [\d,]+\stokens?")
THOUGHT = re.compile(r"Thought for (a moment|\d+(\.\d)?\ss)")
EFFORTS = ["default", "none", "minimal", "low", "medium", "high", "xhigh", "max"]
"""The stops of the dial."""
FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


_OVER = """() =>
  document.querySelector('article') && !document.querySelector('article[aria-busy=true]')"""


class Reader:
    """Does what a reader does, and finds what a reader sees. card: of the newest answer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.question = page.get_by_role("textbox", name="Your question", exact=True)
        self.models = page.get_by_role("button", name=re.compile(r"^(Model|\d models): "))
        self.thinking = page.get_by_role("button", name=re.compile("^Thinking: "))
        self.stop = self.button("Stop")
        self.answer_now = self.button("Answer now")
        self.conversations = page.get_by_role("navigation", name="Conversations")
        self.cards = page.get_by_role("article")
        self.card = self.cards.last
        self.fold = self.card.get_by_role("button", name=re.compile("^(Thinking…|Thought for)"))
        self.trace = self.card.get_by_label("What the model thinks")
        self.answer = self.card.locator(".answer")
        self.problem = page.get_by_role("alert")

    async def open(self) -> None:
        """What stands beside the start depends on whether the server asks for a key, and its words on the language."""
        await self.page.goto("/")
        await expect(self.page.get_by_role("heading", level=2).first).to_be_visible()

    def model(self, name: str) -> Locator:
        """The row of `name` in the menu of models."""
        rows = self.page.get_by_role("group", name=re.compile("^(Model|Side by side)"))
        return rows.get_by_role("button", name=re.compile(rf"^{re.escape(name)}\s"))

    async def choose(self, model: str) -> None:
        await self.models.click()
        await self.model(model).click()
        await expect(self.models).to_have_accessible_name(f"Model: {model}")

    async def compare(self, models: Sequence[str]) -> None:
        """Choose `models` to be asked side by side."""
        await self.models.click()
        await self.button("Compare side by side").click()
        rows = self.page.get_by_role("group", name=re.compile("^Side by side")).get_by_role("button")
        for wanted in (True, False):  # two are always chosen, so the others go last
            for row in await rows.all():
                name = (await row.inner_text()).split()[0]
                pressed = await row.get_attribute("aria-pressed") == "true"
                if (name in models) is wanted is not pressed:
                    await row.click()
        await self.page.keyboard.press("Escape")
        await expect(rows).to_have_count(0)

    async def think(self, **how: str) -> None:
        """Set what the menu of thinking holds, as `effort="low", budget="50", show="Summary"`."""
        await self.thinking.click()
        for name, value in how.items():
            if name == "effort":
                dial = self.page.get_by_role("slider", name="Effort")
                await dial.fill(str(EFFORTS.index(value)))
            elif name == "budget":
                await self.page.get_by_role("spinbutton", name="Budget", exact=True).fill(value)
            else:
                await self.page.get_by_role("combobox", name=name.capitalize(), exact=True).select_option(label=value)
        await self.page.keyboard.press("Escape")

    async def unfold(self) -> None:
        """Show the whole trace, of which a short one may be open already."""
        if await self.fold.get_attribute("aria-expanded") == "false":
            await self.fold.click()
        await expect(self.trace).to_be_visible()

    async def ask(self, question: str, model: str | None = None) -> None:
        if model is not None:
            await self.choose(model)
        await self.question.fill(question)
        await self.question.press("Enter")

    async def answered(self, question: str, model: str | None = None) -> None:
        """Ask, and wait until every answer is over."""
        await self.ask(question, model)
        await self.over()

    async def over(self) -> None:
        await self.page.wait_for_function(_OVER, polling=50)  # not at each frame, which would keep the browser painting

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)
