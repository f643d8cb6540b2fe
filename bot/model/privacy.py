"""Whether a text looks as if it told of a person's health: a name, and a word for illness, in one sentence.

A reminder, not a lock: it misses some and may be wrong, and whoever writes decides. It is better that it
keeps quiet than that people learn to press it away; so a name alone, illness alone, or places and roles
are nothing.
"""

import re

_ILLNESS = re.compile(
    r"\b(?:"
    # bokmål and nynorsk
    r"sykmeld\w*|sjukmeld\w*|sykemeld\w*|sjukemeld\w*|egenmeld\w*|eigenmeld\w*"
    r"|(?:er|var|ble|blei|blir|vart|vært|vore|så|ofte|alltid|mye|mykje|for) (?:syke?|sjuke?)"
    r"|sykdom\w*|sjukdom\w*"
    r"|syk igjen|sjuk igjen|sjuk att|kronisk syk|kronisk sjuk"
    r"|kreft\w*|diagnose\w*|depresjon\w*|deprimert\w*|angst\w*|utbrent\w*|utbrend\w*|migrene\w*|prolaps\w*"
    r"|psykisk\w*|innlagt\w*|innlagd\w*|sykehus\w*|sjukehus\w*|operert\w*|opereres|gravid\w*|spontanabort\w*"
    r"|helseplage\w*|lege(?:time|erklæring)\w*|nervesammenbrudd\w*|sykefravær\w*|sjukefråvær\w*"
    r"|fravær\w*|fråvær\w*|borte på grunn av|ryggproblem\w*|ryggplage\w*"
    # English
    r"|sick(?:ness)?|ill(?:ness)?|sick leave|cancer|diagnos\w+|depress\w+|anxiety|burn(?:ed|t) ?out"
    r"|migraine\w*|hospital\w*|surgery|pregnan\w+|miscarriage"
    r")\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?\n:;•–]+(?:\s|$)")

_NAMES = """
ada agnes aleksander alexander ali alma amalie amina anders andrea andreas ane anette anita anna anne
annika arild arne arvid asbjørn astrid audun aurora beate bente berit birgit birgitte bjarne bjørg bodil
britt camilla carina caroline cathrine cecilie charlotte christian christina christine christoffer daniel
david ebba edvard egil eirik eirin elias elin eline elisabeth ella ellen elise else emil emilie emma erik
erlend espen eva even fatima fredrik frida frode geir gerd gro grete grethe gunn gunnar gunhild guro
gørild hanna hannah hanne hans harald hassan hedda heidi helene helge henriette henrik hilde hildegunn
håkon håvard ida ina ine inger ingeborg ingrid ingvild irene iselin ivar jakob jan janne jens jeanette
jenny jo johan johanne johannes john jon jonas jorunn julie jørgen kaja kamilla karen kari karin karina
karianne kaspar kathrine katrine khadija kim kine kirsten kjell kjersti kjetil knut kristian kristin
kristina kristine kristoffer lars lasse laila leif lena lene line linda linn linnea lisa lise liv lone
lucas lukas magne magnus maja malin maren margit maria marianne marie marit marius markus marte martin
martine mathias mathilde mette mia michael mikkel mina mohamed mohammad mona monica morten mustafa nina
nora odd oda ola olav ole oline oscar oskar otto pernille peter petter philip pål ragnhild randi rasmus
rebecca reidar reidun rita roar robert robin roger rolf ronny rune runar ruth sander sara sarah sebastian
sigrid sigurd silje simen siri siv sofia sofie solveig solvor stian stine sunniva svein synne synnøve
susanne thea thomas thor tiril tobias tom tommy tone tonje torbjørn tore torill trine trond trude turid
tuva ulf unni vegard vibeke victoria vidar vigdis vilde wenche yngve yvonne zahra øystein øyvind åge åse
åshild
"""
_FIRST_NAMES = frozenset(_NAMES.split())
_NAMES_AND_WORDS = frozenset(
    {"liv", "line", "else", "even", "bjørg", "tuva", "jo", "kim", "tom", "maren", "gro", "tone"}
)
"""First names that also begin ordinary sentences; they count within a sentence only."""
_CAPITALS = """
hms ia nav ks stami bht amu arbeidstilsynet lovdata fagforbundet utdanningsforbundet delta pbl norge
norway tidlig tidleg early teams slack i jeg eg vi the monday tuesday wednesday thursday friday saturday
sunday january february march april may june july august september october november december norwegian
english covid korona styrer styrar tillitsvalgt tillitsvald verneombud verneombod hms-gruppen hms-gruppa
idébanken legen
"""
_NO_PEOPLE = frozenset(_CAPITALS.split())
_OF_PLACES = frozenset(
    {"på", "i", "ved", "hos", "fra", "frå", "til", "at", "in", "from", "avdeling", "avdelingen", "avdelinga"}
)
_SHORTEST_NAME = 3


def looks_personal(text: str) -> bool:
    """A name of a person and a word for illness in the same sentence."""
    return any(
        _ILLNESS.search(sentence) and _names_somebody(sentence) for sentence in _SENTENCE_END.split(text)
    )


def is_first_name(word: str) -> bool:
    """A common first name, however it is written, that is no ordinary word."""
    bare = word.casefold()
    return bare in _FIRST_NAMES and bare not in _NAMES_AND_WORDS


def _names_somebody(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    before = ["", *words[:-1]]
    return any(_is_name(word, previous) for word, previous in zip(words, before, strict=True))


def _is_name(word: str, previous: str) -> bool:
    """Capitalised, and either a known first name or a word within the sentence that could be one."""
    bare = word.casefold().removesuffix("'s").removesuffix("’s")
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or bare in _NO_PEOPLE:
        return False
    known = bare in _FIRST_NAMES or bare.removesuffix("s") in _FIRST_NAMES
    if known and (previous or bare not in _NAMES_AND_WORDS):
        return True
    begins = not previous
    return not begins and len(word) >= _SHORTEST_NAME and previous.casefold() not in _OF_PLACES
