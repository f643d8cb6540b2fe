"""The words by which `privacy.py` knows whom a sentence is about.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINKS = _words("""
er e var va ble blei blir bli blitt blevet vart vert vorte vorten har ha hadde hadd hatt fikk fekk får fått
kom ligger ligg lå går is was are am were been be being has had have got gets get feels sliter slit
""")
"""Join somebody and what is said of them."""

FILLERS = _words("""
ikke ikkje itj ofte alltid stadig mye mykje my litt veldig så jo da nå no na nu også fortsatt framleis
ennå heilt helt skikkelig skikkeleg dessverre visst igjen att lenge lenger langtids kronisk alvorlig
alvorleg ganske ferdig borte vekke vekk hjemme heime syk sjuk pga because of med with sterk sterke
kraftig høyt høgt store stor stort lite dårlig nye andre påvist tatt tar tok tek sitt sine sin si
already again often always very still now so the vært være vore vera fast for too much mot grunnet
å prøvde prøver min mitt mi vår vårt vårs our slutte slutter slutta etter after should must could would
might må skal vil kan det mange
""")
"""May stand between as well."""

BEFORE_SOMEBODY = frozenset({"den", "det", "the", "nye", "gamle", "unge", "min", "mi", "vår", "my", "our"})

WHO = frozenset({"som", "who", "that"})

ARTICLES = frozenset({"en", "et", "ein", "ei", "eit", "a", "an"})

NOBODY = _words("""
gravide kroppen hodet hovudet dæm dæ dokker vorre noen nokon nokre noko nån nåken nokken noe mange flere
fleire alle ingen få folk man du dere de dei dem vi me we you they people somebody someone anybody everybody
nobody everyone anyone most many some barn barna barnet born borna bannan unge ungen unger ungene ungane
ungan ongan småbarn elever children child kids kid gutter gutta guttene jenter jentene foreldre foreldrene
foreldra forelder foresatte foresette føresette parents parent voksne vaksne ansatt ansatte tilsett tilsette
medarbeider medarbeidere
arbeidstaker arbeidstakar arbeidstakere kollega kolleger kollegaer kollegaene kollegene kollegaar colleague
colleagues employee employees staff personalet vikar vikarer vikarene halvparten resten andre den det dette
hvem kven hvor kor to tre fire fem seks sju åtte ni ti two three four five antall grupper avdelinger hvis
når dersom fordi at og eller men
these this those it disse desse for om mot ved under etter på i av til fra frå før uten utan kan
""")
"""Words before an illness that are no one person."""

BEFORE_ANYBODY = ARTICLES | frozenset(
    {"når", "hvis", "dersom", "om", "viss", "if", "when", "whenever", "noen", "ingen", "hver", "any", "some"}
)

SOMEBODY = _words("""
hun hu ho han henne ham hennes hennar hans she he his him sjefen styrer styreren styrar styraren leder
lederen leiar leiaren pedleder pedlederen pedagogen assistenten vikaren kollegaen avdelingsleder
avdelingslederen fagarbeideren verneombudet verneombodet boss manager styrerens sjefens sjef
""")

KIN = _words("mannen kona datteren dottera sønnen sonen moren mora faren broren søsteren samboeren kjæresten")
"""Somebody's own, whatever stands before them."""
"""Words that mean one person at this place."""

PRONOUNS = frozenset(
    {"hun", "hu", "ho", "han", "henne", "ham", "hennes", "hennar", "hans", "she", "he", "his", "him"}
)

ABOUT = frozenset(
    {"om", "tema", "temaet", "kurs", "webinar", "ved", "mot", "under", "about", "on", "for", "i", "ingen"}
)
"""Before a word that is only talked about."""

MYSELF = frozenset({"jeg", "eg", "æ", "ej", "ek", "meg"})

OWNERS = frozenset({"hennes", "hennar", "hans", "his", "her"})
WHOSE_BODY = frozenset({"til", "hos", "of"})
ITS_OWNERS = frozenset({"sin", "sitt", "sine", "si", "hans", "hennes", "hennar"})
MINE = frozenset({("min",), ("mitt",), ("mi",), ("mine",)})
"""After a word, whose it is."""

OF = frozenset(
    {"til", "hos", "for", "med", "mellom", "fra", "frå", "av", "mot", "på"}
    | {"between", "of", "from", "by", "with", "at", "against", "about"}
)

ONE = _words("""
kollega kollegaen colleague coworker leder leiar leader manager boss sjef sjefen avdelingsleder
avdelingslederen avdelingsleiar avdelingsleiaren assistent assistenten vikar vikaren lærling lærlingen
pedagog pedagogen makker makkeren nabo venninne vennen søster bror mor far kokk kokken mamma pappa kone kona
mannen mann sønn son datter dotter samboer sambuar samboeren kjæreste kjærast kjæresten barnebarn husband wife
daughter mother father mum dad partner sister brother
""")
"""Words for one person where it is said whose: `min kollega`, `vikaren vår`."""

WHOSE = frozenset({"min", "mi", "mine", "vår", "vårt", "våres", "vores", "my", "our"})
THEIRS = frozenset({"si", "sin", "sitt", "hennes", "hennar", "hans", "her", "his"})

BREAKS = ABOUT | _words("""
når hvis dersom viss at mens fordi hvor hvordan korleis hva kva if when whether how what noen nokon alle
vi oss de dei barn barna barnet born borna folk man foreldre foreldrene everybody people we children they
somebody som
""")
"""After one of these it is no longer said of the one whom the sentence began with."""

NO_NAMES = _words("""
aldri kort korte langt lang forslag tema hjelp plan mer meir mindre heller først bare berre kanskje hver kvar
hvert ved bedre betre god gode nytt ny rutine rutiner kurs oppfølging samtale plakat dagens årets vårens
høstens vinterens ukas ukens vekas månedens barns alles folks andres ingens how never when
""")
"""First in a sentence and before an illness, these are no name, for all their capital."""

PLACES = frozenset(
    {"på", "i", "ved", "hos", "fra", "frå", "til", "at", "in", "from", "avdeling", "avdelingen", "avdelinga"}
)

NO_PEOPLE = _words("""
hms ia nav ks stami bht amu arbeidstilsynet lovdata fagforbundet utdanningsforbundet delta pbl norge norway
tidlig tidleg early teams slack i jeg eg vi the monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december norwegian english
covid korona styrer styrar tillitsvalgt tillitsvald verneombud verneombod hms-gruppen hms-gruppa idébanken
legen barna kommunen
""")
"""Words with a capital within a sentence that are no one person."""

SEEN = _words("er e var blir ble blei vart vert virker verkar ser is was seems looks acts")
"""Before what somebody is like."""

VERY = _words(
    "så veldig ganske litt kjempe helt heilt alltid ofte stadig so very too quite really always often been"
)

ADJECTIVES = ("ert", "et", "ig", "leg", "som", "løs", "laus", "ful", "ous", "ed")
"""How adjectives and participles end, in which nouns of work do not."""

PRAISE = _words("""
dyktig rolig roleg hyggelig hyggeleg koselig koseleg tålmodig ryddig modig viktig villig trivelig
triveleg lærevillig nyttig nødvendig kraftig ferdig ansvarlig ansvarleg tilgjengelig tilgjengeleg
nysgjerrig enig uenig einig ueinig interessert engasjert imponert invitert motivert inspirert
sertifisert organisert registrert oppdatert orientert informert plassert involvert inkludert nominert
utdannet kurset kåret utnevnt ekspert varslet gjenvalgt forlovet ledig heldig flittig hjelpsom morsom
mosom nøysom virksom invited asked elected trained employed qualified interested pleased inspired
motivated prepared involved organised organized certified booked helpful cheerful careful useful
generous curious famous needed wanted based supposed allowed married offered assigned promoted appointed
delighted excited impressed informed scheduled registered retired
""")
"""What else ends so: praise, and a part in the work."""
