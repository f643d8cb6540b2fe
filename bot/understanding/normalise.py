"""Makes what people write alike: dialect, nynorsk, short forms and spellings become one form of a word."""

import re
from functools import lru_cache

from bot.commands.dates.words import month_names
from bot.commands.fold import fold

LONGEST = 3_000
"""Characters that are looked at. Cut before anything else: one character can unfold to eighteen."""
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+|[?]")

_SAME: dict[str, str] = {
    form: word
    for word, forms in {
        "jeg": "eg æ ej æg eæ je jæi jei ej i'm im",
        "meg": "mæ mei mæi meæ",
        "ikke": "ikkje ikkj itj itte inte ikje ikk ikkeno ittj itjnå",
        "hva": "kva ka ke hæ ka'",
        "hvem": "kven kem hven kæm",
        "hvor": "kor hor kvar kver",
        "hvordan": "korleis kordan koss korsn kossen korles hossen åssen hvorledes koss'n",
        "hvorfor": "kvifor koffor kåffer kåfer kaffer koffer kofor korfor hvoffor åffer kåffår koffår",
        "hvilken": "kva_for kvifor_ hvilket hvilke kossen_",
        "noe": "noko nokko nåkka nåke nokka nåkke noko nåkå nåkke",
        "noen": "nokon nåken nokken nåkken nån nåen nokre nokken",
        "er": "e æ_ær ær",
        "være": "vere ver væra vær",
        "vi": "mi oss_ vø me",
        "måned": "månad mnd mnden månaden måneden mnede måne månd måneda",
        "måneder": "månader mndr månadene månedene",
        "uke": "veke uka veka ukas uken",
        "uker": "veker ukene vekene",
        "bytte": "byte byta bytt byt skifte skifta endre endra byttes",
        "kommer": "kjem kjæm kæm_ kjemm komme koma kome kommer'n",
        "gjøre": "gjere gjer gjør gjære gjørra gjæra gjør",
        "gjort": "gjord gjor",
        "si": "seie seia sei sie",
        "sier": "seier sei_r",
        "se": "sjå sjå_ sjø_ sjer",
        "skal": "ska sku skal",
        "vil": "vi_l ville",
        "har": "ha har'",
        "med": "me_d mæ_",
        "neste": "nest nesten_ neste",
        "nå": "no nu nå'",
        "ferdig": "ferdige færdig færdige ferdi klar klare",
        "barna": "ungan ungene ungane bånnan borna onga ungene barnet ongan",
        "mye": "mykje mykj møkje mye mykkje",
        "bare": "berre bærre bærre",
        "fra": "frå ifra ifrå",
        "også": "òg au åsså osså",
        "tillitsvalgt": "tillitsvald tillitsvalgte tillitsvalde tillitsvalt tv",
        "verneombud": "verneombod vo verneombudet verneombodet værneombud",
        "styrer": "styrar styreren styraren styrern",
        "milepæl": "milepel milepælen milepelen mp",
        "milepæler": "milepeler milepælar milepælene milepælane",
        "barnehage": "barnehagen bhg barnehagen",
        "planleggingsdag": "plandag plandagen planleggingsdagen plandagar plandager planleggingsdager",
        "webinar": "webinaret vebinar webinarer webinaret webbinar webinara",
        "tema": "temaet teama temaer temaene temaa theme themes",
        "tiltak": "tiltaket tiltaka tiltakene",
        "møte": "møtet personalmøte personalmøtet møtes",
        "the": "da_ th",
        "what": "whats wat wht what's",
        "you": "u",
        "please": "pls plz",
        "month": "mth months",
    }.items()
    for form in forms.split()
}
"""What is written for a word, in dialects, nynorsk and haste. What means two things is left out."""


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, each in its one form; months and numbers stand for all months and numbers."""
    return tuple(_word(word) for word in _WORD.findall(text[:LONGEST].casefold()))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word.isdigit():
        return "0"
    folded = fold(_SAME.get(word, word)[:LONGEST_WORD])
    return "mndnavn" if folded in _MONTHS else folded


_MONTHS = frozenset(name for name in month_names() if len(name) > len("mar") or name == "mai") - {"may"}
