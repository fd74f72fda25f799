"""Names, goods and other words that fill the slots of the generated problems.

The lists are the only vocabulary that the models ever read, so breadth here is what carries over to words unseen: every
fifth entry of a list (see `Draw.pick`) is kept out of training and used only by the unseen evaluation split.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WOMEN = _words(
    """
    Emily Anna Maria Sofia Nadia Priya Lena Clara Julia Ruth Amina Zoe Nora Alice Eva Ines Yuki Mei Fatima Olga
    Grace Hannah Laura Iris Carmen Leila Sara Tina Rosa Wendy Paula Lucy Diana Emma Vera Elena Kate Molly Gina
    Mira Judy Helen Karen Linda Susan Betty Nina Jane Mary Lily Chloe Ella Freya Rita Asha Sana Hana Ada Bella
    Daisy
    """
)
MEN = _words(
    """
    Tom Omar Jack Ben Liam David Marco Ivan Samuel Peter Hugo Carlos Ahmed Kenji Wei Raj Noah Lucas Oscar Felix
    Max Leo Paul Henry Erik Jonas Pablo Diego Andre Victor Simon Daniel Adam Kofi Tariq Nils Bruno George Frank
    Martin James John Robert Sam Dan Mike Luis Ali Arun Joe Bob Nick Oliver Theo Kevin Brian Steve Gary Otto
    Emil
    """
)
CALLINGS = _words(
    """
    teacher baker farmer cook painter nurse gardener student tailor driver doctor shopper carpenter neighbour
    sailor waiter librarian coach customer clerk
    """
)

_IRREGULAR = {
    "mango": "mangoes", "peach": "peaches", "cherry": "cherries", "strawberry": "strawberries", "potato": "potatoes",
    "tomato": "tomatoes", "brush": "brushes", "box": "boxes", "radish": "radishes", "knife": "knives", "dish": "dishes",
    "toothbrush": "toothbrushes", "glass": "glasses", "watch": "watches", "sandwich": "sandwiches", "candy": "candies",
    "berry": "berries", "loaf": "loaves", "scarf": "scarves", "torch": "torches", "bus": "buses", "leaf": "leaves",
    "shelf": "shelves", "diary": "diaries", "bench": "benches", "puppy": "puppies", "lily": "lilies", "fish": "fish",
}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of a noun in these lists; made-up nouns take an s."""
    return _IRREGULAR.get(noun, noun + "s")


FRUIT = _words(
    """
    apple orange pear banana kiwi peach plum lemon mango papaya melon cherry fig lime guava coconut apricot
    grape date nectarine pineapple strawberry tangerine berry quince
    """
)
GOODS = _words(
    """
    pen notebook pencil ruler eraser book stamp card sticker marker candle cup plate bowl spoon glass fork knife
    lamp towel shirt hat scarf sock belt ball kite doll toy puzzle car train drum flute balloon egg loaf muffin
    cookie cake sandwich pie bagel bun donut potato tomato onion carrot cucumber cabbage radish turnip pepper
    bean chair table mat pillow basket box bag rope nail hammer brush bucket rose tulip lily daisy vase ticket
    map magazine poster postcard coin ring watch bracelet necklace battery key lock torch bulb pot pan dish jar
    kettle ribbon button bead needle badge bottle juice soda shake coffee tea candy lollipop pretzel waffle
    burger pizza taco salad sausage shell stone marble block tile brick plant seed bush tree cactus
    """
)
MONEY = ("dollars", "euros", "pounds", "coins", "pesos", "cents", "francs", "rupees", "credits", "crowns")
SMALL_THINGS = _words(
    """
    marble sticker card shell coin stamp bead candy cookie pencil button stone book balloon nut toy sweet grape
    badge acorn apple orange pear plum egg flower star block ticket leaf peach berry ball muffin key
    """
)
PEOPLE = ("children", "friends", "students", "cousins", "kids", "players", "neighbours", "boys", "girls", "guests")
RELATIVES = ("brother", "sister", "cousin", "friend", "uncle", "aunt", "teacher", "mother", "father", "neighbour")
CONTAINERS = ("box", "bag", "basket", "jar", "shelf", "crate", "tray", "bowl", "pack", "drawer")
VEHICLES = ("car", "train", "bus", "truck", "boat", "bike", "van", "ship", "cyclist", "runner")

_ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "bl",
    "dr",
    "gr",
    "pl",
    "st",
    "tr",
    "sh",
)
_VOWELS = ("a", "e", "i", "o", "u", "oo", "ee")
_CODAS = ("b", "g", "k", "l", "m", "n", "p", "t", "nk", "rt", "ck", "x")
MADE_UP = tuple(f"{a}{v}{c}" for a in _ONSETS for v in _VOWELS for c in _CODAS if c != "x")
"""Nonsense nouns, used now and then so that a noun never met is copied rather than guessed."""
