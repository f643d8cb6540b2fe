"""Whether a text tells of a person's illness or trouble: somebody, and something said of them.

A reminder, not a lock: it misses some and may be wrong, and whoever writes decides. It is better that it
keeps quiet than that people learn to press it away; so a name alone, illness alone, a theme on it, places,
and what everybody does are nothing.

A word for illness or trouble is found first. Who it is about stands before it (`Kari er sykmeldt`, `Karis
fravær`, `hun på Maurtua er gravid`) or behind it (`mobber Kari`, `fraværet til Kari`). Where only people can
be meant, whatever stands there is a person, unless it is a word for many or for anybody.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate

from bot.model import privacy_signs as signs
from bot.model import privacy_words as say
from bot.model.first_names import NAMES, NAMES_AND_WORDS


class Concern(Enum):
    """What a text tells of a person."""

    ILLNESS = "illness"
    OWN_ILLNESS = "own illness"
    """Of whoever writes."""
    TROUBLE = "trouble"


class _Kind(Enum):
    """How words tell of somebody: what they are, suffer, have, are away for, do, or are in."""

    STATE = "state"
    FATE = "fate"
    ILLNESS = "illness"
    ABSENCE = "absence"
    DEED = "deed"
    TROUBLE = "trouble"
    QUARREL = "quarrel"
    BODY = "body"
    WORRY = "worry"


_SAID = {
    _Kind.FATE: signs.FATES,
    _Kind.STATE: signs.STATES,
    _Kind.ILLNESS: signs.ILLNESSES,
    _Kind.ABSENCE: signs.ABSENCES,
    _Kind.DEED: signs.DEEDS,
    _Kind.TROUBLE: signs.TROUBLES,
    _Kind.QUARREL: signs.QUARRELS,
    _Kind.BODY: signs.BODIES,
    _Kind.WORRY: signs.WORRIES,
}
_THE = dict.fromkeys((_Kind.FATE, _Kind.ILLNESS, _Kind.ABSENCE), "(?:e?n|et|a)?")
"""`angst`, `angsten`."""
_SIGNS = re.compile(
    "|".join(
        rf"(?P<{kind.value}>\b(?:{'|'.join(some)}){_THE.get(kind, '')}\b)" for kind, some in _SAID.items()
    )
)
_OF_TROUBLE = frozenset({_Kind.DEED, _Kind.TROUBLE, _Kind.QUARREL, _Kind.WORRY})
_FELT = frozenset({_Kind.STATE, _Kind.FATE, _Kind.ILLNESS})
_WITH_VERB = frozenset({_Kind.FATE, _Kind.DEED})
_HAD = frozenset({_Kind.ILLNESS, _Kind.ABSENCE})
_EVERYBODYS = frozenset({_Kind.ABSENCE, _Kind.QUARREL})
_OF_PEOPLE_ALONE = frozenset({_Kind.STATE, _Kind.FATE, _Kind.ILLNESS, _Kind.DEED})
_OF_WHO_BEGAN = _OF_PEOPLE_ALONE | {_Kind.TROUBLE}

_SENTENCE_END = re.compile(r"[.!?\n;•…]+(?:\s|$)")
_NO_END = re.compile(r"\b(pga|bl\.a|f\.eks|ca|kl|[^\W\d_])\.", re.IGNORECASE)
_BECAUSE = re.compile(r"\bpå grunn av\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:ME|MS)\b")
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLAIN = str.maketrans("éèêëáàâäóòôöúùûüíìîïñçłżźśćńąę’", "eeeeaaaæoooøuuuuiiiinclzzscnae'")
_SHORTEST_NAME = 3
_SHORTEST_ADJECTIVE = 5
_INITIALS = 2
_FARTHEST = 8
"""Words before an illness that are looked at."""
_PASSED = say.LINKS | say.FILLERS | say.ARTICLES | say.WHO
_DEFINITE = ("et", "en", "a", "ene", "ane")
_MANY = ("ene", "ane")
_OF_THINGS = ("ets", "ens", "enes", "anes", "els", "ings", "tas")
_POSSESSIVE = ("'s", "’s", "'", "’")
_ON_OTHER_KEYBOARDS = (
    str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
    str.maketrans({"å": "a", "ø": "o", "æ": "e"}),
)
_TYPED_NAMES = NAMES.union(*({name.translate(to) for name in NAMES} for to in _ON_OTHER_KEYBOARDS))
"""Names on any keyboard."""


def concern_in(text: str) -> Concern | None:
    """The first thing that a text tells of a person's illness or trouble."""
    plain = _ME.sub("cfs", _BECAUSE.sub("pga", _ASIDE.sub(" ", _NO_END.sub(r"\1", text))))
    return next((found for part in _SENTENCE_END.split(plain) for found in _concerns(part)), None)


def looks_personal(text: str) -> bool:
    """Whether a text tells of a person's illness or trouble."""
    return concern_in(text) is not None


def is_first_name(word: str) -> bool:
    """A common first name, however it is written, that is no ordinary word."""
    return _bare(word) in _TYPED_NAMES


def _concerns(sentence: str) -> Iterator[Concern]:
    words = _Words(tuple(_WORD.findall(sentence)))
    begins = [0, *accumulate(len(word) + 1 for word in words.bare)]
    for found in _SIGNS.finditer(" ".join(words.bare)):
        kind = _Kind(found.lastgroup)
        first = bisect(begins, found.start()) - 1
        sign = _Sign(words, kind, first, first + found[0].count(" ") + 1)
        if (concern := sign.concern) is not None:
            yield concern
    if any(words.is_judged(at) for at in range(1, len(words))):
        yield Concern.TROUBLE


def _bare(word: str) -> str:
    """Small letters without accents; `Kari's` is Kari."""
    return word.casefold().translate(_PLAIN).removesuffix("'s").removesuffix("'m")


class _Words:
    """A sentence's words, and who of them is somebody."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written
        self.bare = tuple(map(_bare, written))

    def __len__(self) -> int:
        return len(self.written)

    def is_known_name(self, at: int, *, subject: bool = False) -> bool:
        """A first name; one that is an ordinary word too has a capital in the sentence, or is the subject."""
        bare = self.bare[at]
        names = {part for word in (bare, bare.removesuffix("s")) for part in (word, word.partition("-")[0])}
        if names & _TYPED_NAMES:
            return True
        return bool(names & NAMES_AND_WORDS) and (subject or self._stands_out(at))

    def is_one_named(self, at: int) -> bool:
        """A known name, or he or she: after `på` or `at` too it is no place."""
        return self.is_known_name(at) or self.bare[at] in say.PRONOUNS

    def is_somebody(self, at: int, *, subject: bool = False) -> bool:
        """A name, known or as names are written, or a word for one person at this place."""
        if self.is_one_of_ours(at) or self.is_initial(at) or self.bare[at] in say.KIN:
            return True
        if self.bare[at] in say.SOMEBODY:
            return not (self._of_anybody(at) and self.bare[at] not in say.PRONOUNS)
        return self.is_known_name(at, subject=subject) or self._could_be_name(at)

    def is_one_of_ours(self, at: int) -> bool:
        """`min kollega`, `vikaren vår`, `Kari sin mann`, `Karis mor`, `broren til Kari`."""
        if self.bare[at] not in say.ONE:
            return False
        before, after = self._at(at - 1), self._at(at + 1)
        of_named = after in say.WHOSE_BODY and at + 2 < len(self) and self.is_one_named(at + 2)
        is_named = before.endswith("s") and self.is_known_name(at - 1)
        return is_named or of_named or bool({before, after} & say.WHOSE) or before in say.THEIRS

    def _at(self, at: int) -> str:
        return self.bare[at] if 0 <= at < len(self) else ""

    def is_initial(self, at: int) -> bool:
        """`E. er sykmeldt`, `kollega A`: one capital, or two, where not all are capitals."""
        word = self.written[at]
        is_english = at == 0 and word in ("I", "A")
        is_short = len(word) <= _INITIALS and word.isupper() and word.isalpha()
        return is_short and not (is_english or self._is_loud)

    @cached_property
    def _is_loud(self) -> bool:
        return all(word.isupper() or word.isdigit() for word in self.written)

    def is_nobody(self, at: int) -> bool:
        """Many, anybody, or a word that is nobody at all."""
        bare = self.bare[at]
        if bare in say.PRONOUNS | say.KIN or self.is_one_of_ours(at) or self.is_initial(at):
            return False
        return bare in say.NOBODY or bare.isdigit() or bare.endswith(_MANY) or self._of_anybody(at)

    def is_judged(self, at: int) -> bool:
        """`Kari er umotivert`: what is said of somebody by name, and is no praise."""
        if self.bare[at] not in say.SEEN or not self._is_named_colleague(at - 1):
            return False
        said = next((place for place in range(at + 1, len(self)) if self.bare[place] not in say.VERY), None)
        if said is None:
            return False
        word = self.bare[said]
        is_like_that = word.endswith(say.ADJECTIVES) and len(word) >= _SHORTEST_ADJECTIVE
        return is_like_that and word not in say.PRAISE and not self._stands_out(said)

    def _is_named_colleague(self, at: int) -> bool:
        of_place = at > 0 and self.bare[at - 1] in say.PLACES | say.OF
        return not of_place and (self.is_known_name(at) or self.bare[at] in ("hun", "she", "he"))

    def is_writer(self, at: int) -> bool:
        """`jeg`, or the English `I`, which is no place of anything."""
        return self.bare[at] in say.MYSELF or (
            self.bare[at] == "i" and self.written[at][0] == "I" and self.bare[at + 1] in say.LINKS
        )

    def is_one_person(self, at: int) -> bool:
        """A known name, a word for one person, or one of ours; whatever else has a capital there is none."""
        if self.bare[at] in say.SOMEBODY:
            return not self._of_anybody(at)
        return self.is_known_name(at, subject=True) or self.is_one_of_ours(at)

    def _of_anybody(self, at: int) -> bool:
        """`en kollega`, `når styrer`: whoever it is."""
        before = self.bare[at - 1] if at else ""
        return self.written[at].islower() and before in say.BEFORE_ANYBODY

    def _stands_out(self, at: int) -> bool:
        word = self.written[at]
        return at > 0 and word[0].isupper() and not word.isupper()

    def looks_like_name(self, at: int) -> bool:
        """A capital where a name may stand, first in a sentence too; where all are capitals, nothing does."""
        word, bare = self.written[at], self.bare[at]
        usual = bare in say.NO_PEOPLE or bare in say.NOBODY or bare in say.NO_NAMES
        return word[0].isupper() and not word.isupper() and len(word) >= _SHORTEST_NAME and not usual

    def _could_be_name(self, at: int) -> bool:
        """A capital within the sentence, and no place or institution."""
        known = self.bare[at] in say.NO_PEOPLE or self.bare[at - 1] in say.PLACES
        return self._stands_out(at) and len(self.written[at]) >= _SHORTEST_NAME and not known


@dataclass(frozen=True)
class _Sign:
    """Words for an illness or trouble, from `first` to before `end`."""

    words: _Words
    kind: _Kind
    first: int
    end: int

    @property
    def concern(self) -> Concern | None:
        if self._is_writers():
            return Concern.OWN_ILLNESS
        if self._is_said_of_subject() or self._belongs_to_next() or self._is_said_of_who_began():
            return Concern.TROUBLE if self.kind in _OF_TROUBLE else Concern.ILLNESS
        return None

    def _is_writers(self) -> bool:
        """`jeg er gravid`, `migrenen min`."""
        at, joined = self._subject
        said = at is not None and joined and self.kind in _FELT and self.words.is_writer(at)
        return said or (self.kind in _HAD and self.words.bare[self.end : self.end + 1] in say.MINE)

    def _is_said_of_subject(self) -> bool:
        words = self.words
        at, joined = self._subject
        if self.kind is _Kind.WORRY:
            return False
        if self._is_talk_with_one() or self._is_hers():
            return True
        if self.kind is _Kind.BODY or at is None or (words.is_nobody(at) and not words.is_known_name(at)):
            return False
        if self.kind in _EVERYBODYS:
            named = words.is_known_name(at, subject=True) or words.bare[at] in say.PRONOUNS
            return named and (joined or self._is_owned_by(at))
        acts = joined or self.kind is _Kind.TROUBLE
        if words.is_somebody(at, subject=acts) or (joined and self.kind in _OF_PEOPLE_ALONE):
            return True
        begins = at == 0 and words.looks_like_name(at)
        return begins and (self.kind is _Kind.STATE or (self.kind is _Kind.ILLNESS and self._is_owned_by(at)))

    def _is_said_of_who_began(self) -> bool:
        """`Lena er femti prosent sykmeldt`, `hun som er vikar på mandager, har angst`."""
        if self.kind not in _OF_WHO_BEGAN:
            return False
        words, bare = self.words, self.words.bare
        near = range(self.first - 1, max(self.first - _FARTHEST, 0), -1)
        known = (at for at in near if words.is_known_name(at))
        first = next((at for at in range(self.first) if bare[at] not in say.BEFORE_SOMEBODY), self.first)
        begins = next(known, first)
        if begins >= self.first or not words.is_one_person(begins):
            return False
        after = begins + (2 if bare[begins + 1] in say.WHO else 1)
        return not any(word in say.BREAKS for word in bare[after : self.first])

    @cached_property
    def _subject(self) -> tuple[int | None, bool]:
        """Whom or what it is said of, and whether a verb joins the two; a place between is passed over."""
        bare, joined, placed = self.words.bare, self.kind in _WITH_VERB, False
        at = self.first
        while at > max(self.first - _FARTHEST, 0):
            at -= 1
            word = bare[at]
            if self.words.is_initial(at):
                return at, joined
            if word in say.ARTICLES and (placed or bare[at + 1] in say.LINKS | say.WHO):
                return (at if placed else None), joined
            if word in _PASSED or (word.isdigit() and bare[at + 1] not in say.LINKS):
                joined = joined or word in say.LINKS
            elif at > 1 and bare[at - 1] in say.PLACES and not self.words.is_one_named(at):
                at, placed = at - 1, True
            else:
                return at, joined
        return None, joined

    def _is_owners(self, at: int) -> bool:
        """`Karis rygg`, `Lindas nervøse mage`, `hennes rygg`."""
        words = self.words
        if at < 0 or (at == self.first - 2 and words.bare[at + 1] in _PASSED - say.ITS_OWNERS):
            return False
        named = words.is_known_name(at, subject=True) or words.is_one_of_ours(at)
        begins = at == 0 and words.looks_like_name(at)
        owns = words.bare[at] in say.OWNERS and not (at == 0 and words.bare[at] == "her")
        return owns or ((named or begins) and self._is_owned_by(at))

    def _is_owned_by(self, at: int) -> bool:
        """`Karis fravær`, `Kari's absence`, `Kari sitt fravær`."""
        word = self.words.bare[at]
        of_name = word.endswith("s") and not word.endswith(_OF_THINGS)
        of_name = of_name or self.words.written[at].endswith(_POSSESSIVE)
        return of_name or self.words.bare[at + 1] in say.ITS_OWNERS

    def _belongs_to_next(self) -> bool:
        """`fraværet hans`, `mobber Kari`, `fraværet til Kari`."""
        words, after = self.words, self.words.bare[self.end : self.end + 2]
        if not after:
            return False
        if self.kind is _Kind.BODY:
            return after[0] in say.ITS_OWNERS or (after[0] in say.WHOSE_BODY and self._names(self.end + 1))
        if after[0] in say.ITS_OWNERS and self.kind in _HAD:
            return True
        if after[0] in say.OF and len(after) > 1:
            return (
                self.kind is not _Kind.STATE and not self._is_subject_of_talk() and self._names(self.end + 1)
            )
        return self._is_next(words.bare[self.end + 1 : self.end + 2])

    def _is_next(self, after: tuple[str, ...]) -> bool:
        """`mobber Kari`, `fravær Kari 3 dager`, `migrene, Kari`."""
        words = self.words
        if self.kind in _EVERYBODYS:
            return words.is_known_name(self.end) and (not after or after[0].isdigit())
        if self.kind is _Kind.ILLNESS:
            return not after and words.is_known_name(self.end) and not self._is_subject_of_talk()
        return words.is_somebody(self.end) and not self._of_nobody()

    def _names(self, at: int) -> bool:
        """A name that is known, or a word for one person: after `til` and `med` others have capitals too."""
        words = self.words
        definite = self.kind in _HAD and words.bare[self.first].endswith(_DEFINITE)
        owned = definite and words.bare[at - 1] == "til" and words.looks_like_name(at)
        return words.is_known_name(at) or words.bare[at] in say.SOMEBODY or owned

    def _is_hers(self) -> bool:
        """`her absence`, `Karis rygg`."""
        if self.kind is _Kind.BODY:
            return any(self._is_owners(before) for before in (self.first - 1, self.first - 2))
        return self.kind in _HAD and self.first > 1 and self.words.bare[self.first - 1] in say.OWNERS

    def _is_talk_with_one(self) -> bool:
        """`samtale med Kari om fraværet`."""
        words, about = self.words, self.first - 1
        talk = about > 1 and words.bare[about] in ("om", "about") and words.bare[about - 2] in ("med", "with")
        return talk and self._is_definite and words.is_known_name(about - 1)

    @property
    def _is_definite(self) -> bool:
        return self.kind in _HAD and self.words.bare[self.end - 1].endswith(_DEFINITE)

    def _is_subject_of_talk(self) -> bool:
        """`kurs om mobbing`, but not `om mobbingen`."""
        before = self.words.bare[self.first - 1] if self.first else ""
        return before in say.ABOUT and not self.words.bare[self.end - 1].endswith(_DEFINITE)

    def _of_nobody(self) -> bool:
        """A state that is said of nobody in particular: `når noen er syk, ringer Kari`."""
        at, _joined = self._subject
        return self.kind is _Kind.STATE and (at is None or self.words.is_nobody(at)) and self.first > 0
