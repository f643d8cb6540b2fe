"""The words by which `privacy.py` knows illness and trouble.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them.
"""

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
    r"(?:kjempe|drit)?(?:slem|sur|sint|streng|ufin|urimelig"
    r"|urimeleg|ubehagelig|ubehageleg|ond|kald|falsk|frekk|ekkel"
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

_WHEN = r"(?:kan|har|er|var|is|was|has|rekk|kom|kjem|jobb|arbeid|skal|møt|treng|gløym|glem|få|dra|reis|gå)"
"""Verbs by which one says that somebody is not there that day."""

STATES = (
    r"(?:langtids)?s[yj]u?ke?m[ea]l[dt]+|\w*s[yj]u?k|sick(?! note)|ill|unwell|gravid|pregnant|innlagt",
    r"innlagd",
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
    r"on (?:long.term )?(?:sick leave|medication)|off (?:sick|ill|with \w+)",
    r"på (?:antidepressiva|medisin\w*|sykepenger|sjukepengar)",
    r"\w+gravid|glemsk|gløymsk|utro|voldelig|valdeleg|violent|alcoholic|i sorg|knekt|fysen",
    r"svimmel|svimmelhet|skadd|skadet|skada|injured|halt|overvektig|slått av (?:en|ein|et|eit|a)|bitt av \w+",
    r"(?:hit|kicked|bitten) by \w+|i krise|forvirret|forvirra|redd|scared|uvenner|uvener|i fengsel",
    r"(?:borte|vekke) (?:minst |opptil )?(?:\d+|en|ein|to|tre) dag\w*",
    r"gått ned i vekt|(?:helt|heilt) nede|til utredning|til utgreiing|under utredning|på avrusning",
    r"h[oa]ldt? uten?for|utestengt|utestengd|utfros\w*|frosset ut|frosen ut|under etterforsk\w+|arrestert",
    r"anmeldt|meldt til politiet|sagt opp|oppsagt|oppsagd|avskjediget|avskjediga|fired|dismissed|skilt",
    r"separert|enke|sårbar|ustabil|unstable|labil|psykisk (?:s[yj]u?k|nede|dårlig|dårleg)|på aap|redusert",
    r"nedbrutt|nedbroten|knust|med s[yj]u?kt barn|utenfor (?:hele )?tida",
    rf"(?:borte|vekke?|absent|away|home|off work) (?:(?:i|for|over|more than) )*(?!i |for )\w+ {_TIME}",
    rf"h[ej]e?i?mm?e (?:(?:i|over) )*(?!i |for )\w+ {_TIME}",
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
    r"(?:i|in a) (?:\w+ )?(?:dårl\w+|elendig|bad|foul) (?:humør|form|forfatning|mood|shape)",
    r"med barn(?= |$)(?! på| i| ute)",
    r"(?:getting |being )?divorced|utfryst|on (?:antidepressants|pills|painkillers|drugs|sleeping pills)",
    r"warned|advart|advara|åtvara|fortvil[ae]\w*|tverr",
    r"i konflikt(?! med| mellom)|in conflict(?! with)",
    r"(?:erta?|ertet|hetset?|hetsa|mobbet?|mobba|plaget?|plaga)",
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
    rf"ork(?:er|ar) {_NOT}|(?:by[rg]j?a|begyn)\w* å (?:drikke?|ruse)\w*|started drinking|mistriv\w+",
    r"samlivsbrudd\w*|samlivsbrot\w*",
    rf"triv(?:es|st) {_NOT}",
    rf"(?:klarer|klarar|makter|maktar) {_NOT} (?:mer|meir|jobben|å)|selvskad\w*|sjølvskad\w*|skader seg",
    rf"(?:kan|klarer|klarar) {_NOT} (?:stå|gå|sitte|bøye|bære|løfte|bere|sitje|jobbe|arbeide|gjøre|høre)\w*",
    r"gråt(?:er|t)?|græt|gret|treng(?:er)? (?:avlastning|tilrettelegging|å skjermes|skjerming|fri)",
    r"mist(?:et|a|er|ar) (?:kona|mannen|faren|moren|mora|mor si|far sin|barnet|en nær|førerkortet)|sørger",
    r"går på \w+(?:abus|tin|zin|pam|ral)|fikk føling|fekk føling|(?:tatt|tok) overdose|fast(?:er|ar)",
    rf"tål(?:er|te)? (?:{_NOT}|ingen)|can(?:not|'t| not) (?:lift|cope)|vil slutte(?= pga| fordi|$)",
    r"skal (?:ha barn|føde)|isoler\w+ seg|trekk\w* seg (?:unna|vekk|tilbake)|kutt\w* ut mat",
    r"(?:venter på|fått|får|fikk|fekk) (?:en |ei )?ny(?:tt)? (?:hofte|kne|nyre|hjerte)|ved? leve med",
    r"(?:faint|besvim|svim)\w+(?: av)?|kaster opp|kasta opp|spyr|throws up",
    r"oppfør\w* seg|behav(?:es|ing)",
    r"(?:er|is) (?:for|too) (?:mye|mykje|sein|sen|treg|streng|much|slow|strict)",
    r"(?:drakk|drukket|drukke)(?= på|$)|drinks?$|argue|fight|quarrel|bad temper",
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
    r"mist(?:et|a|er|ar) (?:(?:et |eit )?barn|babyen|fosteret|ungen)",
    r"lost (?:her|his|the) (?:baby|child|\w*father|\w*mother|son)",
    r"lost (?:her|his) (?:daughter|husband|wife|brother|sister)|(?:går|gjekk|gikk) på krykk\w+",
    r"walks? (?:on|with) crutch\w+",
    rf"{_NOT} (?:vært |vore |been )?(?:seg s[ej]\w+|seg sj\w+|himself|herself)",
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
    r"(?:har|skal|må|has) (?:\w+ )?(?:hos|til|på|to see) (?:the |a )?(?:lege|doktor|doctor|s[yj]u?kehus)\w*",
    r"(?:er|e|var|går|kom\w*|is|was) (?:\w+ )?(?:i|in) (?:\w+ )?(?:overgangsalder|menopause)\w*",
    r"(?:new|ny|nytt|kunstig|artificial) (?:knee|hip|kne|hofte)",
    r"(?:was|been) off (?:for )?\w+ (?:days|weeks|months)",
    r"har nedsatt \w+|\w*sorg|rusklinikk\w*|undergoing \w+|hung ?over|fylles[yj]u?k|bakfull|time off for \w+",
    r"(?:samliv|samlivs|familie|økonomi|penge|ekteskaps)problem\w*|tennisalbue",
    r"missed (?:\w+ )*(?:days?|weeks?|work|shifts?)",
    r"mist\w* (?:tålmod|humør|mot|lyst|motiv|kontroll|besinn|nattes)\w*",
    r"lo(?:st|ses) (?:\w+ )?(?:temper|patience)",
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
    r"(?:nedsatt|svekk[ae]t?|dårlig|dårleg) (?:hørsel|høyrsel|syn|hukommelse|minne)",
    r"(?:poor|bad) (?:hearing|eyesight|memory)",
    r"(?:tung|vanskelig|vanskeleg|tøff) (?:høst|haust|vår|vinter|sommer|sommar|tid|periode|uke|veke)",
    r"(?:hard|rough|difficult) (?:time|year|autumn|winter|week)|t(?:ungt|øft) år",
    rf"(?:vondt|vont|problem\w*|skade\w*|smert\w*|pain|plaga? av|trøbbel) (?:i|med|in) (?:\w+ )?{_BODY}\w*",
    rf"(?:pain|problems?) (?:in|with) (?:the |his |her )?{_BODY_EN}\w*",
    rf"(?:skad(?:et|a|de|d)|injured) (?:seg i )?{_BODY}\w*",
    r"legetime\w*|legeerklæring\w*|permisjon fordi|cellegift|chemo\w*|operasjon|surgery|smertestill\w*",
    r"insulin|\w*tabletter",
    r"(?:drink\w*|drug|mental|money|alcohol|family|sleep\w*|health) (?:problem|issue)s?|operations?",
    r"injur(?:y|ies)|ulykke\w*|accident",
    r"\w*(?:svikt|syndrom|lammelse|skade|smerter|plager)|\w+ (?:loss|failure|syndrome)",
    r"lege(?:besøk|time|vakt)\w*",
    rf"{_BODY}\w* (?:er|e|is|was|are|har vært|har vore) (?:\w+ )?{_BROKEN}",
    rf"{_BODY_EN}\w* (?:hurts?|aches?|is|was|are) ?(?:\w+ )?(?:{_BROKEN})?(?= |$)",
    rf"(?:bad|sore|stiff) {_BODY_EN}",
    r"hj[ea]rneslag|drypp|nakkesleng\w*|kvalm\w*|nausea|utbren[dt]t?het\w*|panic\w*|heart attacks?",
    r"sick notes?|doctor'?s? notes?|antidepressants|cough",
    r"angina|kneskade\w*|hjernesvulst|hjartestans|hjertestans|hj[ea]rnehinne\w+|nervøs\w* \w+",
    r"ryggskade\w*|ms",
    r"\w*smert[ea]r|smertene|(?:be)?rus(?:en|bruk\w*)|alkohol\w*|alcohol|edru|rusmid\w+",
    r"har (?:en |et |ei )?(?:kne|rygg|skulder|hofte|nakke) som",
    r"pain|tumou?r|\w*operasjon\w*|\w*infeksjon\w*|infection|overvekt\w*|slanke\w*",
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
    r"humør\w*|mood|oppførsel\w*|åtferd\w*|behaviou?r|h(?:ø|øy)rsel\w*|syn(?:et)?|minnet?|hygienen?",
    r"ekteskap\w*|marriage|sinnet?|temper|alkoholvaner|nervøsitet\w*|hosting|hosten",
)
"""Everybody has them: of somebody where it is said whose."""

ABSENCES = (
    r"(?:syke?|sjuke?|egen)?fr[aå]vær\w*|(?:sickness )?absences?",
    r"s[yj]u?ke|s[yj]u?ke?m[ea]ld[te]e?|gravide",
    r"covid|korona|influensa\w*|feber|fever|omgangss[yj]u?ken?|vannkopper|skabb|flu",
)
"""Of somebody alone where it is theirs; else it is a figure, and everybody's business."""

DEEDS = (
    rf"går {_NOT} (?:overens|sammen|saman|godt sammen)|si(?:er|a)? stygge? \w+ om",
    r"(?:bli|vert)\w* lett (?:sint|irritert)",
    r"(?:klag|sutr|syt)\w* (?:på|over) (?:alle|alt|oss|meg)",
    r"complain\w* about (?:everyone|everybody|everything|us|me)",
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
    r"smell\w* of (?:alcohol|booze|drink|beer)|(?:don't|doesn't|won't) (?:speak|talk) to each other",
    rf"snakk(?:er|ar) {_NOT} (?:sammen|saman)|trug(?:ar|a|de|et|er)|trakass?erer",
    rf"(?:kommer|kjem|kom|møter|møtte|møtt|comes?|came|turns up) (?:\w+ ){{0,2}}{_DRUNK}",
    r"himl(?:er|ar) med|rolls? (?:his|her) eyes|slunt?r(?:er|ar) unna",
    r"skyld(?:er|ar) på (?:meg|oss|andre)|rasistisk\w*",
    r"racist|befølt\w*|sjekk(?:er|ar) (?:meg|oss)|overvåk(?:er|ar) (?:meg|oss)|spionerer|spies on",
    r"sulk(?:s|ed|ing)",
    r"because (?:he|she) drinks|fordi h[oau]n? drikk(?:er)?|har kniv|carries a knife|short temper",
    r"(?:ingen|nobody|no one) (?:vil|orker|orkar|wants to) (?:jobbe|arbeide|samarbeide|work)",
    r"(?:ingen|nobody|no one) (?:lik(?:er|ar|es)|trusts|stoler på|stolar på|vil ha|can stand)",
    r"(?:stryk|strøk|strauk|klem|kyss)\w* (?:meg|henne|oss)",
    r"drikk(?:er)? for (?:mye|mykje)|drinks too much",
)
"""What people alone do: whoever does it is a person."""

TROUBLES = (
    r"(?:treng|må ha)\w* (?:ro|hvile|kvile|pause fra|mindre|færre|støtte|trøst)",
    r"(?:treng|må ha)\w* lett\w* (?:arbeid|oppg|vakt)\w*",
    r"needs? (?:rest|to rest|help with (?:her|his))",
    r"(?:føl|kjenn)(?:er|te|de)? seg (?!trygg|velk|ferdig|klar|h[ej]e?i?m|sett|be[dt]re|god|bra|glad)\w+",
    r"feels? (?!safe|good|great|better|at home|ready|fine|welcome)\w+",
    rf"(?!{_WHEN}\w* )\w+(?:er|ar|r|te|de|s|å|ek) {_NOT} (?!(?:med|noe|noko)\b)\w+",
    r"(?<!gløymer )(?<!glemmer )(?:aldri|never)(?! (?:vær|vor|ha|gjo|få|been|had|done|mer|meir|again|alene))",
    rf"(?:vil|gidder|gidd|bryr seg|orka) {_NOT} (?!ha |være med|vere med)\w+|refuses|won't|doesn't",
    r"(?:is|was|are) not (?!coming|attending|working|going|joining|using|booking|available|here|there)\w+ing",
    r"(?:slit(?:er|ar|t)?|struggl\w+) (?:med|with)",
    r"(?:irritert|sint|sur|arg|forbanna|lei|trøtt|fed up|annoyed|angry) (?:på|av|with|at)",
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
    r"lukt(?:er|ar|e) (?:vondt|ille|svette|sveitte)|smells|always late|comes (?:in )?late|lazy",
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

WORRIES = (
    r"(?:uro|bekymr)(?:ar|er|a|et|te)?(?: meg| oss| seg)?|urolige?|urolege?|engstelige?",
    r"worr(?:y|ied|ies)|concerned",
)
"""Of whoever stands behind it; who worries is no trouble."""
