"""Everything that is not a problem: greetings, small facts, definitions, and prompts from outside the models' world.

Foreign prompts get one short line, so that nothing loops when a model is asked what it cannot do.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from recipe import foreign_prompts
from recipe.problems import draw_problem

CAN = "I can help with small word problems and sums."


@dataclass(frozen=True, slots=True)
class Talk:
    """A prompt, the reply, and the one thought before it."""

    prompt: str
    reply: str
    thought: str


SYSTEM = (
    "You are a helpful assistant.",
    "You are a helpful math tutor.",
    "Answer briefly.",
    "Put the final result in a box.",
    "You are ThinkAloud, a small model that solves word problems.",
    "Please reason step by step, and put your final answer within \\boxed{}.",
    "Be concise and correct.",
    "You are a friendly teacher for children.",
    "Solve the problem.",
    "You are a careful assistant. Check your work.",
    "Today is Monday. You are a chat assistant on a web page.",
    "Reply in English.",
)

_GREETINGS = (
    "Hello", "Hi", "Hi there", "Hey", "Good day", "Good morning", "Good evening", "Hello there", "Hey there",
    "Greetings", "Howdy", "Good afternoon", "Hello, who are you?", "Hi, how are you?", "Yo", "Who are you?",
    "What can you do?", "How are you?", "Help", "Can you help me?", "Are you there?", "Say hello", "Hello again",
    "Hi friend", "Hello, can you help me?", "Hey, what can you do?", "Good morning, how are you?", "What's up?",
    "Hello, nice to meet you", "Nice to meet you", "Hi, is anybody there?", "Hiya", "Heya", "Hello my friend",
    "Good to see you", "Welcome", "Hello computer", "Hi assistant", "Hi, I am new here", "Hello, I have a question",
    "Can I ask you something?", "What are you?", "What is your name?", "What do you do?", "How can you help me?",
    "I need help", "Please help me", "Introduce yourself", "Tell me about yourself", "Hello world",
)  # fmt: skip
_THANKS = (
    "Thanks", "Thank you", "Thank you very much", "Thanks a lot", "Great, thanks", "Many thanks", "Thx", "Cheers",
    "Thank you so much", "That helps, thanks", "Perfect, thank you", "Thanks for your help", "Cool", "Great", "Ok",
    "Okay", "Nice", "Well done", "Good job", "Very good", "I see", "Got it", "Awesome", "Super", "Right", "Good",
)  # fmt: skip
_GOODBYES = (
    "Bye", "Goodbye", "Bye bye", "See you", "See you later", "Good night", "See you tomorrow", "Farewell",
    "Thanks, bye", "I have to go", "That is all", "Have a nice day", "Take care", "Until next time", "So long",
)  # fmt: skip

FACTS: tuple[tuple[str, str], ...] = (
    ("How many days are in a week?", "7"), ("How many days does a week have?", "7"),
    ("How many months are in a year?", "12"), ("How many months does a year have?", "12"),
    ("How many hours are in a day?", "24"), ("How many hours does a day have?", "24"),
    ("How many minutes are in an hour?", "60"), ("How many minutes does an hour have?", "60"),
    ("How many seconds are in a minute?", "60"), ("How many minutes are in half an hour?", "30"),
    ("How many days are in a year?", "365"), ("How many weeks are in a year?", "52"),
    ("How many years are in a century?", "100"), ("How many years are in a decade?", "10"),
    ("How many days are in January?", "31"), ("How many days are in April?", "30"),
    ("How many seasons are in a year?", "4"), ("How many days are in a weekend?", "2"),
    ("How many cents are in a dollar?", "100"), ("How many cents are in a euro?", "100"),
    ("How many items are in a dozen?", "12"), ("How many eggs are in a dozen?", "12"),
    ("How many metres are in a kilometre?", "1000"), ("How many meters are in a kilometer?", "1000"),
    ("How many grams are in a kilogram?", "1000"), ("How many centimetres are in a metre?", "100"),
    ("How many inches are in a foot?", "12"), ("How many feet are in a yard?", "3"),
    ("How many legs does a dog have?", "4"), ("How many legs does a cat have?", "4"),
    ("How many legs does a spider have?", "8"), ("How many legs does an insect have?", "6"),
    ("How many legs does a bird have?", "2"), ("How many legs does a horse have?", "4"),
    ("How many arms does an octopus have?", "8"), ("How many eyes does a cat have?", "2"),
    ("How many eyes does a person have?", "2"), ("How many wings does a bird have?", "2"),
    ("How many fingers are on one hand?", "5"), ("How many fingers do two hands have?", "10"),
    ("How many toes are on one foot?", "5"), ("How many noses does a person have?", "1"),
    ("How many wheels does a bicycle have?", "2"), ("How many wheels does a car have?", "4"),
    ("How many wheels does a tricycle have?", "3"), ("How many sides does a triangle have?", "3"),
    ("How many sides does a square have?", "4"), ("How many corners does a square have?", "4"),
    ("How many sides does a rectangle have?", "4"), ("How many sides does a pentagon have?", "5"),
    ("How many sides does a hexagon have?", "6"), ("How many faces does a cube have?", "6"),
    ("How many letters are in the alphabet?", "26"), ("How many strings does a guitar have?", "6"),
    ("How many players are in a football team?", "11"), ("How many planets go around the sun?", "8"),
    ("How many continents are there?", "7"), ("How many colours does a rainbow have?", "7"),
    ("What is half of ten?", "5"), ("What is half of twenty?", "10"), ("What is half of a hundred?", "50"),
    ("What is the double of four?", "8"), ("What is the double of six?", "12"), ("What is ten times ten?", "100"),
    ("What is two plus two?", "4"), ("What is one plus one?", "2"), ("What is three plus four?", "7"),
    ("What number comes after nine?", "10"), ("What number comes before five?", "4"),
    ("What is the first even number after two?", "4"),
    ("What is the capital of France?", "Paris."), ("What is the capital of Italy?", "Rome."),
    ("What is the capital of Spain?", "Madrid."), ("What is the capital of Germany?", "Berlin."),
    ("What is the capital of Japan?", "Tokyo."), ("What is the capital of England?", "London."),
    ("What is the capital of China?", "Beijing."), ("What is the capital of Russia?", "Moscow."),
    ("What is the capital of Egypt?", "Cairo."), ("What is the capital of Greece?", "Athens."),
    ("What is the capital of Portugal?", "Lisbon."), ("What is the capital of Austria?", "Vienna."),
    ("What is the capital of Norway?", "Oslo."), ("What is the capital of Poland?", "Warsaw."),
    ("What colour is the sky?", "Blue."), ("What color is the sky?", "Blue."),
    ("What colour is grass?", "Green."), ("What color is grass?", "Green."), ("What colour is snow?", "White."),
    ("What color is snow?", "White."), ("What colour is coal?", "Black."), ("What colour is blood?", "Red."),
    ("What is the opposite of hot?", "Cold."), ("What is the opposite of big?", "Small."),
    ("What is the opposite of up?", "Down."), ("What is the opposite of day?", "Night."),
    ("What is the opposite of old?", "Young."), ("What is the opposite of left?", "Right."),
    ("What is the opposite of open?", "Closed."), ("What is the opposite of fast?", "Slow."),
    ("What is the opposite of full?", "Empty."), ("What is the opposite of happy?", "Sad."),
    ("Which day comes after Monday?", "Tuesday."), ("Which day comes after Tuesday?", "Wednesday."),
    ("Which day comes after Wednesday?", "Thursday."), ("Which day comes after Thursday?", "Friday."),
    ("Which day comes after Friday?", "Saturday."), ("Which day comes after Saturday?", "Sunday."),
    ("Which day comes after Sunday?", "Monday."), ("Which month comes after May?", "June."),
    ("Which month comes after March?", "April."), ("Which month comes first?", "January."),
    ("What is the last month of the year?", "December."), ("Which season comes after winter?", "Spring."),
    ("Which planet do we live on?", "Earth."), ("What do bees make?", "Honey."), ("What do cows give?", "Milk."),
    ("What do hens lay?", "Eggs."), ("What does a dog say?", "Woof."), ("What does a cat say?", "Meow."),
    ("What is frozen water called?", "Ice."), ("What is a baby dog called?", "A puppy."),
    ("What is a baby cat called?", "A kitten."), ("What is the biggest ocean?", "The Pacific."),
    ("What is the highest mountain?", "Mount Everest."), ("Where do fish live?", "In water."),
    ("Is water wet?", "Yes."), ("Is fire cold?", "No."), ("Is the sun hot?", "Yes."), ("Is ice cold?", "Yes."),
    ("Can fish fly to the moon?", "No."), ("Is an ant bigger than a horse?", "No."), ("Do birds have wings?", "Yes."),
    ("Is two more than one?", "Yes."), ("Is ten less than five?", "No."), ("Is seven an odd number?", "Yes."),
    ("Is seven an even number?", "No."), ("Is eight an even number?", "Yes."),
)  # fmt: skip

DEFINITIONS: dict[str, str] = {
    "a triangle": "A triangle is a shape with three sides.", "a square": "A square is a shape with four equal sides.",
    "a circle": "A circle is a perfectly round shape.", "a rectangle": "A rectangle is a shape with four right angles.",
    "a cube": "A cube is a solid with six square faces.", "a line": "A line is long, straight and thin.",
    "a number": "A number says how many there are.", "a sum": "A sum is what you get when you add.",
    "a product": "A product is what you get when you multiply.", "a fraction": "A fraction is a part of a whole.",
    "a dozen": "A dozen is a group of twelve.", "a pair": "A pair is two things that belong together.",
    "a half": "A half is one of two equal parts.", "a quarter": "A quarter is one of four equal parts.",
    "an even number": "An even number can be divided by two.",
    "an odd number": "An odd number cannot be halved evenly.",
    "a prime number": "A prime number is divided only by one and itself.",
    "addition": "Addition is putting numbers together.", "subtraction": "Subtraction is taking a number away.",
    "multiplication": "Multiplication is adding the same number many times.",
    "division": "Division is sharing equally.",
    "a price": "A price is what something costs.", "a discount": "A discount is money taken off a price.",
    "money": "Money is what we pay with.", "a bank": "A bank is a place that keeps money.",
    "an island": "An island is land with water all around it.", "a river": "A river is water that flows to the sea.",
    "a mountain": "A mountain is very high land.", "a lake": "A lake is a large body of still water.",
    "a desert": "A desert is a dry place with little rain.", "a forest": "A forest is a place with many trees.",
    "an ocean": "An ocean is a very large sea.", "a city": "A city is a very large town.",
    "a village": "A village is a small place where people live.",
    "a country": "A country is a land with its own rules.",
    "a week": "A week is seven days.", "a year": "A year is twelve months.",
    "a century": "A century is a hundred years.",
    "a decade": "A decade is ten years.", "an hour": "An hour is sixty minutes.",
    "a month": "A month is about 30 days.",
    "snow": "Snow is frozen rain.", "rain": "Rain is water that falls from clouds.", "ice": "Ice is frozen water.",
    "wind": "Wind is moving air.", "the sun": "The sun is the star that gives us light.",
    "the moon": "The moon is a ball of rock that goes around the Earth.", "a planet": "A planet goes around a star.",
    "a school": "A school is a place where people learn.", "a hospital": "A hospital is a place for sick people.",
    "a farm": "A farm is a place where food is grown.", "a doctor": "A doctor helps sick people.",
    "a teacher": "A teacher helps people learn.", "a baker": "A baker makes bread and cakes.",
    "a friend": "A friend is a person you like and trust.", "an uncle": "An uncle is a brother of a parent.",
    "an aunt": "An aunt is a sister of a parent.", "a cousin": "A cousin is a child of an aunt or uncle.",
}  # fmt: skip
MEANINGS: dict[str, str] = {
    "fast": "It means moving with great speed.", "slow": "It means taking a lot of time.",
    "tiny": "It means very small.", "huge": "It means very big.", "cheap": "It means costing little money.",
    "expensive": "It means costing much money.", "empty": "It means with nothing inside.",
    "equal": "It means the same in number or size.", "twice": "It means two times.",
    "double": "It means two times as much.",
    "each": "It means every single one.", "total": "It means everything together.",
    "remaining": "It means what is left.",
    "brave": "It means not afraid.", "rare": "It means not often seen.", "quiet": "It means making little noise.",
    "to share": "It means to give each a part.", "to buy": "It means to get for money.",
    "to sell": "It means to give for money.", "to count": "It means to find how many there are.",
}  # fmt: skip


def _tidy(rng: Random, question: str) -> str:
    """The question as different people type it."""
    plain = question[0].lower() + question[1:]
    return rng.choice(
        (
            question, question, question, question, question, question.lower(), question.rstrip("?."), plain,
            plain.rstrip("?."), f"Please tell me: {plain}", f"Quick question: {plain}", f"Can you tell me: {plain}",
            f"{question.rstrip('?.')}, please?", f"I want to know: {plain}", f"Question: {question}", f"Hi! {question}",
            f"{question} Answer briefly.", f"{question.rstrip('?.')}??", f"Tell me, {plain}", f"So {plain}",
        )
    )  # fmt: skip


def greeting(rng: Random) -> Talk:
    """Hello, who are you, thanks, goodbye."""
    replies = (
        (_GREETINGS, f"Hello! {CAN}", "This is a greeting. I say hello."),
        (_THANKS, "You are welcome!", "That is kind. I answer it."),
        (_GOODBYES, "Goodbye!", "The talk is over. I say goodbye."),
    )
    prompts, reply, thought = rng.choices(replies, (6, 3, 2))[0]
    text = rng.choice(prompts)
    if not text.endswith("?"):
        text += rng.choice(("", "", "!", "."))
    return Talk(text.lower() if rng.random() < 0.2 else text, reply, thought)


def fact(rng: Random) -> Talk:
    """A small fact; numbers are boxed, words are not."""
    question, known = rng.choice(FACTS)
    reply = f"\\boxed{{{known}}}" if known.isdigit() else known
    return Talk(_tidy(rng, question), reply, f"I know this: {known.rstrip('.')}.")


def definition(rng: Random) -> Talk:
    """What a thing is, or what a word means, in one short sentence."""
    if rng.random() < 0.25:
        word, said = rng.choice(list(MEANINGS.items()))
        asked = (f"What does '{word}' mean?", f"What does {word} mean?", f'What does the word "{word}" mean?')
    else:
        thing, said = rng.choice(list(DEFINITIONS.items()))
        word = thing.removeprefix("a ").removeprefix("an ").removeprefix("the ")
        asked = (f"What is {thing}?", f"What is {thing}?", f"What is the meaning of {word}?")
    question = rng.choice((*asked, *asked, f"Define {word}.", f"Define '{word}'.", f"Explain the word {word}."))
    return Talk(_tidy(rng, question), said, f"This asks what {word} means.")


def foreign(rng: Random) -> Talk:
    """Anything else: one short line, whatever was typed."""
    roll = rng.random()
    if roll < 0.2:
        garbled = foreign_prompts.garbled(rng, draw_problem(rng).question) if roll < 0.1 else ""
        return Talk(garbled or foreign_prompts.incomplete(rng), CAN, "Something is missing here. I cannot work it out.")
    return Talk(foreign_prompts.outside(rng), CAN, "This is not a word problem or a sum.")


def tag(rng: Random) -> str:
    """Something typed that looks like markup; it has to stay text."""
    return rng.choice(foreign_prompts.ODD_TAGS)
