"""What is typed while a model thinks: text for the next question, or Enter alone for the answer."""

from dataclasses import dataclass


@dataclass
class TypeAhead:
    """text: what was typed so far, with the ends of its lines. Editing is that of a plain terminal."""

    text: str = ""

    def insert(self, text: str) -> None:
        """Add what was typed or pasted."""
        self.text += text.replace("\r\n", "\n").replace("\r", "\n")

    def has_line(self) -> bool:
        """Return whether something stands on the line."""
        return not (self.text == "" or self.text.endswith("\n"))

    def delete(self) -> None:
        """Delete the last character."""
        self.text = self.text[:-1]

    def delete_line(self) -> None:
        """Delete the line, or the end of the one before."""
        self.text = self.text[: self.text.rfind("\n") + 1] if self.has_line() else self.text[:-1]

    def take(self) -> str:
        """Return the text for the next question, and forget it."""
        text, self.text = self.text.strip("\n"), ""
        return text
