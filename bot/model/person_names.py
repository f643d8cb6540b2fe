"""Whether a sentence names a person, by first name: in any case and form, common or not.

A name that is no ordinary word is one wherever it stands. One that is ("per uke", "Even fordeling") is a name
with a capital within the sentence, or where something is said of it ("per har"). An unknown word with a
capital is one only where it suffers something. Names of things are none ("Ole Brumm-dagen").
"""

import re
from functools import cached_property

from bot.model.first_names import NAMES, NAMES_AND_WORDS

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEGINS_ANEW = re.compile(r"[:«»\"“”(–•/]|\s-\s")
"""After one of these a capital tells nothing."""
_PLAIN = str.maketrans("éèêëáàâäóòôöúùûüíìîïñçłżźśćńąę’", "eeeeaaaæoooøuuuuiiiinclzzscnae'")
_ON_OTHER_KEYBOARDS = (
    str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
    str.maketrans({"å": "a", "ø": "o", "æ": "e"}),
)
_TYPED_NAMES = (
    NAMES.union(*({name.translate(to) for name in NAMES} for to in _ON_OTHER_KEYBOARDS)) - NAMES_AND_WORDS
)
"""Names on any keyboard."""
_INITIALS = 2
_VERBS = ("er", "ar", "et", "te", "ed", "st")
"""How a verb ends, where something is hard."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREDICATES = _words("""
er e var va blir ble blei vart vert har hadde skal vil ville må måtte kan kunne får fikk fekk går gikk gjekk
kom kommer kjem sliter slit orker orkar klarer klarar trenger treng tåler toler ligger ligg sitter sier
seier sa sin sitt sine si føler mobber drikker slutter is was has had will must can could gets got needs
feels says said leder leier leser lager tar tek bestiller skriver skriv viser henter rydder kjøper ringer
ordner sjekker måler hjelper snakker spør cannot can't doesn't isn't wasn't
""")
"""After somebody's name; a name that is an ordinary word too is known by it."""
_BEFORE_SUBJECT = _words(
    "og eller at fordi når hvis viss dersom men mens om and or that because if when but while"
)
_OF_THE_YEAR = _words("mai may june april august lucia sol sky storm")
"""They are said to be something as well; where nothing is hard, they are no people."""
_PLACED = _words(
    "på i ved fra frå hos in at from avdeling avdelinga avdelingen barnehagen sankt st saint the"
)
"""Before the name of a place; a name that is no ordinary word is a person there too."""
_HOLY_OR_AVDELING = _words("sankt st saint avdeling avdelinga avdelingen barnehagen barnehage")
"""Before a name that is no person's, whatever it is."""
_THINGS = _words("""
gate gata vei veien veg vegen plass barnehage barnehagen avdeling avdelinga avdelingen skole skule street
road brumm nordmann åberg lønneberg lønneberga lønneberget langstrømpe mus day
""")
"""After a name: the street, the kindergarten, the tale."""
_IN_NAMES_OF_THINGS = frozenset({"og", "and", "fra", "frå", "i"})
_WORDS_WHEN_SMALL = frozenset({"anna", "stella"})
"""Nynorsk: `eit anna verktøy`, `etter alle stella`."""
_NO_NAMES = _words("""
tors hms ia nav ks stami bht amu arbeidstilsynet lovdata fagforbundet utdanningsforbundet delta pbl norge
norway teams slack jeg eg vi the monday tuesday wednesday thursday friday saturday sunday january february
march july september october november december norwegian english covid korona styrer styrar tillitsvalgt
tillitsvald verneombud verneombod hms-gruppen hms-gruppa idébanken legen barna kommunen
""")


def bare(word: str) -> str:
    """Small letters without accents; `Kari's` is Kari."""
    return word.casefold().translate(_PLAIN).removesuffix("'s").removesuffix("'m").removesuffix("'")


def is_first_name(word: str) -> bool:
    """A first name, however it is written, that is no ordinary word."""
    return bare(word) in _TYPED_NAMES


class Sentence:
    """A sentence's words, and which of them name a person."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.written = tuple(word[0] for word in found)
        self.bare = tuple(map(bare, self.written))
        ends = [0, *(word.end() for word in found)]
        gaps = tuple(text[end : word.start()] for end, word in zip(ends, found, strict=False))
        self._anew = tuple(at == 0 or bool(_BEGINS_ANEW.search(gap)) for at, gap in enumerate(gaps))
        self._joined = tuple(at > 0 and gap.isspace() for at, gap in enumerate(gaps))

    @cached_property
    def is_named(self) -> bool:
        """Whether it names somebody."""
        return any(map(self.is_name, range(len(self.bare))))

    @cached_property
    def names_who_suffers(self) -> bool:
        """Whether it names somebody, where it tells of trouble: then uncommon names are seen too."""
        return self.is_named or any(map(self._could_suffer, range(len(self.bare))))

    def is_name(self, at: int) -> bool:
        """A first name that stands as one, and not in the name of a thing."""
        word = self.bare[at]
        if word in _NO_NAMES or self._before(at) in _HOLY_OR_AVDELING or self._is_of_thing(at):
            return False
        if _is_among(word, _TYPED_NAMES) and self.written[at] not in _WORDS_WHEN_SMALL:
            return True
        return _is_among(word, NAMES_AND_WORDS) and word not in _OF_THE_YEAR and self._stands_as_name(at)

    def _stands_as_name(self, at: int) -> bool:
        stands_out = self._has_capital(at) and not self._anew[at] and self._before(at) not in _PLACED
        return stands_out or self._is_subject(at)

    def _is_subject(self, at: int) -> bool:
        """`per har`, `Per leser`, `fordi Bo sliter`."""
        begins = self._anew[at] or self.bare[at - 1] in _BEFORE_SUBJECT
        return begins and self._after(at) in _PREDICATES

    def _could_suffer(self, at: int) -> bool:
        """`fordi Xochitl er`, `Stein kjefter`, `Mettes rygg`, `K.N. er`."""
        word, after = self.bare[at], self._after(at)
        if word in _NO_NAMES or self._before(at) in _PLACED or self._is_of_thing(at):
            return False
        if _is_among(word, NAMES_AND_WORDS):
            owns = word not in NAMES_AND_WORDS
            return self._is_subject(at) or (self._has_capital(at) and (owns or after.endswith(_VERBS)))
        if len(word) <= _INITIALS:
            return self.written[at].isupper() and word not in {"i", "a"} and after in _PREDICATES
        return self._has_capital(at) and not self._anew[at] and after in _PREDICATES

    def _is_of_thing(self, at: int) -> bool:
        """`Ole Brumm-dagen`, `Emil og Pippi-uke`, `Olav Kyrres gate`."""
        if _ends_as_thing(self.written[at]):
            return True
        for after in range(at + 1, min(at + 4, len(self.bare))):
            if _ends_as_thing(self.written[after]) or self.bare[after] in _THINGS:
                return True
            if not (self.written[after][0].isupper() or self.bare[after] in _IN_NAMES_OF_THINGS):
                return False
        return False

    def _has_capital(self, at: int) -> bool:
        word = self.written[at]
        return word[0].isupper() and not word.isupper()

    def _before(self, at: int) -> str:
        return self.bare[at - 1] if self._joined[at] else ""

    def _after(self, at: int) -> str:
        return self.bare[at + 1] if at + 1 < len(self.bare) else ""


def _is_among(word: str, names: frozenset[str]) -> bool:
    """The name, what is somebody's (`Karis`), or two names in one (`Anne-Lise`)."""
    return not names.isdisjoint((word, word.removesuffix("s"), word.partition("-")[0]))


def _ends_as_thing(written: str) -> bool:
    """`Brumm-dagen`: a capital, and then a small letter behind the hyphen that begins no name."""
    first, hyphen, last = written.rpartition("-")
    return bool(hyphen) and first[0].isupper() and last[0].islower() and not is_first_name(last)
