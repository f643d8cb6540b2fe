"""First names that are common in Norway, those of people who moved here included.

Names are no secret: who bears one is. The list is our own; the statistics of names (SSB) say what is common.
"""

_NAMES_TEXT = """
aage aase aasmund abdi abdirahman abdul abdullah abdulrahman abraham ada adam adele adil adina adrian
adrianna agata agate agathe agnes agnete agnethe agnieszka ahmad ahmed aida ailin aina aino aisha aksel alan
albert alek aleks aleksander aleksandra alena alex alexa alexander alexandra alexandru alf alfred ali alice
alicia alicja alida alina alma alva alvhild alvilde amal amalie amanda amina amir amira amna amra amund amy
ana anastasia anders andrea andreas andrew andrine andriy andrzej ane anette angela angelica angelika anita
anja ann anna annbjørg anne anneli annelise annette annie annika anniken annikken ansgar anton antoni
antonia antonio arben arild arkadiusz arman armand arne arnfinn arnhild arnold arnstein arnt aron arthur
artur arvid asbjørg asbjørn asgeir asha ashley aslak aslaug asma asta astri astrid atle aud audhild audun
august aurora axel ayaan ayan ayesha ayla aylin ayse azad bahar barbara barbro bartek bartosz beata beate
beathe belinda bendik benedicte benedikte benjamin bente bergljot berit bernt bertil besa betty bianka bilal
billy birger birgit birgitta birgitte birk birte birthe bjarne bjarte bjørg bjørge bjørnar bjørnhild bodil
bojan borghild boris bothild bozena brian brit britt britta bruno brynhild brynjar bushra bård børge børre
camilla carina carl carla carlos carmen carol caroline carsten caspar casper catharina cathrine cato catrine
cecilia cecilie celina celine cezary charlotte chris christel christer christian christin christina
christine christoffer christopher claes claire claudia claus connie cornelia cristina dagfinn dagmar daiva
damian daniel daniela daniella danuta daria dariusz david dawid deepak deeqa denis dennis desiree diana
diane didrik diego dilan ditte dominik donna dorota dorte dorthe dorthea dzenana ebba ebbe edel edgar edith
edna eduard edvard edvin edward edyta egil egle eigil eileen eilen eilert eilif eilin einar eira eirik
eirill eirin eivind eldbjørg elena eleonora eli elias elida elif elin elina eline elinor elisa elisabet
elisabeth elise eliza elizabet elizabeth ellen elli elling ellinor elsa elvira elzbieta emil emilia emilie
emily emina emine emma emre endre eric erik erika erlend erling ernest eryk eskil eskild espen ester esther
ethan eva evelina evelyn evy ewa ewelina eyob eyvind fabian faduma fadumo fahad fanny farah fardowsa farhad
farid fatima fatma fatmir fatuma felicia felix ferdinand feven filip finnbjørn fiona francesca franciszek
freddy frederik fredric fredrik fredrikke freya frid frida fride fridtjof fritz frode frøya frøydis gabriel
gabriela gabriella gabrielle gard gary gaute geir geirmund georg george gerald gerd gerhard german gina
gisle gitte giulia gjermund gjert gjertrud gjøril glenn gloria gorm grazyna greta grete gretha grethe
grzegorz gudmund gudny gudrun gudveig gulbrand gunda gunhild gunlaug gunleif gunn gunnar gunnbjørg gunnhild
gunnleif gunnvor gunvald gunvor guri guro gustav gustaw gyda gørild haakon hafsa halfdan halima halina
halldis hallgeir hallgrim hallstein hallvard halvard halvor halyna hamid hamza hana hanan hanna hannah hanne
harald harriet harry hasan hassan hawa hedda hedvig hege heidi heine helen helena helene helle hellen
henning henny henriette henrik henry henryk herbjørg herborg herdis herman hermine hien hilda hilde
hildegunn hilmar hiwa hjørdis hodan hossein hubert huda huong hussein hågen håkan håkon håvard iben ibrahim
ida idar idun idunn ifrah igor ikram ilona ilse iman imran ina ine inga ingar inge ingebjørg ingeborg
ingebrigt ingeleiv ingelin inger ingjerd ingolf ingri ingrid ingrun ingunn ingvald ingvar ingvild ingvill
ira irena irene irina iris irmelin iryna isabel isabell isabella isabelle isac isak iselin ismail ivan ivana
ivar iver iwona izabela jacek jack jacob jadwiga jakob jakub jamal james jan jane janett janette janicke
janina janine janita janne jannicke jannike janusz jarl jarle jasmin jasmina jason jawad jean jeanett
jeanette jeanne jelena jennifer jenny jens jeppe jerzy jesper jessica jessie jim jimmy joachim joakim joan
joanna joar jocelyn joe jofrid johan johann johanna johanne johannes john johnny jolanta jon jonas jonatan
jonathan jone jonny jorid jorun jorunn jose josef josefin josefine joseph josephine jostein joyce jozef juan
judith julia julian juliane julie julita julius jurgita justin justina justyna jørgen jørn jørund kacper
kaia kaja kajsa kamil kamila kamilla karen kari karianne karin karina karine karl karla karol karolina
karoline karstein karsten kasia kaspar kaspara kasper katarina katarzyna kate kathrin kathrine katie katinka
katja katrin katrine kazimierz keith kelly kenneth kenny kent ketil kevin khadija khadra khalid kim kine
kira kirsten kirsti kirstin kitty kjartan kjell kjellaug kjellfrid kjersti kjerstin kjetil klara klaudia
klaus knut konrad konstantin konstanty kornel kornelia kristen krister kristian kristiane kristin kristina
kristine kristoffer krystian krystyna krzysztof kåre laila lakshmi laleh lamia larisa lars lasse laura
laurence laurits lavrans layla leah leander leif leila leiv lena lene leni leo leon leonard leonora leyla
lidia liliana lill lilli lillian lilly lily linda linea linh linn linnea linus lisa lisabet lisbet lisbeth
lise liselotte lisette liss livia liza lorents lorenzo lotta lotte louisa louise lovisa lovise luca lucas
lucia lucy ludvig ludvik luis luisa lukas lukasz lwam lyder lydia lynn maciej madeleine madelen magda
magdalena magne magnhild magnus mahad mahamed mahmoud mahmud maia maiken maja maks maksymilian malak malene
malgorzata malik malin malwina marcel marcelina marcin marco marcus mareike marek maren margareth margaretha
margarita margit margot margrete margrethe mari maria mariam marian mariana mariann marianna marianne
maricel marie mariel marika marin marina mario marion marit marita marites marius mariusz marko markus marta
marte martha marthe marthine martin martina martine martyna mary maryam maryan marzena mateusz mathea
mathias mathilda mathilde mats matteo matthew mattias maud maurits maya mehari mehmet melanie melina melissa
merete merethe merle meron meryem mia michael michaela michal michalina michelle mie miguel mihaela mihai
mikael mikal mikkel mikolaj milan milana mildrid milena milla mille milosz mimmi minh mira miriam mirjam
mirza mohamad mohamed mohammad mohammed mohamud mona monica monika morten mostafa muhammad mustafa mykola
målfrid nadia nadja naima najma nancy nanna naomi nasra natalia natalie nataliia natalya natan natasha
nathalie natnael nawal nelly nermin nga nguyen nicholas nicklas nicola nicolai nicolas nicole niels niklas
nikolai nikolas nils nilufar nima nimo nina njål noah noel noor noora nora norbert norma norman normann
norunn norvald nour nur nura oda oddbjørg oddbjørn oddgeir oddmund oddny oddrun oddvar oddveig odin oksana
ola olaf olaug olav ole olea oleg oleksandr oleksii olena olga olha oline oliver olivia olivier oliwier omar
ona orjan osama oscar oskar osman otelie ottar ottilie otto ove paal pamela patricia patrick patrik patrycja
patryk paul paula paulina pauline pavel pawel peder pedro peggy pelle pernille peter petra petter philip
phillip phuong pia pilar piotr preben priya przemyslaw quang rachel radoslaw rafal ragna ragnar ragnfrid
ragnhild ragni ragnvald rahel rahma rajesh rakel ramona randi randulf rania rasmus raymond rebecca rebekka
regina regine reidar reidulf reidun reinert renata renate renathe rhea ricardo richard rigmor rikard rikke
rita roald robert roberta robin roger rojin roland rolf roman ronja ronny rosanna ross rowan rowena roy
rozalia ruben runa runar rune runhild rustam rut ruth ryan ryszard rønnaug saba sabina sabine sabrina sadia
safia sagal sahra saima salah salma salman salvatore samantha samira sammy samson samuel sandra sanjay sanna
sara sarah saynab sebastian selam selamawit selina seline selma semhar senad sergej serina severin shahid
shamsa sharon sheila sherin shirin shpresa sidra siegfried sigbjørn sigfred sigfrid sigmund signy sigrid
sigrun sigurd sigve silja silje silvia silya simen simon simone sindre siri sissel sivert siw sjur slawomir
snorre sofia sofie sofus solbjørg solfrid solgunn solrun solveig solvor solvår somchai sondre sonia sonja
sophia sophie stanislaw stefan stefania steffen steinar stella stephan stephanie stephen steve steven stian
stina stine ståle suleiman sumaya sunni sunniva susan susann susanna susanne suzanne svanhild svein sveinung
sven svend svenn sverre svetlana svitlana sylvi sylvia sylwia synne synnøve syver szymon sølvi søren tadeusz
tamara tania tanja tanvir tarald tarek tariq tarjei tatiana tatjana tellef teodor teresa terese terje tesfay
tetiana teuta thale thanh thea thelma theo theodor theresa therese thina thomas thomasz thor thora thorbjørg
thorbjørn thore thorleif thorvald thuy tiago tilde tilla timian timothy tina tiril tobias tobiasz tomas
tomasz tommy tonje tonny tor tora torbjørg torbjørn tord tordis tore torfinn torgeir torgrim torgunn torhild
toril torill torkel torkil torleif tormod torny torstein torunn torvald tove trine trond trude truls tryggve
trygve trym tsegay tuan ture turi turid tuva tyler tyra ubah ulf ulla ulrik ulrika ulrikke unni uno ursula
urszula usman uzma valborg valentina valeria valon vanessa vanja vebjørn vegar vegard veronica veronika
veslemøy vetle vibecke vibeke victor victoria vidar vidkun vigdis viggo vigleik viktor viktoria viktoriia
vilde vilhelm viljar villads vilma vincent vivian viviann vjollca vladimir vlatko walid walter wenche wenke
wera werner weronika wibeke wiktor wiktoria wilhelm wiliam william willy wilma wioletta witold wojciech
xavier yasin yasir yasmin yassin ylva yngvar yngve yngvild yonas yonatan yosef yousef yrsa yulia yuliia
yuliya yusuf yvette yvonne zahra zainab zara zaynab zbigniew zeynep zoe zofia zuzanna åge ågot åse åshild
åslaug åsmund åsne åsta åste ødegard øistein øivind ørjan ørnulf øydis øystein øyunn øyvind øyvor
"""

_NAMES_AND_WORDS_TEXT = """
andre angel anker are art arve ask astor ben bent bill bjørn bo brage bror chase christ dag daisy dawn dean
dina drew ella else embla engel even faith fin finn flora frank fred fryd frøy grace gro gry hans hauk heid
helga helge hope ivy jo joy june kai kaj karma lan lin lind linde line liv live loke lone luna lykke magni
mai mark marna max may mette mina odd pat per pål ray rein rex roar rob rosa rose runi sam sander sandy sann
signe siv sky sol stein stig storm sture sue sunn tea tim tind tom tone torden ulv una unn varg vera vilje
ville viola våg vår wanda will
"""

NAMES = frozenset(_NAMES_TEXT.split())
NAMES_AND_WORDS = frozenset(_NAMES_AND_WORDS_TEXT.split())
"""Names that are ordinary words too, in one of the languages."""
