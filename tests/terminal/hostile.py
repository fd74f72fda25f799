"""Texts that do something to a terminal that believes them."""

CORPUS = (
    "\x1b[31mred\x1b[0m \x1b[2J\x1b[H",
    "\x1b]0;a title\x07 \x1b]2;another\x1b\\",
    "\x1b]52;c;ZWNobyBvd25lZA==\x07 the clipboard",
    "\x1b]8;;http://evil.example\x1b\\a link\x1b]8;;\x1b\\",
    "\x1b[6n\x1b[c\x1b]11;?\x07 questions that are answered as if typed",
    "\x1bP$q m\x1b\\ \x1b_a program\x1b\\ \x1b^private\x1b\\",
    "\x9b31m\x9d0;eight bits\x9c \x90\x98\x9e\x9f",
    "a password:\rnothing\x08\x08\x08 \x7f\x0e\x0f\x0b\x0c\x07\x05\x00",
    "\u202egnp.exe \u2066turned\u2069 \u200f\u061c",
    "[bold red]markup[/] [link=http://evil.example]x[/link] :bomb: [@click=app.bell]x[/]",
    "```\x1b[31m\n\x1b]0;in a block\x07\n```",
    "| \x1b[31m | \x9b2J |\n|---|---|\n| &#27;[2J | &#x9b; |",
    '[&#27;[31m](http://a/&#27;&#x202e;%1b%5b31m "&#27;") <http://a/\x1b[31m>',
    "# \x1b[5mheading\n\n- \x1b[7mitem\n\n> \x1b[8mquote",
)
HALF = "half a character: \ud83d and \udc9b"
"""What ThinkAloud never sends, but another server may."""
