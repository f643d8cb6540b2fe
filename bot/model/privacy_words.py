"""The words by which `privacy.py` knows illness and trouble, and whom a sentence is about.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BODY = (
    r"(?:rygg|kne|skuld|nakk|hoft|hode|hovud|arm|fot|føt|bein|hals|mage|hjert|hjart|bryst|hand|hånd|hender"
    r"|albu|olbog|tå|tær|lår|legg|ankel|ankl|finger|fingr|tann|tenn|øre|øyr|øye|auge|lunge|nyre|rumpe|ræv|kjeve|ledd|hud)"
)
_BODY_EN = (
    r"(?:back|knee|shoulder|neck|head|hip|arm|leg|foot|feet|stomach|chest|throat|wrist|ankle|finger|hand"
    r"|heart|lung|elbow|eye|ear|skin|jaw|thumb|toe)"
)
_NOT = r"(?:ikke|ikkje|itj|ikkj|aldri|not|never)"

_WHERE = r"(?:rygg|nakke|kne|skulder|hofte|mage|hjerte|hjarte|søvn|psykiske?|nerve|alkohol|rus|helse)"
_BAD = (
    r"(?:slem|sur|sint|streng|ufin|urimelig|urimeleg|ubehagelig|ubehageleg|ond|kald|falsk|frekk|ekkel"
    r"|stygg mot|lat|doven|aggressiv|truende|truande|umulig|uforskammet|uforskamma|rude|mean|lazy"
    r"|aggressive|angry|bitter|nasty|hostile"
    r"|grumpy|gretten|bisk|hissig|furious)"
)

_TIME = r"(?:dag|uke|veke|måned|månad|år|day|week|month|year)\w*"
_BROKEN = (
    r"(?:ødelagt|øydelag[dt]|skadet|skadd|skada|dårlig|dårleg|vond|stiv|kaputt|wrecked|broken|damaged|bad|sore"
    r"|stiff|injured|swollen|(?:ikke|ikkje|not) bra|not (?:well|good))"
)
_DRUNK = r"(?:full|fulle|beruset|rusa|påvirket|påverka|i fylla|på fylla|drunk|tipsy|high)"

STATES = (
    r"(?:langtids)?s[yj]u?ke?m[ea]l[dt]+|s[yj]u?k|sick(?! note)|ill|unwell|gravid|pregnant|innlagt|innlagd",
    r"hospitali[sz]ed",
    r"(?:stadig|alltid|ofte|mye|mykje|always|often) (?:borte|vekke|vekk|absent|away)",
    r"(?:borte|vekke) (?:mye|mykje|ofte)",
    r"utbren[dt]t?|utmatt[ae]t?|utslitt|utsliten|deprimert|deppa|depressed|suicidal|nedstemt|langt nede",
    r"burn(?:ed|t) ?out",
    r"oper(?:ert|eres|erast|ated)|spontanabort(?:erte|ert|er)|miscarried|traumatisert|traumatized|anorektisk",
    r"bipolar|psykotisk|dement|lam|døv|blind|tunghørt|ufør\w*|handikappa?t?|disabled|deaf|smitta|smittet",
    r"forkjøla|forkjølet|sengeliggende|sengeliggjande|døende|døyande|chor[ay]",
    r"rusa|ruset|rusmisbruk\w*|alkoholiker|alkoholisert|addicted|suspendert|suspended",
    r"(?:på|in|i|at) (?:the )?(?:sykehus\w*|sjukehus\w*|hospital|behandling|terapi|rehab)|til behandling",
    r"on (?:long.term )?(?:sick leave|medication)|på (?:antidepressiva|medisin\w*|sykepenger|sjukepengar)",
    r"\w+gravid|glemsk|gløymsk|utro|voldelig|valdeleg|violent|alcoholic|i sorg|knekt|fysen",
    r"svimmel|svimmelhet|skadd|skadet|skada|injured|halt|overvektig|slått av (?:en|ein|et|eit|a)|bitt av \w+",
    r"(?:hit|kicked|bitten) by \w+|i krise|forvirret|forvirra|redd|scared|uvenner|uvener|i fengsel",
    r"(?:borte|vekke) \d+ dag\w*",
    r"gått ned i vekt|(?:helt|heilt) nede|til utredning|til utgreiing|under utredning|på avrusning",
    r"h[oa]ldt? uten?for|utestengt|utestengd|utfros\w*|frosset ut|frosen ut|under etterforsk\w+|arrestert",
    r"anmeldt|meldt til politiet|sagt opp|oppsagt|oppsagd|avskjediget|avskjediga|fired|dismissed|skilt",
    r"separert|enke|sårbar|ustabil|unstable|labil|psykisk (?:s[yj]u?k|nede|dårlig|dårleg)|på aap|redusert",
    r"nedbrutt|nedbroten|knust|med s[yj]u?kt barn|utenfor (?:hele )?tida",
    rf"(?:borte|vekke?|absent|away|off work) (?:(?:i|for) )?(?:over |more than )?(?!i |for )\w+ {_TIME}",
    r"langtidss[yj]u?k",
    r"(?:i|on) (?:permisjon|leave) (?:for|pga|because|due)|(?:fryst|frozen|left|shut) out|excluded",
    r"utestengd?",
    r"fr[yo]s[st]e?[nt]? ut|hald(?:en|e|t) utan?for|på felgen|på gråten|på bunnen|på botnen|nedfor|på randen",
    r"bedridden|expecting|ventende|på dps|in therapy|in tears|not (?:doing )?well|gått i stykker|tynn",
    r"avmagra",
    r"(?:mentally|chronically|terminally) ill|(?:bak|ut)talt|meldt til barnevern\w*|meld til barnevern\w*",
    r"(?:på|til|i|in) (?:avvenn|avrus|rehab|opptren|utred|utgrei)\w+|(?:på|on) (?:krykk\w+|crutches)",
    r"i gips|in a cast",
    r"i rullestol|in a wheelchair|(?:an? )?(?:drug )?addict|narkoman|alkoholikar|stress(?:a|et|ed)",
    r"sliten|exhausted",
    r"overarbeid\w+|overworked|(?:ned|ut)k[jø]ør[td]|utkøyrd|lei seg|trist|sad|unhappy|lonely|ensom|einsam",
    r"\w+operert|gipset|gipsa|forstua|forstuet|utskj(?:elt|eld)|skj(?:elt|eld) ut|told off|kortpust\w*",
    r"andpusten",
    r"(?:lagt|lagd) inn|grieving|in mourning|(?:a )?bully|going through a \w+|(?:being )?treated for \w+",
    r"kalt (?:stygge|stygt)|kalla (?:stygge|stygt)|called names|voldtatt|valdteken|raped|overfalt|overfallen",
    r"i konflikt(?! med| mellom)|in conflict(?! with)",
)
"""Said of somebody: whoever stands before it, with `er` or `har` between, is a person."""

FATES = (
    r"(?:går|gikk|gjekk|gått|hos|til|snakker med) (?:til |hos )?(?:en |ein )?(?:psykolog\w*|terapeut\w*)",
    r"(?:går|gikk|gjekk|gått|hos|til|sees) (?:til |hos )?(?:a |en |ein )?(?:psykiat\w*|therapist)",
    r"(?:sees|seeing) (?:a )?(?:psychiatrist|psychologist|therapist|doctor)",
    r"mø(?:tt|tte|ter) veggen|(?:tar|tatt|tok|ta|tek) livet (?:sitt|av seg)|gikk ned for telling",
    rf"br(?:ukket|ote|ukke|akk|oken?|oke|aut) (?:her |his )?(?:{_BODY}|ben|{_BODY_EN})\w*",
    rf"(?:slo|slått|vred|vrei|forstu\w+|kutt(?:a|et)|brente?) (?:seg (?:i|på) )?(?:den |det )?{_BODY}\w*",
    r"kutter seg|kuttar seg|(?:spist|tatt|åt|ete) piller|psykiatrisk\w*",
    rf"hurts? (?:his |her |the |their )?{_BODY_EN}\w*",
    r"slit(?:er|t|ar)? (?:psykisk|tungt|med (?:psyken|rus|rygg\w*|nerver?|søvn\w*|helsa|helsen|angst))",
    r"slit(?:er|t|ar)? med (?:alkohol\w*|å sove|konsentrasjon\w*|livet|smerter|kroppen|bekkenet|knea?)",
    r"sover? dårlig|s[øo]v dårleg|ser dårlig|ser dårleg",
    r"hør(?:er|t|te|ar) (?:dårlig|dårleg|ikke godt|ikkje godt)",
    r"(?:går )?på (?:sterke? |faste? )?(?:antidepressiva|medisin\w*)",
    r"t(?:ar|ek|ok|att) (?:sterke? )?medisin\w*",
    r"rus(?:er|ar|te|a) seg|drikk(?:er)? seg full|tests? positive|test(?:er|et|a) positivt?",
    rf"ork(?:er|ar) {_NOT} (?:mer|meir|jobben|lenger)|mistriv\w+|samlivsbrudd\w*|samlivsbrot\w*",
    rf"triv(?:es|st) {_NOT}",
    rf"(?:klarer|klarar|makter|maktar) {_NOT} (?:mer|meir|jobben|å)|selvskad\w*|sjølvskad\w*|skader seg",
    rf"(?:kan|klarer|klarar) {_NOT} (?:stå|gå|sitte|bøye|bære|løfte|bere|sitje|jobbe|arbeide|gjøre|høre)\w*",
    r"gråt(?:er|t)?|græt|gret|treng(?:er)? (?:avlastning|tilrettelegging|å skjermes|skjerming|fri)",
    r"mist(?:et|a|er|ar) (?:kona|mannen|faren|moren|mora|mor si|far sin|barnet|en nær|førerkortet)|sørger",
    r"går på \w+(?:abus|tin|zin|pam|ral)|fikk føling|fekk føling|(?:tatt|tok) overdose|fast(?:er|ar)",
    rf"tål(?:er|te)? (?:{_NOT}|ingen)|can(?:not|'t| not) (?:lift|cope)|vil slutte(?= pga| fordi|$)",
    r"skal ha barn",
    r"(?:venter på|fått|får|fikk|fekk) (?:en |ei )?ny(?:tt)? (?:hofte|kne|nyre|hjerte)|ved? leve med",
    r"(?:faint|besvim|svim)\w+(?: av)?|kaster opp|kasta opp|spyr|throws up",
    r"(?:slit(?:er|ar|t)?|struggl(?:es|ing))(?: veldig| fælt| mye| mykje| tungt| a lot)?$",
    r"struggl\w+ with (?:an|de|al|dr)\w+",
    rf"s[oø]v(?:er|ar)? (?:{_NOT}|lite|nesten)|sleeps? (?:badly|poorly)|(?:can'?t|cannot|doesn't) sleep",
    r"can(?:'t|not| not) (?:\w+ )?(?:stand|bear|work|walk|take|lift|cope|go on)",
    r"t(?:akes?|aking|ook) (?:\w+ )?(?:antidepressants|medication|medicine|painkillers|pills)",
    r"call(?:s|ed|ing) in sick|host(?:er|ar|a|et)|cough(?:s|ed|ing)|spis(?:er|t) (?:lite|nesten)",
    r"ete? lite|eats little",
    r"har det (?:ikke|ikkje|itj|fælt|vondt|tungt|vanskelig|vanskeleg|dårlig|dårleg)(?: så)?(?: bra| godt)?",
    r"(?:fødte|fødde|født|fødd) for tidle?i?g|vent(?:er|ar) (?:barn|tvilling\w+|på svar fra leg\w+)",
    rf"får {_NOT} (?:være|vere|bli|sitte|sitje) med|går til behandling|tol(?:er|te) {_NOT}",
    r"(?:ser|looks|såg|så) (?:blek|bleik|sliten|trøtt|syk|sjuk|pale|ill) ut|looks (?:pale|ill|awful|unwell)",
    r"mist(?:et|a|er|ar) (?:babyen|barn|fosteret|ungen)",
    r"lost (?:her|his|the) (?:baby|child|\w*father|\w*mother|son)",
    r"lost (?:her|his) (?:daughter|husband|wife|brother|sister)|(?:går|gjekk|gikk) på krykk\w+",
    r"walks? (?:on|with) crutch\w+",
    rf"(?:er|is|virker|verkar) {_NOT} (?:seg s[ej]\w+|seg sj\w+|himself|herself)",
    r"vent(?:er|ar) på (?:utred|utgrei|operasj)\w+",
    r"waiting (?:for|to) (?:be )?(?:a |an )?(?:assess|operat|diagnos|surg|treat)\w+",
    r"pust(?:er|ar) (?:tungt|dårl\w+)",
    r"(?:problem\w*|bråk|trøbbel|trouble) (?:hjemme|heime|at home)|sover? ikke|skolk\w+|skulk\w+|skoft\w+",
    r"(?:virk|verk)(?:er|ar) (?:deprimert|syk|sjuk|sliten|nedfor|rusa|ruset)",
    r"seems (?:depressed|ill|unwell|drunk)",
    r"vondt (?:for|av) å \w+|trouble (?:breathing|sleeping|walking)",
    r"(?:tung|vanskelig|vanskeleg|hard|difficult) tid (?:etter|med)",
    r"t(?:ar|ek|akes) (?:sobril|valium|stilnoct|imovane|paralgin|sleeping pills|tabletter)",
    r"slutt\w* å (?:ete|spise|eat)\w*",
    rf"(?:klarer|klarar|greier) {_NOT} (?:trapp|løft|stell|jobb)\w+|can't manage|had a breakdown",
    r"brøt sammen|braut saman",
    r"(?:hør\w+|høyr\w+) stemmer|hears? voices|(?:glemmer|gløymer|forgets) (?:alt|everything)",
)
"""What befalls somebody, in its own verb: whoever stands before it is a person."""

ILLNESSES = (
    r"panikk\w*|hjernerystelse\w*|hjerneristing\w*|concussion|hiv|aids|hepatitt|tuberkulose|lungebetennelse",
    r"selvmord\w*|sjølvmord\w*|suicid\w*|(?:lavt|høyt|lågt|høgt) stoffskifte|stoffskifte\w*|anemi|jernmangel",
    rf"aap|uføretrygd\w*|sykepenger|sjukepengar|bad {_BODY_EN}|(?:vond|dårlig|dårleg) {_BODY}\w*",
    rf"{_BODY}\w* (?:er|e|is) (?:dårlig|dårleg|vond|ødelagt|øydelagd|bad)|pga (?:{_BODY}|hels|psyk)\w*",
    r"(?:s[yj]u?k|psykisk\w*) mor|rusproblem\w*|alkoholproblem\w*|tvangstanker|tvangstankar|svangerskap\w*",
    r"slipped disc|multippel sklerose|føling|insulinføling|overdose\w*|abstinens\w*|antabus|s[yj]u?kedag\w*",
    r"sukkers[yj]u?k\w*|hygieneproblem\w*|dårlig ånde|permisjon etter|\w+permisjon|sorg|skader? i \w+|arr på",
    rf"(?:ødelagt|øydelagd|vondt|stiv) {_BODY}\w*|(?:leddene|ledda|helsa|helsen|nervene) (?:er|hans|hennes)",
    rf"anfall|anfallet|senfølg\w*|seinfølg\w*|heart condition|behandling for \w+|vondt i begge {_BODY}\w*",
    r"(?:psykolog|hjerte|hjarte|rygg|smerte|kreft)spesialist\w*|kontakt med (?:psyk|lege|terap)\w*",
    r"samlivsbr\w+",
    r"bekken\w*|graviditet\w*|pregnancy|operasjon\w+|overgangsalder\w+|skilsmiss\w*|divorce|dødsfall\w*",
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
    rf"{_WHERE}-?(?: ?problem\w*| ?vansk\w*| ?trøbbel| ?plag[ea]\w*|smert\w*|vondt?|skad\w*)",
    r"back (?:pain|problems?)|headaches?",
    r"nedsatt (?:hørsel|syn)",
    rf"(?:vondt|vont|problem\w*|skade\w*|smert\w*|pain) (?:i|med|in) (?:den |det |the |his |her )?{_BODY}\w*",
    rf"(?:pain|problems?) (?:in|with) (?:the |his |her )?{_BODY_EN}\w*",
    rf"(?:skad(?:et|a|de|d)|injured) (?:seg i )?{_BODY}\w*",
    r"legetime\w*|legeerklæring\w*|permisjon fordi|cellegift|chemo\w*|operasjon|surgery|smertestill\w*",
    r"insulin|\w*tabletter",
    rf"{_BODY}\w* (?:er|e|is|was|are|har vært|har vore) (?:\w+ )?{_BROKEN}",
    rf"{_BODY_EN}\w* (?:hurts?|aches?|is|was|are) ?(?:\w+ )?(?:{_BROKEN})?(?= |$)",
    rf"(?:bad|sore|stiff) {_BODY_EN}",
    r"hj[ea]rneslag|drypp|nakkesleng\w*|kvalm\w*|nausea|utbren[dt]t?het\w*|panic\w*|heart attacks?",
    r"sick notes?|doctor'?s? notes?|antidepressants|cough",
    r"angina|kneskade\w*|hjernesvulst|hjartestans|hjertestans|hj[ea]rnehinne\w+|nervøs\w* \w+",
    r"ryggskade\w*|ms",
    r"smert[ea]r|smertene|pain|tumou?r|\w*operasjon\w*|\w*infeksjon\w*|infection|overvekt\w*|slanke\w*",
    r"prøverør\w*|ivf",
    r"høreapparat\w*|hearing aid|fødselsdepresj\w+|pustevansk\w*|vansker med \w+",
    r"heart (?:condition|failure|disease)",
    r"(?:svakt|weak) (?:hjerte|hjarte|heart)|breakdown",
    r"dementia|slitasje\w* i \w+",
)
"""What somebody has, or that is theirs."""

BODIES = (
    rf"{_BODY}\w*|{_BODY_EN}s?|nerv(?:er|ar|ene|ane|es)|psyken?|helsa|helsen|helse|helsetilstand\w*|health",
    r"blodtrykk\w*|blood pressure|blodsukker\w*|søvn\w*|vekt|drikking\w*|drinking|alkoholbruk\w*|rusing\w*",
    r"humør\w*|mood|oppførsel\w*|åtferd\w*|behaviou?r|nervøsitet\w*|hosting|hosten",
)
"""Everybody has them: of somebody where it is said whose."""

ABSENCES = (
    r"(?:syke?|sjuke?|egen)?fr[aå]vær\w*|(?:sickness )?absences?",
    r"s[yj]u?ke|s[yj]u?ke?m[ea]ld[te]e?|gravide",
    r"covid|korona|influensa\w*|feber|fever|omgangss[yj]u?ken?|vannkopper|skabb|flu",
)
"""Of somebody alone where it is theirs; else it is a figure, and everybody's business."""

DEEDS = (
    r"mobb(?:er|ar|et|a|e)|trakasser(?:er|te|t|ar|a|e)|baksnakk(?:er|ar|et|a|e)|herse[rt]? med|sjikaner\w+",
    r"(?:fryser|frys|frøs) ut|bull(?:ies|ied)|harass(?:es|ed|ing)",
    r"snakk(?:er|ar|et|a) (?:stygt|nedsettende|nedsetjande|dritt|ned) (?:om|til)",
    r"roper til (?:meg|henne|ham)|rope? på (?:meg|oss)",
    r"(?:tar|tek|tok|beføl\w+) på (?:oss|meg|henne|ho|jentene|jentane)|spres? rykter|manipuler\w+",
    r"(?:overser|oversåg|ignorer\w+|overkjør\w*) (?:meg|oss|henne|ham|han|ho)|latterliggj\w+",
    r"ler av (?:meg|oss)",
    r"gj(?:ør|er) narr av|makes? fun of|ignores (?:me|us)|favoriser\w+|bann(?:er|ar|et) (?:til|åt)",
    r"(?:dytt|skubb|klap|kløp|klyp|tok)\w* (?:meg|oss|henne|ham) ?(?:på)?|tok på (?:meg|oss)|er etter meg",
    r"klår\w*|tafse\w*|kjeft(?:er|ar|et|a|e) på|truet? (?:meg|oss)|trua (?:meg|oss)|truga (?:meg|oss)",
    r"rop(?:er|ar|te|a) (?:til|åt|og (?:smell|skrik|kjeft)\w*)|smell(?:er|te)? (?:med|i|igjen) dør\w*",
    r"slam(?:s|med) (?:the )?doors?|(?:yell|shout|scream)(?:s|ed|ing)? (?:at|and)|exclud(?:es|ed|ing)",
    r"ekskluder\w+|steng(?:er|te|jer) (?:meg|oss|henne|ute)|freezes out|gossip(?:s|ed|ing)",
    r"sladr(?:er|ar|et|a)",
    r"bakt?al(?:er|ar|te|t|te|es|ast)|lukt(?:er|ar|et|a) (?:av )?(?:alkohol|sprit|fyll|øl)",
    r"smell(?:s|ed)? of (?:alcohol|booze|drink|beer)|(?:don't|doesn't|won't) (?:speak|talk) to each other",
    rf"snakk(?:er|ar) {_NOT} (?:sammen|saman)|trug(?:ar|a|de|et|er)|trakass?erer",
    rf"(?:kommer|kjem|kom|møter|møtte|møtt|comes?|came|turns up) (?:\w+ ){{0,2}}{_DRUNK}",
    r"himl(?:er|ar) med|rolls? (?:his|her) eyes|slunt?r(?:er|ar) unna",
    r"skyld(?:er|ar) på (?:meg|oss|andre)|rasistisk\w*",
    r"racist|befølt\w*|sjekk(?:er|ar) (?:meg|oss)|overvåk(?:er|ar) (?:meg|oss)|spionerer|spies on",
    r"sulk(?:s|ed|ing)",
    r"because (?:he|she) drinks|fordi h[oau]n? drikk(?:er)?|har kniv|carries a knife|short temper",
    r"(?:ingen|nobody) (?:vil|orker|orkar|wants to) (?:jobbe|arbeide|samarbeide|work)",
    r"drikk(?:er)? for (?:mye|mykje)|drinks too much",
)
"""What people alone do: whoever does it is a person."""

TROUBLES = (
    r"plag(?:er|ar|et|a|de|e)|terroriser\w*|ydmyk\w*|audmjuk\w*|krang(?:ler|lar|let|la|le)|truet|trua",
    r"trugar?|truga",
    r"kjeft(?:er|ar|et|a|e)?|skri(?:ker|k|ke)|skreik|skjeller?|hakke?r? på|hakka på|snakke?r? stygt",
    r"(?:slår|slo|sparke[rt]|sparka|slått)(?! (?:av|på|opp|ned|saman|sammen|fast|til|ut|inn|ring|lag)\b)",
    r"stjel(?:er)?|stjal|lyver|lyg|løy|drikk(?:er)?(?= på jobb|$)",
    r"drakk på jobb",
    r"(?:var|er|va|e|kom|møtte) (?:full|beruset|dritings|rusa) på|drunk|drinks(?: at work| too much)",
    r"lukte[rt]? alkohol|brukte (?:vold|makt)|(?:brukar|bruker) vald",
    rf"(?:er|e|var|va|is|was) (?:så |alltid |veldig |so )?{_BAD}",
    rf"gj(?:ør|er|orde) {_NOT} jobben|(?:kommer|kjem|kom) (?:alltid |ofte |stadig )?for s(?:e|ei)nt",
    r"(?:kommer|kjem|kom) (?:full|beruset|rusa)|stjålet|stole|fått skylda",
    r"nekt(?:er|ar|et|a) å (?:jobbe|snakke|arbeide)|fungerer ikke|fungerar ikkje|bør slutte",
    r"burde slutte|må vekk|tar seg fri|tek seg fri",
    r"(?:har|er i) et forhold|kast\w* (?:en |ein )?(?:stol|ting)|treg|gammel for|kan ikk(?:e|je) norsk",
    r"anger management|sinneproblem\w*|temperament|krangl\w+|døde|døydde|died",
    r"lukt(?:er|ar|e) (?:vondt|ille|svette|sveitte)|smells|always late|comes late|lazy",
    rf"(?:tør|tørr|tør|torer|våg\w+|dares?) {_NOT}|umulig å (?:jobbe|samarbeide) med|umogleg å \w+ med",
    r"plag(?:es|ast)|mobb(?:es|ast)|trakasser(?:es|ast)|gråt|cries|cried|crying|grein|grin|skyld for",
    r"skulder på",
    r"stel(?= frå)|yell(?:s|ed|ing)|shout(?:s|ed|ing)|scream(?:s|ed|ing)",
    r"threaten(?:s|ed|ing)|hits|steals|stole",
    r"redde?(?= for)|afraid(?= of)|scared(?= of)|(?:lei|trøtt) av",
    r"(?:fått|fikk|får|fekk) (?:en |ei |ein )?(?:advarsel|sparken|oppsigelse|åtvaring)|går i oppsigelse",
    r"truer (?:med|meg|oss)|skal skilles|skal skiljast|gråter|grær|gret|utsatt for \w+|utsett for \w+",
    r"slit(?:er|ar) med å|beskjed om å (?:skjerpe|ta seg)\w*|fight(?:s|ing)?(?= all| with|$)",
    r"(?:fight|argu|quarrel)(?:s|ing|es)",
    rf"hels(?:er|ar) {_NOT}|hils(?:er|ar) {_NOT}|svar(?:er|ar) {_NOT}|uhøflig\w*|uhøfleg\w*|unnasluntr\w+",
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
ikke ikkje itj ofte alltid stadig mye mykje my litt veldig så jo da nå no na nu også fortsatt framleis
ennå heilt helt skikkelig skikkeleg dessverre visst igjen att lenge lenger langtids kronisk alvorlig
alvorleg ganske ferdig borte vekke vekk hjemme heime syk sjuk pga because of med with sterk sterke
kraftig høyt høgt store stor stort lite dårlig nye andre påvist tatt tar tok tek sitt sine sin si already
again often always very still now so the vært være vore vera fast mot grunnet å prøvde prøver min mitt mi
vår vårt vårs our slutte slutter slutta should must could would might må skal vil kan det mange
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

WORRIES = (
    r"(?:uro|bekymr)(?:ar|er|a|et|te)?(?: meg| oss| seg)?|urolige?|urolege?|engstelige?",
    r"worr(?:y|ied|ies)|concerned",
)
"""Of whoever stands behind it; who worries is no trouble."""

OWNERS = frozenset({"hennes", "hennar", "hans", "his"})
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
pedagog pedagogen makker makkeren nabo venninne vennen søster bror mor far kokk kokken
""")
"""Words for one person where it is said whose: `min kollega`, `vikaren vår`."""

WHOSE = frozenset({"min", "mi", "mine", "vår", "vårt", "våres", "vores", "my", "our"})

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
