"""The page as a reader sees it: by the names of its parts, so that its look is free to change."""

import re
from collections.abc import Sequence

from playwright.async_api import Locator, Page, expect

THINKING = re.compile(r"Thinking\W+\d+ s, [\d,]+ tokens?")
THOUGHT = re.compile(r"Thought for (a moment|\d+(\.\d)? s)")
FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


class Reader:
    """Does what a reader does, and finds what a reader sees. card: of the newest answer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.question = page.get_by_role("textbox", name="Your question")
        self.stop = page.get_by_role("button", name="Stop", exact=True)
        self.answer_now = page.get_by_role("button", name="Answer now")
        self.cards = page.get_by_role("article")
        self.card = self.cards.last
        self.fold = self.card.get_by_role("button", name=re.compile("^(Thinking|Thought for)"))
        self.trace = self.card.get_by_label("What the model thinks")
        self.answer = self.card.locator(".answer")
        self.problem = page.get_by_role("alert")

    async def open(self) -> None:
        await self.page.goto("/")
        await expect(self.question).to_be_visible()

    async def choose(self, model: str) -> None:
        await self.page.get_by_label("Model", exact=True).select_option(model)

    async def compare(self, models: Sequence[str]) -> None:
        """Choose `models` to be asked side by side."""
        await self.page.get_by_role("button", name="Compare", exact=True).click()
        boxes = self.page.get_by_role("group", name="Models to compare").get_by_role("checkbox")
        for wanted in (True, False):  # one is always chosen, so the others go last
            for box in await boxes.all():
                label = await box.locator("xpath=..").inner_text()
                if (label.split()[0] in models) is wanted:
                    await box.set_checked(wanted)

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
        await expect(self.card).to_be_visible()
        await expect(self.page.locator("article[aria-busy=true]")).to_have_count(0, timeout=60_000)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)
