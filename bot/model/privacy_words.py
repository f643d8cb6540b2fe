"""The words by which `privacy.py` knows illness and trouble, and whom a sentence is about.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BODY = (
    r"(?:rygg|kne|skuld|nakk|hoft|hode|hovud|arm|fot|føt|bein|hals|mage|hjert|hjart|bryst|hand|hånd|hender)"
)
_BODY_EN = r"(?:back|knee|shoulder|neck|head|hip|arm|leg|foot|feet|stomach|chest|throat)"

_WHERE = r"(?:rygg|nakke|kne|skulder|hofte|mage|hjerte|hjarte|søvn|psykiske?|nerve|alkohol|rus|helse)"
_BAD = (
    r"(?:slem|frekk|ekkel|stygg mot|lat|doven|aggressiv|truende|truande|umulig|uforskammet|uforskamma"
    r"|rude|mean|lazy|aggressive)"
)

STATES = (
    r"(?:langtids)?s[yj]u?ke?m[ea]l[dt]+|s[yj]u?k|sick|ill|unwell|gravid|pregnant|innlagt|innlagd",
    r"hospitali[sz]ed",
    r"(?:stadig|alltid|ofte|mye|mykje|always|often) (?:borte|vekke|vekk|absent|away)",
    r"utbren[dt]t?|utmatt[ae]t?|utslitt|utsliten|deprimert|deppa|depressed|suicidal|nedstemt|langt nede",
    r"burn(?:ed|t) ?out",
    r"oper(?:ert|eres|erast|ated)|spontanabort(?:erte|ert|er)|miscarried|traumatisert|traumatized|anorektisk",
    r"bipolar|psykotisk|dement|lam|døv|blind|tunghørt|ufør\w*|handikappa?t?|disabled|deaf|smitta|smittet",
    r"forkjøla|forkjølet|sengeliggende|sengeliggjande|døende|døyande|chor[ay]",
    r"rusa|ruset|rusmisbruk\w*|alkoholiker|alkoholisert|addicted|suspendert|suspended",
    r"(?:på|in|i|at) (?:the )?(?:sykehus\w*|sjukehus\w*|hospital|behandling|terapi|rehab)|til behandling",
    r"on (?:long.term )?(?:sick leave|medication)|på (?:antidepressiva|medisin\w*|sykepenger|sjukepengar)",
    r"(?:går|gikk|gjekk|hos|til) (?:til |hos )?(?:psykolog\w*|terapeut\w*|psykiater\w*|psychiatrist)",
    r"mø(?:tt|tte|ter) veggen|(?:tar|tatt|tok|ta|tek) livet (?:sitt|av seg)|gått ned i vekt",
    r"br(?:ukket|ote|ukke|akk|oken?|oke) (?:her |his )?(?:arm|bein|ben|fot|ankel|hand|hånd|kne|leg|foot)\w*",
    r"slit(?:er|t|ar)? (?:psykisk|med (?:psyken|rus|rygg\w*|nerver?|søvn\w*|helsa|helsen|angst|alkohol\w*))",
)
"""Said of somebody: whoever stands before it, with `er` or `har` between, is a person."""

ILLNESSES = (
    r"\w*s[yj]u?kdom\w*|illness|disease|s[yj]u?ke?meld?ing\w*|eg[ea]nmeld?ing\w*|eigenmeld?ing\w*",
    r"\w*kreft|kreft\w*|cancer|svulst\w*|leukemi|\w*diagnose\w*|diagnos[ie]s|\w*depresjon\w*|depression",
    r"\w*angst|anxiety|ptsd|traumer?|ocd|psykose\w*|schizofreni|\w*lidelse\w*|spiseforstyrr\w*|anoreksi",
    r"bulimi",
    r"adhd|autisme|asperger\w*|dysleksi|demens\w*|alzheimer\w*|parkinson\w*|epilepsi\w*|epilepsy|kramper",
    r"seizures",
    r"migrene\w*|migraine\w*|\w*prolaps\w*|isjias|brokk|skoliose|artrose|slitasjegikt|\w*betennelse\w*",
    r"bekkenløsning",
    r"diabetes\w*|astma\w*|asthma|kols|cøliaki|crohns?|endometriose|psoriasis|eksem|eczema|utslett",
    r"allergi|allergisk",
    r"allergic|fibromyalgi\w*|lupus|leddgikt\w*|\w*gikt|revmatisme|arthritis|tinnitus\w*|hjert?efeil\w*",
    r"hjartefeil\w*",
    r"\w*infarkt|slag|stroke|blodpropp\w*|(?:høyt|lavt|høgt|lågt) blodtrykk|cfs|me-s[yj]u?k\w*",
    r"bronkitt|kyssesyken?|insomnia",
    r"nervesammenbrudd\w*|nervesamanbrot\w*|burn-?out|miscarriage|spontanabort|abort|overgangsalder\w*",
    r"termin",
    rf"{_WHERE}-?(?: ?problem\w*| ?plag[ea]\w*|smert\w*|vondt?|skad\w*)|back (?:pain|problems?)|headaches?",
    r"nedsatt (?:hørsel|syn)",
    rf"(?:vondt|vont|problem\w*|skade\w*|smert\w*|pain) (?:i|med|in) (?:den |det |the |his |her )?{_BODY}\w*",
    rf"(?:pain|problems?) (?:in|with) (?:the |his |her )?{_BODY_EN}\w*",
    rf"(?:skad(?:et|a|de|d)|injured) (?:seg i )?{_BODY}\w*",
    r"legetime\w*|legeerklæring\w*|permisjon fordi|cellegift|chemo\w*|operasjon|surgery|smertestill\w*",
    r"insulin|\w*tabletter",
)
"""What somebody has, or that is theirs."""

ABSENCES = (
    r"(?:syke?|sjuke?|egen)?fr[aå]vær\w*|(?:sickness )?absences?",
    r"s[yj]u?ke|s[yj]u?ke?m[ea]ld[te]e?|gravide",
    r"covid|korona|influensa\w*|feber|fever|omgangss[yj]u?ken?|vannkopper|skabb|flu",
)
"""Of somebody alone where it is theirs; else it is a figure, and everybody's business."""

DEEDS = (
    r"mobb(?:er|ar|et|a|e)|trakasser(?:er|te|t|ar|a|e)|baksnakk(?:er|ar|et|a|e)|herse[rt]? med|sjikaner\w+",
    r"(?:fryser|frys|frøs) ut|bull(?:ies|ied)|harass(?:es|ed|ing)",
    r"klår\w*|tafse\w*|kjeft(?:er|ar|et|a|e) på|truet? (?:meg|oss)|trua (?:meg|oss)|truga (?:meg|oss)",
)
"""What people alone do: whoever does it is a person."""

TROUBLES = (
    r"plag(?:er|ar|et|a|de|e)|terroriser\w*|ydmyk\w*|audmjuk\w*|krang(?:ler|lar|let|la|le)|truet|trua",
    r"trugar?|truga",
    r"kjeft(?:er|ar|et|a|e)?|skri(?:ker|k|ke)|skreik|skjeller?|hakke?r? på|hakka på|snakke?r? stygt",
    r"(?:slår|slo|sparke[rt]|sparka|slått)(?! (?:av|på|opp|ned|saman|sammen|fast|til|ut|inn|ring|lag)\b)",
    r"stjel(?:er)?|stjal|lyver|lyg|løy|drikk(?:er)? for (?:mye|mykje)|drikk(?:er)?(?= på jobb|$)",
    r"drakk på jobb",
    r"(?:var|er|va|e|kom|møtte) (?:full|beruset|dritings|rusa) på|drunk|drinks(?: at work| too much)",
    r"lukte[rt]? alkohol|brukte (?:vold|makt)|(?:brukar|bruker) vald",
    rf"(?:er|e|var|va|is|was) (?:så |alltid |veldig |so )?{_BAD}",
    r"gjør ikke jobben|gjer ikkje jobben|yell(?:s|ed|ing)|shout(?:s|ed|ing)|scream(?:s|ed|ing)",
    r"threaten(?:s|ed|ing)|hits|steals|stole",
    r"redde?(?= for)|afraid(?= of)|scared(?= of)|(?:lei|trøtt) av",
    r"(?:fått|fikk|får|fekk) (?:en |ei |ein )?(?:advarsel|sparken|oppsigelse|åtvaring)|går i oppsigelse",
    r"truer (?:med|meg|oss)|skal skilles|skal skiljast|gråter|gret|utsatt for \w+|utsett for \w+",
)
"""What things and children do too: a person must be in sight."""

QUARRELS = (
    r"i konflikt med|konflikt\w*|conflicts?|mobbing\w*|bullying|trakassering\w*|trusler|truslar",
    r"problem\w* med|klage\w* på",
)
"""Themes too: of somebody alone where they are named in it."""

LINKS = _words("""
er e var va ble blei blir bli blitt blevet vart vert vorte vorten har ha hadde hadd hatt fikk fekk får fått
kom ligger ligg lå går is was are am were been be being has had have got gets get feels sliter slit
""")
"""Join somebody and what is said of them."""

FILLERS = _words("""
ikke ikkje itj ofte alltid stadig mye mykje my litt veldig så jo da nå no na nu også fortsatt framleis ennå
dessverre visst igjen att lenge lenger langtids kronisk alvorlig alvorleg ganske ferdig borte vekke vekk
hjemme heime syk sjuk pga because of med with sterk sterke kraftig høyt høgt store stor stort lite dårlig
nye andre påvist tatt tar tok tek sitt sine sin si already again often always very still now so the vært
være vore vera fast mot grunnet å prøvde prøver min mitt mi vår vårt vårs our slutte slutter slutta should
must could would might må skal vil kan det mange
""")
"""May stand between as well."""

WHO = frozenset({"som", "who", "that"})

ARTICLES = frozenset({"en", "et", "ein", "ei", "eit", "a", "an"})

NOBODY = _words("""
gravide kroppen hodet hovudet dæm dæ dokker vorre noen nokon nokre noko nån nåken nokken noe mange flere
fleire alle ingen få folk man du dere de dei dem vi me we you they people somebody someone anybody everybody
nobody everyone anyone most many some barn barna barnet born borna bannan unge ungen unger ungene ungane
ungan ongan småbarn elever children child kids kid gutter gutta guttene jenter jentene foreldre foreldrene
foreldra forelder parents parent voksne vaksne ansatt ansatte tilsett tilsette medarbeider medarbeidere
arbeidstaker arbeidstakar arbeidstakere kollega kolleger kollegaer kollegaene kollegene kollegaar colleague
colleagues employee employees staff personalet vikar vikarer vikarene halvparten resten andre den det dette
hvem kven hvor kor to tre fire fem seks sju åtte ni ti two three four five antall grupper avdelinger hvis
når dersom fordi at og eller men for om mot ved under etter på i av til fra frå før uten utan kan
""")
"""Words before an illness that are no one person."""

BEFORE_ANYBODY = ARTICLES | frozenset(
    {"når", "hvis", "dersom", "om", "viss", "if", "when", "whenever", "noen", "ingen", "hver", "any", "some"}
)

SOMEBODY = _words("""
hun hu ho han henne ham hennes hennar hans she he his him sjefen styrer styreren styrar styraren leder
lederen leiar leiaren pedleder pedlederen pedagogen assistenten vikaren kollegaen avdelingsleder
avdelingslederen fagarbeideren verneombudet verneombodet boss manager styrerens sjefens sjef mannen kona
datteren dottera sønnen sonen
""")
"""Words that mean one person at this place."""

PRONOUNS = frozenset(
    {"hun", "hu", "ho", "han", "henne", "ham", "hennes", "hennar", "hans", "she", "he", "his", "him"}
)

ABOUT = frozenset(
    {"om", "tema", "temaet", "kurs", "webinar", "ved", "mot", "under", "about", "on", "for", "i", "ingen"}
)
"""Before a word that is only talked about."""

MYSELF = frozenset({"jeg", "eg", "æ", "ej", "ek", "meg"})

ITS_OWNERS = frozenset({"sin", "sitt", "sine", "si", "hans", "hennes", "hennar"})
MINE = frozenset({("min",), ("mitt",), ("mi",), ("mine",)})
"""After a word, whose it is."""

OF = frozenset(
    {"til", "hos", "for", "med", "mellom", "fra", "frå", "av", "mot", "på"}
    | {"between", "of", "from", "by", "with", "at", "against"}
)

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
