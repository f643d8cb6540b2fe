"""The words by which `privacy.py` knows somebody who is not named.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them.
"""


def _either(text: str) -> str:
    return f"(?:{'|'.join(text.split())})"


HE_OR_SHE = _either("hun hu ho han henne ham hennes hennar hans she he his him")
ONE_AT = r"(?:en|ei|ein|hun|ho|han|she|he) (?:på|av|at|som|who)"
"""`ei på Maurtua`, `hun som er vikar`."""
THEIRS = _either("hans hennes hennar her his")
OURS = _either("min mi mine vår vårt våres my our")
AT_WORK = _either("""
sjefen styreren styraren lederen leiaren pedlederen pedleiaren pedagogen assistenten vikaren kollegaen
fagarbeideren fagarbeidaren lærlingen avdelingslederen avdelingsleiaren kokken makkeren verneombudet
verneombodet mannen kona datteren sønnen moren faren boss manager
""")
"""One at work, where no `en` or `når` says that it may be anybody."""
OF_OURS = _either("""
kollega kollegaen colleague coworker leder leiar leader manager boss sjef sjefen avdelingsleder
avdelingsleiar assistent assistenten vikar vikaren lærling lærlingen pedagog pedagogen nabo venninne søster
bror mor far kokk kokken mamma pappa kone kona mannen mann sønn sønnen son datter dotter datteren dottera
assistant barnebarn samboer sambuar samboeren kjæreste kjærast kjæresten husband wife daughter mother father
mum dad partner sister brother
""")
"""One person where it is said whose: `min kollega`, `mannen hennes`."""
MYSELF = r"(?:jeg|eg|æ|ej|^i(?= (?:am|have|was|feel|can|need)))"
MINE = _either("min mi mitt mine")
BREAKS = _either("""
om tema temaet kurs webinar ved mot under about når hvis dersom viss at mens fordi hvor hvordan korleis hva
kva if when whether how what noen nokon alle vi oss de dei barn barna barnet born borna folk man foreldre
foreldrene everybody people we children they somebody som ser følger
""")
"""After one of these it is no longer said of the one whom the words began with."""
TO = _either("til av hos for med på fra frå mot om mellom of to by at with from on")
"""Between illness or trouble and somebody."""
ROLES = _either("styrer styrar leder tillitsvalgt tillitsvald verneombud verneombod")
"""One person where the sign follows at once: `styrer er gravid`."""
NOT_ONE = _either(
    "noen nokon ingen en ein man du alle barnet den det hvem kven somebody someone nobody jeg eg"
)
"""Before `er sykmeldt`, and nobody in particular."""
