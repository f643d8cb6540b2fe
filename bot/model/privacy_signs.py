"""The words by which `privacy.py` knows illness and trouble: how they begin.

Small letters. Bokmål, nynorsk, what is spoken, and English stand together, for people mix them. They choose
the text that somebody is shown; where a person is named, they are reminded without these too.
"""


def _begin(text: str) -> str:
    return rf"\b(?:{'|'.join(text.split())})"


ILLNESS = _begin(r"""
s(?:y|ju)k(?![kl]) langtidss(?:y|ju)k sick ill\b illness unwell gravid pregnan innlag[td] lag[td]\sinn
hospital på\sdps fravær fråvær absen(?:t|ce) (?:mye|mykje|ofte|stadig|alltid)\s(?:borte|vekk)
(?:borte|vekke?)\s(?:igjen|mye|mykje|ofte) utbren burn(?:t|ed)?-?\s?out utmatt utsl[ei]t sliten overarbeid
exhaust depr[ie] deppa nedstemt nedfor langt\snede suicid selvmord sjølvmord operer opera(?:sj|t[ei])
surg(?:ery|ical) abort spontanabort miscarr trauma bipolar psykot psykos psykisk psyken psykolog psykiat
therap terapi dement demens døv\b blind tunghør ufør handika disab smitt(?:a|et)\b forkjøl influensa feber
fever død\b døds døy[da] dying died bereave kreft(?!er) \w+kreft cancer svulst leukemi \w*diagnos angst anxi
ptsd ocd adhd autis asperger dysleks alzheim parkins epilep kramper seizure migr(?:ene|aine) \w*prolaps isjias
brokk artros \w*gikt\b \w+betennel diabet sukkers astma asthma kols cøliak endometr psoria eksem eczema
allerg fibromyalg revmat arthrit tinnit infarkt \w+infarkt hjernes stroke blod(?:prop|tryk) insomnia
\w*smert\w+ \w*vond?t\b \w*pain headache hodepine hovudpine svimm?[el] besvim faint skad[ad]?e?[td]?\b
\w*skad(?:a|e[nt]|d)\b injur br[ua]kk[oe] brukket broken? gips krykk crutch rullestol wheelchair medisin
medicat antidep pill(?:er|s) tablett lege(?:n|time|erk) doktor doctor cellegift chemo permisjon leave\b sorg
sørg grie[fv] skilsm skilt divorc separert samliv termin fødte spiseforst anorek bulimi panikk avrus rehab
rusprob sov(?:er|e)?\s\w+ sleep \w+problem\w* \w+plag[ea]\w* krise bekken høyrsel hørsel(?!vern) nedsatt
astm utredning utgreiing aap trygd hofteop anfall utmatta gråt grin\b grein græt cri(?:es|ed) crying stress
besv[aæ] ødelagt øydelag hjertefeil ms\b oppfør\w*\sseg
""")
BODY = _begin(r"""
rygg(?!trim) nakke skuld(?:er|r) kne(?:et|r)?\b hoft mage hjert hjart hode\b hovud arm(?:en)?\b fot(?:en)?\b
hånd hand[ai] finger back\s(?:pain|probl) knee shoulder neck hip\b stomach heart wrist helsa helsen
""")
"""Of a named person, or his or hers."""
TROUBLE = _begin(r"""
mobb bull(?:y|ie) trakas?ser harass baksnakk bakt?al sjikan konflikt(?!h) conflict krangl quarrel
argu(?:es|ing|ed) fight kjeft rop(?:er|ar|te)? skri(?:k|ker) skreik yell shout scream tru(?:er|et|a|ende)\b
trug threat slå(?:r|tt)(?!\s(?:av|på|opp|fast|ut|ned|ring))\b slo\b hits?\b beat spark kick vold vald\b
violen dr[au]kk drikk(?!er\s(?:kaffe|te|vann)) full\b fulle\b fyll drunk drink tipsy alkohol alcohol sprit
rus[ae]t?\b stj[eå]l steal stole\b ly(?:ver|g)\b lies\b lat\b doven lazy frekk sint sinn angry anger sur\b
gretten grumpy slem streng uf[io]n rude mean\b aggress redde?\b afraid scared bekymr uro(?:a|lig)? worr
utesteng utfr[oy]s frys frøs fros excl ekskl ignor overs(?:er|åg) overkj advar åtvar warn oppsig oppsag
sagt\sopp fired klag complain sladr gossip rykte rumo rasis racis manipul favoris uvenn uven sulk
temper(?!atur) humør (?:en|ein)som lonely triv(?:es|st)
(?:orke|klare|makte|tør|tåle|tole|vil|gidde)[rt]?\sikk[ej]e? (?:orka|klara|makta|tol)r?\sikkje nekt refus
for\ss(?:e|ei)nt late\b slunt unnas skulk skolk skremm skjel hers[ei] plag slit(?:er|ar|t)?\b strugg strev
går\sikk?[ej] g[åo]r\sdårlig snakk(?:er|ar)\s(?:ikk|stygt|ned|dritt) ikk(?:e|je)\s(?:bra|sammen|saman) cope
tafs klår tar\spå\s(?:oss|meg) tatt\spå spre[dr] himl skyld utsatt erte[trs]? hets ydmyk umulig umogleg
vanskelig vanskeleg useriøs unnvik(?:er|ar) stygg tverr (?:var|er|e)\s(?:så\s)?treg uvillig kuttar kutter
overvåk spion latter narr baksnakka lukt smell isoler utenfor utanfor truende skuff
""")
OF_PEOPLE_ALONE = (
    r"(?:(?:langtids)?s(?:y|ju)ke?m[ea]ld?t|s(?:y|ju)k|sick|gravid|pregnant|innlag[td]|deprimert|depressed|utbren[dt]t?"
    r"|operert|\w*kreft|cancer|angst|\w*depresjon|depression|migrene|migraine|diabetes|adhd|epilepsi|prolaps)\b"
)
"""Whoever is or has this is one person, by whatever name."""
