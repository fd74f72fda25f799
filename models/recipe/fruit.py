"""The fruit problem and ten fixed rewordings of it: never trained on, asked of every model that is made.

The question is loose on purpose: "the cost of apples" means the cost of each apple.
"""

from __future__ import annotations

FRUIT_PROBLEM = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?",
    3,
)
"""The question and its answer: (13 - 2 * 2) / 3."""

REWORDINGS: tuple[tuple[str, int], ...] = (
    (
        "Tom buys 4 pears and 3 lemons. Each lemon costs 2 dollars. "
        "The total cost of all the fruit is 26 dollars. What is the cost of pears?",
        5,
    ),
    (
        "Maria bought 5 bananas and 4 mangoes at the market. One mango costs 3 euros. "
        "Together they cost 22 euros. How much does one banana cost?",
        2,
    ),
    (
        "At the shop, Omar gets 2 notebooks and 6 pens. A pen costs 2 dollars. "
        "He pays 20 dollars in all. What is the price of a notebook?",
        4,
    ),
    (
        "Lena paid 31 dollars for 3 melons and 4 plums. The plums were 4 dollars each. What did each melon cost?",
        5,
    ),
    (
        "How much is one cake if 2 cakes and 5 muffins cost 29 pounds and each muffin costs 3 pounds?",
        7,
    ),
    (
        "The bill for 6 candles and 2 lamps is 30 coins. Each lamp costs 9 coins. What is the cost of candles?",
        2,
    ),
    (
        "Priya has 7 stickers and 3 markers in her basket. Each marker costs $4. "
        "Her basket costs $33 in total. What is the cost of each sticker?",
        3,
    ),
    (
        "Jack buys 2 kiwis and 8 figs. The total cost of the fruit is 40 dollars. "
        "Each fig costs 3 dollars. Find the cost of a kiwi.",
        8,
    ),
    (
        "A teacher buys 4 rulers and 9 pencils. All of it costs 38 dollars, and every pencil costs 2 dollars. "
        "What is the price of one ruler?",
        5,
    ),
    (
        "Each peach costs 3 dollars. Nora buys 5 peaches and 3 coconuts and pays 33 dollars altogether. "
        "What is the cost of coconuts?",
        6,
    ),
)

HELD_OUT = frozenset(question for question, _ in (FRUIT_PROBLEM, *REWORDINGS))
"""Questions that no training sample may contain."""
