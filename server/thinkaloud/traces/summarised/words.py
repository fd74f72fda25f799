"""Words, as the summaries count them: a run of letters and apostrophes, or one character of a script without spaces."""

import re
from collections.abc import Iterator

_UNSPACED = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
UNSPACED = re.compile(rf"{_UNSPACED}+")
WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)+(?:['’](?!{_UNSPACED})\w+)*")


def listed(words: str) -> frozenset[str]:
    """A set of words, written one behind the other."""
    return frozenset(words.split())


NUMBER_WORDS = listed("""
    zero nil naught nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred
    thousand million billion trillion dozen hundreds thousands millions billions trillions dozens twice thrice
    triple quadruple half halves quarter quarters second third thirds fourth fourths fifth fifths sixth sixths
    seventh eighth eighths ninth tenth tenths eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
    eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth
    hundredths thousandth ones tens nineties twenties thirties null zwo eins zwölf million millionen milliarde
    hälfte halb drittel viertel un deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze vingt
    trente quarante cinquante soixante mille uno dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce
    quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil quattro cinque sette
    otto nove dieci venti trenta cento ноль один два три четыре пять шесть семь восемь девять десять двадцать
    тридцать сорок пятьдесят сто тысяча 两 兩 半 双
    """)
"""What says a number without a digit. "first" is not among them: it orders what is done, in nearly every trace."""

_GERMAN = re.compile(
    r"(?:ein|und)*(?:zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend)"
    r"(?:ein|und|zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwan|hundert|tausend|zig|ßig)*"
    r"(?:s|er|te[nrs]?|ste[nrs]?)?"
)
_ENGLISH = re.compile(
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:one|two|three|four|five|six|seven|eight|nine)(?:s|th)?"
)
_ROMAN = re.compile(r"M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")

_VOWELS = re.compile(r"[aeiouàáâäãåæèéêëìíîïòóôöõøœùúûüаеёиоуыэюяєіїαεηιουωάέήίόύώ]", re.IGNORECASE)
_SAID_WITH_Y = re.compile(r"[^\Wy]{0,3}y[^\Wy]{0,3}", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}", re.IGNORECASE)
_HEX = re.compile(r"[a-fA-F]{8,}")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽἀ-῿Ѐ-ӿ'’]+")
_LONGEST = 20
_NO_VOWELS = 2
_ACRONYMS = listed("AI API CPU CSS DNA EU GDP GPU HTML HTTP JSON PDF SQL TV UK UN URL US USA")


def words(text: str) -> Iterator[str]:
    """The words of `text`, in lower case."""
    return iter(WORD.findall(text.casefold()))


def is_number(word: str) -> bool:
    """Whether `word` says a number: in digits of any script, in letters, or as a Roman numeral (but "I")."""
    if not (word.isascii() and word.isalpha()) and any(character.isnumeric() for character in word):
        return True
    said = word.casefold()
    if said in NUMBER_WORDS or _GERMAN.fullmatch(said) or _ENGLISH.fullmatch(said):
        return True
    return word.isupper() and word != "I" and _ROMAN.fullmatch(word) is not None


def is_plain(word: str) -> bool:
    """Whether `word` is one of a language: no number, and nothing that looks like a key, a code or a name of a program.

    Those mix letters with digits, underscores or capitals, are very long, or cannot be said; or they are one letter.
    """
    if is_number(word) or "_" in word or len(word) > _LONGEST:
        return False
    if not _LETTERS.fullmatch(word):
        return word.isalpha()
    if len(word) == 1:
        return word in "aAI" or not word.isascii()
    if word[1:] != word[1:].lower():
        return word in _ACRONYMS
    if len(word) > _NO_VOWELS and _VOWELS.search(word) is None and not _SAID_WITH_Y.fullmatch(word):
        return False
    return not (_CONSONANTS.search(word) or _HEX.fullmatch(word))
