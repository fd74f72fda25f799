"""Names, goods and other words that fill the slots of the generated problems.

The lists are the only vocabulary that the models ever read, so breadth here is what carries over to words unseen: every
fifth entry of a list (see `Draw.word`) is kept out of training and used only by the unseen evaluation split. Common
words stand at the other places; rows are of ten, so the kept ones stand fifth and last in a row.
"""

from __future__ import annotations

from itertools import product


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_IRREGULAR = {
    "calf": "calves", "half": "halves", "knife": "knives", "leaf": "leaves", "loaf": "loaves", "scarf": "scarves",
    "shelf": "shelves", "wolf": "wolves",
    "domino": "dominoes", "mango": "mangoes", "potato": "potatoes", "tomato": "tomatoes",
    "child": "children", "fish": "fish", "foot": "feet", "goose": "geese", "man": "men", "mouse": "mice",
    "sheep": "sheep", "tooth": "teeth", "woman": "women", "fisherman": "fishermen", "quiz": "quizzes",
}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of a countable noun: boxes, cherries, toys, knives, dorps."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("ch", "sh", "s", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


WOMEN = _words(
    """
    Emily Anna Maria Sofia Beatriz Nadia Priya Lena Clara Ophelia
    Julia Ruth Amina Zoe Ximena Nora Alice Eva Ines Thora
    Yuki Mei Fatima Olga Yara Grace Hannah Laura Iris Oksana
    Carmen Leila Sara Tina Guadalupe Rosa Wendy Paula Lucy Bronwyn
    Diana Emma Vera Elena Saoirse Kate Molly Gina Mira Nkechi
    Judy Helen Karen Linda Sunniva Susan Betty Nina Jane Tomoko
    Mary Lily Chloe Ella Parvati Freya Rita Asha Sana Zuleika
    Hana Ada Bella Daisy Ludmila Olivia Ava Mia Amelia Henrietta
    Sophie Isabella Charlotte Jessica Wilhelmina Sarah Lisa Amy Megan Folake
    Rachel Rebecca Nicole Ashley Hiroko Kelly Tracy Barbara Nancy Mahsa
    Sandra Donna Carol Sharon Quynh Michelle Cynthia Angela Melissa Renske
    Debra Janet Maya Layla Aurelie Aisha Zara Noor Salma Dagny
    Yasmin Ingrid Astrid Greta Ilse Heidi Petra Katya Irina Jadwiga
    Tanya Svetlana Marta Ewa Kalinda Zofia Camila Lucia Valeria Leocadia
    Gabriela Juana Pilar Dolores Makena Akiko Keiko Sakura Naomi Nilufar
    Ling Xia Jing Lan Orla Linh Mai Soo Min Perpetua
    Anjali Deepa Kavita Lakshmi Rukmini Meera Sunita Ama Abena Siobhan
    Chidi Ngozi Zanele Thandi Tuuli Wanjiru Eliza Martha Esther Ulrike
    Miriam Leah Pia Stella Vilma Tara Violet Willow Hazel Wren
    """
)
MEN = _words(
    """
    Tom Omar Jack Ben Bartholomew Liam David Marco Ivan Olumide
    Samuel Peter Hugo Carlos Zoltan Ahmed Kenji Wei Raj Ragnar
    Noah Lucas Oscar Felix Thabo Max Leo Paul Henry Xavier
    Erik Jonas Pablo Diego Yannick Andre Victor Simon Daniel Stellan
    Adam Kofi Tariq Nils Oleksandr Bruno George Frank Martin Goran
    James John Robert Sam Huw Dan Mike Luis Ali Kazimir
    Arun Joe Bob Nick Lorcan Oliver Theo Kevin Brian Mustafa
    Steve Gary Otto Emil Nikolai William Michael Thomas Charles Osvaldo
    Matthew Anthony Mark Andrew Przemek Joshua Kenneth Edward Ronald Quentin
    Timothy Jason Jeffrey Ryan Rashid Jacob Eric Stephen Larry Sven
    Justin Scott Brandon Alex Tadashi Patrick Tyler Aaron Jose Ulrich
    Nathan Zack Kyle Ethan Vaclav Jeremy Walter Christian Keith Wolfgang
    Roger Terry Sean Austin Chinedu Carl Harold Arthur Lawrence Dragan
    Dylan Jesse Jordan Bryan Eamon Billy Bruce Ralph Roy Fabrizio
    Eugene Louis Philip Harry Gustavo Fred Ian Neil Colin Haruto
    Hans Klaus Jan Piotr Ignatius Pavel Dmitri Boris Sergei Jiro
    Mateo Javier Miguel Rafael Kamau Fernando Antonio Enzo Luca Leopold
    Matteo Paolo Hiro Takeshi Mikko Jun Chen Ming Tao Naveen
    Vikram Sanjay Anil Ravi Oswin Hassan Ibrahim Yusuf Khalid Roderick
    Kwame Jamal Sipho
    """
)
CALLINGS = _words(
    """
    teacher baker farmer cook beekeeper painter nurse gardener student fisherman
    tailor driver doctor shopper blacksmith carpenter neighbour sailor waiter cobbler
    librarian coach customer clerk shepherd builder dentist plumber singer jeweller
    dancer writer potter mechanic innkeeper pilot cleaner hunter guard weaver
    judge lawyer manager tourist miller visitor traveller grocer butcher gondolier
    florist
    """
)
FRUIT = _words(
    """
    apple orange pear banana nectarine kiwi peach plum lemon guava
    mango papaya melon cherry quince fig lime coconut apricot persimmon
    grape date pineapple strawberry artichoke tangerine berry potato tomato aubergine
    onion carrot cucumber cabbage rutabaga pepper turnip radish bean pistachio
    walnut almond peanut raspberry clementine blueberry grapefruit avocado olive cranberry
    pumpkin leek beet mushroom shallot cauliflower chestnut hazelnut watermelon parsnip
    pea lettuce cashew blackberry gooseberry pecan yam eggplant pomegranate lychee
    plantain mandarin
    """
)
GOODS = _words(
    """
    pen notebook pencil ruler accordion eraser book stamp card amulet
    sticker marker candle cup armchair plate bowl spoon glass trombone
    fork knife lamp towel bonnet shirt hat scarf sock bookend
    belt ball kite doll bugle toy puzzle car train buckle
    drum flute balloon egg cardigan loaf muffin cookie cake chisel
    sandwich pie bagel bun cymbal donut chair table mat cleaver
    pillow basket box bag corset rope nail hammer brush crowbar
    bucket rose tulip lily crumpet daisy vase ticket map dagger
    magazine poster postcard ring doormat watch bracelet necklace battery dustpan
    key lock torch bulb eggcup pot pan dish jar figurine
    kettle ribbon button bead flask needle badge bottle soda funnel
    candy lollipop pretzel waffle gong burger pizza taco salad goblet
    sausage shell stone marble harmonica block tile brick plant hatchet
    seed bush tree cactus headband shoe boot glove coat keychain
    jacket dress skirt sweater kimono hoodie cap tie slipper kettlebell
    sandal jersey blouse vest lampshade apron robe blanket sheet lasso
    curtain rug carpet cushion loom mattress bed desk shelf lute
    cupboard wardrobe stool bench mallet sofa mirror clock fan mandolin
    heater phone tablet laptop marionette computer printer keyboard screen medallion
    camera radio speaker charger mitten cable plug switch headset monocle
    console bike scooter helmet mousetrap skateboard racket bat net nightgown
    goal paddle surfboard tent oar backpack compass canteen lantern padlock
    whistle guitar piano violin parka trumpet harp banjo bell pedal
    drill saw wrench screwdriver pennant screw bolt nut shovel periscope
    rake hoe ladder wheelbarrow pestle hose broom mop sponge pickaxe
    bin crayon paintbrush canvas pillowcase easel stapler folder envelope pincushion
    binder calendar diary journal plunger dictionary novel comic newspaper poncho
    globe chart sign flag pinwheel banner frame painting photo quiver
    album cupcake brownie biscuit quilt pancake croissant pastry tart rosette
    scone roll cracker burrito rucksack hotdog kebab omelette steak saddle
    sundae milkshake smoothie cocktail samovar dumpling meatball nugget toothbrush satchel
    comb razor lipstick wallet scabbard purse suitcase umbrella handbag shawl
    briefcase locket brooch earring shuttlecock pendant crown tiara teapot sickle
    mug saucer jug pitcher sledge ladle whisk grater peeler snorkel
    strainer colander tray toaster spatula blender mixer oven fridge spindle
    stove freezer dishwasher grill stencil thermos lid cork napkin stirrup
    tablecloth coaster placemat robot stopwatch yoyo teddy puppet dollhouse tambourine
    swing slide trampoline rattle tapestry dartboard frisbee domino chick teaspoon
    hen duck goat rabbit thimble puppy kitten hamster parrot trowel
    turtle pony cow pig tunic horse leash collar cage turban
    kennel aquarium birdhouse feeder trellis orchid sunflower daffodil poppy trinket
    violet fern wreath bouquet tripod flowerpot sprinkler fence gate tureen
    plank board pole pipe tassel tyre wheel engine canoe typewriter
    kayak boat raft sail vial anchor mask costume wig waistcoat
    cape sword shield lance wok bow arrow ornament bauble xylophone
    wrapper parcel packet crate yardstick barrel carton tin tube zipper
    sack magnet telescope microscope zither lens prism thermometer calculator barometer
    abacus hook hinge knob beanbag handle latch chain spring bobbin
    gear valve fuse lever clarinet pulley tissue bandage plaster crossbow
    pill syringe stethoscope crutch doily wheelchair hammock deckchair parasol gramophone
    cooler
    """
)
SMALL_THINGS = _words(
    """
    marble sticker card shell pinecone coin stamp bead candy gumdrop
    cookie pencil button stone ladybug book balloon nut toy thimble
    sweet grape badge acorn fossil apple orange pear plum lozenge
    egg flower star block jewel ticket leaf peach berry snowflake
    ball muffin key pen jellybean eraser ring magnet cap twig
    paperclip pebble peanut cherry matchstick walnut almond lemon tomato trinket
    potato feather crayon bean seashell seed straw bolt screw medal
    nail pin tile photo toffee postcard poster tulip rose spool
    daisy biscuit cupcake lollipop cog bun roll doll kite keyring
    puzzle spoon cup plate blossom sock glove hat mug rivet
    candle brick whistle bracelet crystal ribbon token chip dart pellet
    battery bulb leaflet poem gemstone picture comic magazine brush tadpole
    strawberry banana kiwi carrot sequin onion
    """
)
MONEY = _words(
    """
    dollars euros pounds coins ducats pesos cents francs rupees florins
    credits crowns dinars marks thalers liras rubles shillings dimes hryvnias
    tokens bucks rands zlotys doubloons dirhams guilders quarters points drachmas
    """
)
PEOPLE = _words(
    """
    children friends students cousins classmates kids players neighbours boys sailors
    girls guests workers pupils hikers teachers sisters brothers visitors campers
    """
)
RELATIVES = _words(
    """
    brother sister cousin friend roommate teacher mother father neighbour godmother
    niece nephew grandmother grandfather stepbrother classmate colleague schoolmate stepsister godfather
    """
)
CONTAINERS = _words(
    """
    box bag basket jar chest shelf crate tray bowl trough
    pack drawer tin bucket satchel bottle sack case packet hamper
    carton pouch dish bin casket
    """
)
VEHICLES = _words(
    """
    car train bus truck tractor boat bike van ship sledge
    cyclist runner tram ferry gondola lorry taxi walker plane helicopter
    scooter motorbike horse rider skater
    """
)

_LISTS = (WOMEN, MEN, CALLINGS, FRUIT, GOODS, SMALL_THINGS, CONTAINERS, VEHICLES)
_NOUNS = {word.lower() for words in _LISTS for word in words}
_ONE = product(
    _words("bl br dr fl fr gl gr kl kr pl sk sl sm sn sp st tr tw vl vr z zl zw n v"),
    "aeiou",
    _words("b ck lb lf lm lp mb mp nt rb rf rk rp sk"),
)
_TWO = product(
    _words("b d f g h j k l m n p r s t v z"),
    "aeiou",
    _words("b d l m n v z lb mp nd rp rt"),
    _words("uk el ib on ak um op in ar ep ol"),
)
MADE_UP = tuple(
    word for word in map("".join, (*_ONE, *tuple(_TWO)[::3])) if word not in _NOUNS and plural(word) == word + "s"
)
"""Nonsense nouns (blick, zurp, banduk), used now and then so that a noun never met is copied rather than guessed."""
