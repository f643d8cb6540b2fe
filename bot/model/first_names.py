"""First names of people in Norway, those who moved here included.

Names are no secret: who bears one is. The list is our own; the statistics of names (SSB) say what is common.
Small letters, no accents. A name that stands in a dictionary as a word of its own, and is met as one, is
among `NAMES_AND_WORDS`.
"""

_NAMES_TEXT = """
aage aase aasmund aasta abby abdelkader abdelrahman abdi abdifatah abdikarim abdinasir abdiqani abdirahman
abdirashid abdisalam abdiwali abdul abdullah abdulrahman abeba abebe abel abelone abigail abraham achieng ada
adam adela adele adelheid adil adina adnan adolf adrian adriana adrianna adriano afework afolabi afra afshin
agapito agata agathe agne agnes agneta agnete agnethe agnieszka agustin ahlam ahmad ahmed ahmet aida aidan
aiden aileen ailin ailo aimee aina aino aisatou aisha aishah aiste ajay akif akosua akram aksana aksel alain
alan alana alba albert alberte alberto albin alek aleks aleksandar aleksander aleksandr aleksandra aleksandrs
aleksej aleksi alem alemayehu alemu alena alessandra alessandro alex alexa alexander alexandra alexandre
alexandros alexandru alexis alf alfhild alfonso alfred algirdas ali alice alicia alicja alida alina alisa
alise alison alistair aliya aliyah allan allison alma almaz alva alvaro alvhild alvilde alvin alyona alyssa
ama amadou amal amalie amanda amani amanuel amaya ambjørg amelia amelie amina aminah aminata amir amira amit
amjad ammar ammi amna amra amrit amrita amund amy ana anahita analyn ananya anas anastasia anastasiia
anastasija anatol anatoliy anders andrea andreas andrei andreia andrej andrejs andrew andrii andrine andrius
andriy andrus andrzej andrzejka andy aneta anette angela angelica angelika angelina anh aniela anikken anil
anisa anisha anita anja ankita anlaug ann anna annbjørg anne annebeth annekari anneli annelie annelin
annelise annemari annemarie annemette annemor annette annfrid anngunn annhild annicken annie annika anniken
annikken annikki annlaug annvor ansgar antanas anthony antoine antoinette anton antoni antonia antonina
antonino antonio anusha aodhan aoife araceli arash araya arben ardian arefin arezoo ariana arif arild arja
arkadiusz arlene arman armand armando armin arnaud arnbjørg arnborg arndis arne arnfinn arnhild arnljot arno
arnold arnstein arnt aron arta artem arthur artjom artur arturas arun aruna arunas arvid arvinder aryan asad
asbjørg asbjørn asbjørnhild asgeir asha ashley ashok ashraf asif aslak aslaug asle asma asmaa asmae asmahan
asta astri astrid asya atanas ataullah athena atif atila atle aud audgunn audhild audny audrey audrius audun
augusta augustin aurelia aurimas aurora austeja avni awet axel aya ayaan ayah ayan ayana aydin ayesha ayham
ayla aylin ayman aynur ayse ayub ayuub azad azadeh azar aziz aziza azra babak bahar bahare bahareh bahram
baiba balazs balwinder banaz bao barbara barbora barbro baris barry bartek bartosz bashir basma bassam
battista bayan bea beata beate beathe beatrice beatriz becky behnaz behrouz bekele bekir belal belinda bella
benard bendik benedict benedicte benedikt benedikta benedikte bengt benito benjamin benny bente bergdis
bergfinn bergfrid bergit bergljot bergsvein berhane berit bernadette bernard bernardo bernhard bernice bernt
berta bertha bertil bertine besa beth bethlehem betina betsy bettina betty beyza bharat bhavna bianka bich
bilal biljana billy binh birger birgit birgith birgitt birgitta birgitte birte birthe birtukan birute bishar
bisrat bjarne bjarnhild bjarte bjørg bjørge bjørghild bjørgulf bjørgunn bjørnar bjørnhild bjørnulf blerim
blerta bobby bodil boel bogdan boguslaw bohdan bojan borghild borghildur borgny boris borislav bothild bozena
brad bradley brandon branko brenda brendan brian brianna bridget brigita brit brita britney britt britta
bronislaw bruce bruno bryan brynhild brynjar burcu burhan bushra byrge bård børge børre cagla caitlin caleb
calvin cameron camilla canan candice carina carine carl carla carlene carlo carlos carlotta carly carmelita
carmen carola carole carolin caroline carrie carsten caspar casper cassandra catalina catharina catherine
cathinka cathrin cathrine cathy cato catrine cecil cecilia cecilie cedric celeste celia celina celine cem
cemile cengiz cesar cezary chandra chantal charles charlie charlott charlotte chau cheryl chiara chidi
chinedu chinwe chioma chloe chris chrissie christel christelle christen christer christian christiane
christianne christin christina christine christl christoffer christopher cindy claes claire clara clarissa
clas claudia claus clemens cleo clifford clinton colin colleen connie conrad constance constantin cora corina
corinne cornel cornelia cornelis cosmin courtney craig cristian cristiano cristina cuong cynthia czeslaw
dagfinn dagfrid dagmar dagny dagrun dahabo dahir daiva dalia damian damien dana danail danait dani daniel
daniela danielius daniella danilo danny danuta danute daphne darek daria darius dariusz darko darlene darren
darya dave david davide davor dawid debbie debora deborah deepak deeqa defne deividas dejan denis denise
deniz dennis derek deron desiree desta devika dhurata diana diane didrik diego diem dieu dilan dilara dimitra
dimitri dinah dirk disa ditte djamila dmitri dmitrij dmytro dolores dominic dominik dominika dominique donald
donatas donna donny dora doreen dorian doris dorota dorothea dorothy dorte dorthe dorthea dovydas dragan
dragana drita drude duangjai duc duncan dunja dusan dustin dylan dyveke dzenana ebba eben ebrahim ebru
ebtisam eddie eddine edgar edgaras edin edis edita edith edmund edna ednan edona eduard eduardo edvard
edvarda edvardas edvin edward edyta efraim efrem efua egil eglantine eha eigil eileen eilen eilert eili eilif
eilin eilov einar einride eira eirik eirill eirin eirunn eitan eivind ejona ekaterina ekin ela elaine elbjørg
eldar eldbjørg eldbjørn eldfrid eldri eldrid elea eleanor elen elena eleonora elfrida elfriede elham eli
eliana elianne elias elida elif elijah elin elina elinborg eline elinor eliot elisa elisabet elisabeth elise
elisiv eliza elizabet elizabeth elizaveta elka elke ellbjørg elle ellef ellen ellena elli ellie elling
ellinor elliot elliott elna elnaz elodie eloise els elsa elsbeth elsie elton elvina elvira elvis elwira elyas
elzbieta emanuel emanuela emeka emelia emelie emerita emery emil emilia emiliano emilie emilija emily emina
emine emma emmanuel emmelin emmeline emmy emre endrit engebret engelbert enid enisa ennio enok enrico enrique
ephrem erdem eren eric erica ericka erik erika erin eritrea erland erlend erling ermias erna ernest ernst
erta ervin eryk erzsebet esben esengul eskil eskild esma esmat esmeralda espen esra essa esteban estelle
ester estera esther etelka ethan etienne eugen eugene eugenia eugeniusz eunice eva evald evan evangelina eve
evelina eveline evelyn evert evgeni evgenia evita evy ewa ewald ewelina eydis eyob eyvind eyvor ezekiel ezgi
faadumo fabian fabienne fabio fabrice fadi faduma fadumo fahad faisal faiza fannar fanny farah fardowsa
farhad farhan farid farida farishta farshid fartun faruk farzana farzaneh fatemeh fathi fathia fatima fatimah
fatime fatma fatmata fatmir fatos fatou fatuma faustine fawzia federica federico fedor felicia felipe felix
ferdinand ferhat fernanda fernando fethi feven fidan figen filimon filip filippa filippo filippos filiz
filmon finnbjørn finngeir fiona firas firat firdavs firuza flor florence florentina florian floriane florin
franc francesca francis francisca francisco franciszek francois franz franziska freddie freddy frederica
frederick frederik fredric fredrica fredrik fredrika fredrikke freja freya freydis frida fridtjof friederike
friedrich frigg frithjof frits fritz frode frøya frøydis fuad funmilayo furkan gabe gabi gabija gabriel
gabriela gabriele gabriella gabrielle gaelle gail galina ganna garry gary gaurav gaute gavin gebre gebriel
gediminas geir geirmund gela gemma gena genc genet geoffrey georg george georgi georgina georgios gerald
geraldine gerard gerd gerda gerhard gerhild gerlinde gerry gert gerti gezim ghada ghassan ghazal ghazaleh
ghulam giang giedre giedrius gilbert giles gillian gina gintaras gintare gintautas giorgio giorgos giovanna
giovanni gisela giselle gisle gitana gitte giulia giuseppe gjermund gjermunda gjert gjertine gjertrud gjøril
gladys glenda glenn gloria goran gordana gorm gosia gottfrid grazia grazina grazyna greg gregers gregor
gregory greta grete gretha grethe griselda grzegorz gudbjørg gudbrand gudfrid gudlaug gudleik gudmund
gudmunda gudny gudrun gudveig guillaume gulalai gulbrand guled gulnara gulsen gunda gundersine gunhild
gunilla gunlaug gunleif gunn gunnar gunnbjørg gunne gunnel gunnfrid gunnhild gunnlaug gunnleif gunnvor
gunstein gunvald gunveig gunvor guri gurmeet guro gurpreet gustav gustavo gustaw guttorm gwen gyda gyrd gyri
gyrid gyrith gøran gørild haakon haben habib habiba habibo habtom hadi hadia hafiza hafsa hagbart hagos haile
hailey haitham haizea hakeem hala halfdan halima halimo halina halldis halldor halldora hallfrid hallgeir
hallgerd hallgjerd hallgrim hallstein hallvard hallvor halvard halvor halyna hamad hamed hamid hamida hamideh
hamit hamsa hamza hana hanan hanh hania hanna hannah hannan hanne hansine harald haris harpreet harriet
harris harrison harry haruka harun hasan hasna hassan hasse hassiba havard hawa hayat haydar hayley hazem
hedda hedi hedvard hedvig hege hegeline heidi heidrun heike heikki heinrich hektor helen helena helene heljar
helvi helya hemen henni henning henny henriette henrik henrike henrikke henry henryk henryka heorhii herbert
herbjørg herborg herdis heriberto herlaug herleik herleiv herman hermann hermine hermod hermund hervor hesham
hezha hiba hibo hien hieu hikmet hilal hilda hildbjørg hilde hildebjørg hildeborg hildegard hildegunn hildur
hilja hillevi hilmar himani hina hirut hisham hiwa hjalmar hjalti hjelmar hjørdis hlif hoa hoai hoang hoda
hodan hodo hogne holger horst hossain hossein houda hubert hugo huma humaira huong husam husein huseyin
hussein huy huyen hyacinth hågen håkan håkon håvard iain ian iben ibrahim ibtisam ida idar idin idris idun
idunn ieva ifrah ifrax ignacio ignas igor ihor ihsan ikram ilias ilir ilja iljana ilka illugi ilona ilse
ilyas ilze imad iman imane imelda immanuel imran imre ina inas indira ine ines inesa ingalill ingar inge
ingebjørg ingebjørn ingeborg ingeborga ingebrigt ingeleiv ingelill ingelin inger ingerid ingerlise ingermarie
ingfrid inghild ingjald ingjerd ingmar ingolf ingolv ingri ingrid ingrida ingrun inguna ingunn ingvald ingvar
ingvard ingve ingvild ingvill ioan ioana ionela ionut ira irena irene irfan irina irma irmelin irmgard irmina
irvin iryna isaac isabel isabelita isabell isabella isabelle isac isadora isak isatu iselin isha ishaq isidor
isma ismael ismahan ismail isobel israa issa istvan ivan ivana ivanka ivanna ivar ivo ivona ivor iwan iwona
izabela izabella izzy jaana jabir jacek jacinta jackie jacky jacob jacqueline jad jadwiga jafar jagoda jaime
jairo jake jakob jakub jakup jama jamal james jamie jamila jamshid jana janan jane janerik janet janett
janette janicke janike janina janine janis janita janka janna janne jannecke jannicke jannik jannike jannis
janusz jarand jarle jarmo jaroslav jaroslaw jasmijn jasmin jasmina jasna jason jaswinder javad javier jawad
jaya jayden jayne jeanett jeanette jeanne jeff jeffrey jela jelena jelle jemima jena jenna jennelyn jennie
jennifer jenny jens jeppe jeremiah jeremy jeroen jerome jerry jerzy jesper jess jessica jessie jetmir jetta
jhoanna jihad jihan jill jim jimena jimmy jing jiri joachim joakim joan joanna joanne joao joar jocasta
jocelyn jodie joe joel jofrid johan johana johann johanna johannah johanne johannes john johnathan johnny
jolanta jolene joline jolita jon jonah jonas jonatan jonathan jonathon jone jonn jonna jonny joran jordi
jordis jorge jorgen jorgine jorid jorit jorun joruna jorunn jose joseba josef josefa josefin josefina
josefine joseline joseph josephine josh joshua josip jostein jovan jovana jovita joyce jozef jozefa juan
juanita jude judit judith judy juha jukka jules julia julian juliana juliane juliann julie juliet juliette
julija julijana julita julius jumana junaid jurate jurgen jurgita jurij justas justin justina justyn justyna
jutta juuso juvelyn jytte jørgen jørgine jørn jørnar jørund kaan kabir kacper kadir kadri kaia kaisa kaja
kajsa kaleb kalin kamal kamaldeep kamau kamil kamila kamilla kamran kandace kani kanokwan kanwal kanya kara
kareem karel karen kari karianna karianne karim karima karin karina karine karitas karl karla karlis karlo
karol karolina karoline karolis karstein karsten kasia kaspar kaspara kasper kassahun katalin katariina
katarina katarzyna kate kateryna katharina katherine kathleen kathrin kathrine kathryn kathy katia katie
katinka katja katka katri katrin katrina katrine katy kaur kaveh kavita kaya kayla kazi kazimierz keiko keith
kelly kelsey kelvin kendra kenneth kenny kent kerim kerry kerstin kerttu kestutis ketil kevin khadar khadija
khadra khaled khaleed khalid khalil khanh khatera khawla khoa khuong kiana kiara kibrom kidane kieran kiflom
kim kimberly kimia kimmo kinga kira kirill kirk kirsi kirsten kirsti kirstin kirstine kitty kjartan kjell
kjellaug kjellbjørg kjellfred kjellfrid kjellrun kjersti kjerstin kjetil kjetilbjørn kjøgeir kjølv klara
klaudia klaus klemet kliment knud knut kofi konrad konstantin konstantina konstantinos konstanty kornel
kornelia korneliusz kourosh kreshnik kristaps kristaq krister kristi kristian kristiana kristiane kristijan
kristin kristina kristine kristinn kristofer kristoffer kristofferson kristopher krystian krystyna krzysztof
ksenia kubilay kubra kuldeep kumar kurt kurtis kwame kyle kyrre kåre ladan ladislav laila laima lakisha
lakshmi laleh lambert lamia lamine lana lara larisa larissa lariza larry lars lasse latifa latisha laura
laurence laurentius lauri laurine laurits laurynas lavdrim lavinia lavrans lawrence layal layla lazar lazaro
leah leander leandra leandro leann lechoslaw leen leena leeni leidulf leidulv leif leikny leila leiv lemlem
lena lennart lenny lenora leo leokadia leon leonard leonardo leonid leonidas leonie leonora leopold leroy
lesley leslie leszek letebrhan leticia levent levi lewis lexi leyla leyre lia liam liban libby lidia lidija
lidiya lidvar lidvard lidya lieke ligaya ligita liina lija lila lilia lilian liliana lillan lillemor lilli
lillian lilliana lilly lily lilya lina linas linda lindis lindsay lindsey linea linette linh linn linnea
linus lionel lior lisa lisabet lisabeth lisbet lisbeth lise liselotte lisette liubov liudmyla livar livia
liza ljubica ljudmila llewellyn loana logan lolita lora lorena lorents lorenzo loreta loretta lorna lorraine
lothar lotta lotte louay louis louisa louise lovis lovisa lovise luam luan luana lubna luca lucas lucian
luciana lucija lucilla lucille lucinda lucy lucyna ludmila ludovic ludvig ludvik luigi luis luisa luise luka
lukas lukasz lukrecija lumi lutfi luul luz luzia luzviminda lwam lydia lyn lynda lyndon lynette lynn lynne
lyubov maarten mabel macarena maciej mackenzie madalena madalina maddie madelaine madeleine madelen madeline
madina madonna mads magda magdalena magdalene magdi maggi maggie maghild magna magnar magne magnfrid magnhild
magnild magnus magny maha mahad mahamed mahamoud mahamud mahbub mahdi maher mahin mahir mahmoud mahmud mahnaz
mahsa mahtab mahvish maia maida maiken maimuna mairi maja makbule makda maksymilian malai malak malala malee
malene malfrid malgorzata malik malika malin malina malinda malwina mamadou mandeep mandy manfred manisha
manjit mannfrid manolo manon mansour mantas manuel manuela mara marah maral marcel marcela marcelina marcella
marcello marcelo marcia marcin marco marcus mardi mareike marek maren margaret margareth margaretha margarida
margarita margaux margery margherita margie margit margot margreta margrete margreth margrethe margy mari
maria mariam mariama marian mariana mariane mariann marianna marianne maribel marica maricar maricel marie
mariel mariela mariella marielle marietta mariia marija marijana marijke marijus marika marilena marilyn
marina marinela marino mario marion maris mariska marisol marissa marit marita marites marius mariusz mariya
marjan marjorie marjut markku marko markus marla marlen marlena marlene marlies marlon marsha marta marte
martha marthe marthin marthine marthinus marti martijn martin martina martinas martine martinus marty martyna
marvin marwa marwan mary maryam maryan maryna marzena marzia mascha masha masood masoud masud mateja mateo
mateus mateusz mathea mathias mathijs mathilda mathilde mathis matias matija matilda matilde matt matteo
matthew matthias matti mattias matylda maud maura maureen maurice mauricio maurits mauritz maurizio
maximilian maxine mayada mayra maysa mazen mazin mebrahtu medhanie meera megan meghan mehari mehdi mehmet
mehrdad mehwish mei melania melanie melika melike melina melinda melis melissa melita mercedes meret merete
merethe merhawit meriem merih merima merita merle meron merve merwan meryem merylin meskerem mesut methusela
meyrem mia micaela michael michaela michaele michail michal michalina michel michela michele michelle mie
migle miguel miguelito mihaela mihai mihail mihailo mika mikael mikaela mikaila mikal mike mikela miki mikkel
mikkeline miko mikolaj milad miladin milan milana mildrid milena milica milka milla mille millie milly milo
milos milosz mimi mimmi mindaugas minh minna mira mireille mirela miren miriam mirjam mirka mirko mirna
miroslav miroslaw mirsad mirsada mirza misha missy mitchell mitra mladen modestas mohamad mohamed mohammad
mohammadi mohammed mohamud mohana mohannad mohsen mohsin moira mojgan molly momina mona monia monica monika
monique monir monja mons montserrat morten mostafa moussa muhamed muhammad muhammed muharrem mukhtar mulki
munir munira murat muriel mursal mushtaq mustafa muzaffar mykola mylene myriam myrtle målfrid måns mårten
møyfrid naba nabil nabila nada nadeem nadezda nadia nadifa nadim nadir nadira nadja naeem nafisa nagham
naglaa nahid nahom naila naima najib najibullah najla najma najmo namrata nana nancy nanette nanna nansy
naomi naser nasim nasima nasir nasra nasrin nassim nassir natacha natalia natalie nataliia natalija natalja
natalya natan natasa natasha nate nathalie nathan nathaniel natnael natsnet nawal nawaz nazanin nazia nazif
nazifa nazir neda nedim neil neli nelly nena nenad nenita nerijus neringa nermin nermina nermine nesrin
nestor neville nevin nga ngan ngoc ngozi nguyen nhu nhung niall nicholas nick nicklas nico nicola nicolae
nicolai nicolas nicole nicolette nidal niels niina nijole nika nike nikita nikki niklas nikola nikolai
nikolaj nikolas nikolaus nikolina nilofar nils nilufar nima nimco nimo nimra nina ninni ninos nisha nishan
nita nittaya nivin njaal njeri njord njål nkechi noa noah noelle noemi nola noman noor noora nooshin nora
norah norbert nordis noreen norma norman normann normunds norun norunn norvald norveig nouf nour nuno nur
nura nurdan nurgul nuria nurten oanh obaid octavia octavio oda oddbjørg oddbjørghild oddbjørn oddgeir oddgunn
oddlaug oddleif oddmar oddmund oddny oddrun oddrunn oddun oddvar oddveig oddvin odeta odette odile odin
ohannes okan oksana oktay ola olaf olaug olav olave oldrich ole olea oleg oleh oleksandr oleksandra oleksii
olena olesia olesya olfert olga olha oliana oline oliver olivera olivia olivier oliwier ollie olof oluf
oluwaseun olwen omar omid omran ondrej onur oona ophelia oriana orjan orlando orlaug orsolya ortrud osama
oscar oskar oskars osvald otar otelie otieno otis otmar ottar ottilie ottine ottis otto oumar ove ozan paal
pablo palle palma paloma palwasha pamela panos paola paolo parisa parveen parvin parviz parwin pascal
pasquale patricia patrick patrik patrycja patryk patti paul paula paule paulette paulina pauline paulius
paulo pauls paulus pavel pavla pavlo pawel payam payton peder pedro peggy pelle penelope percy perla pernilla
pernille perparim perrine petar pete peter peteris petko petr petra petre petrine petronella petronelle
petros petru petrus petter philip philippa philippe phillip phoebe phong phuc phung phuong phyllis pia pierre
pieter pietro pim pinar piotr pjotr polina polly pornthip poul povilas pradeep pranvera preben predrag
preethi preston primoz priscilla pritam priya przemyslaw puk punit purnima qadir qais qamar qasim quang
quentin quinn qusai quynh rabia rachael rachel rachid radek radka radmila radoslav radoslaw radovan radu raed
rafael rafaela rafaella rafal raffaele rafi raghad ragna ragnar ragnfrid ragnhild ragnhilda ragni ragnvald
ragnvard ragnvor rahel rahele rahim rahima rahimullah rahma rahmo rahwa raimonda raimundo raina raja rajan
rajesh rajinder rajiv rakel rakhi ralf ralph ramazan rami ramin ramiro ramon ramona ramunas ramune ramzi
randal randi randolf randulf ranghild rania ranja ranjit ranka rannei rannveig ranveig raquel rasha rashid
rashida rasim rasma rasmus rassul ratchanee rauf raul rawan rayan raymond raymonde rayyan raza razan razia
reba rebecca rebekka recep reem reema reetta refik reggie regimantas regina reham rehana reidar reidulf
reidun reidunn reiel reijo reimund reiner reinert reinhard reinhold reino reiulf rejhan remedios remi
remigijus remigiusz remy renata renate renathe renee reno reshma resul reuben reyes reyhan reza rezan rhea
rhiannon rhonda ria riad rianne ricardas ricardo riccardo richard richarda rickard ricky rida ridwan rie
rigmor rihab riikka rikard rikka rikke rimante rina risa rita ritva rivka riyad roald robbie robel robert
roberta robertas roberto rocco rocio roda rodas roderick rodney rodolfo rodrigo rodrigue roel rogelio roger
rohan rohit roja rojda rojin rokas roksana roland rolanda rolando rolf rolv romain romana romanas romas romeo
romina romuald romy ron rona ronald ronaldo ronan ronja ronnaug ronni ronnie ronny roqia rory rosalie
rosalind rosalinda rosanna rosanne rosaria rosario rosemari rosemarie rosemary roshan rosie rosita roslyn
rosmarie ross rowena roxana roy roya roza rozalia ruba ruben rubina ruby ruchi rudi rudolf rudolph rudy rufus
ruggero rukhsana runa runar runbjørg rune runhild runolv runveig rupert rusne russell rustam rustem ruth
ruthie ruzica ryan ryszard ryszarda rytis rønnaug saad saada saadia saana saba sabah sabahat sabina sabine
sabir sabita sabri sabrina sadaf sadia sadiq saeed safa safia safija safiya sagal sahal sahar sahil sahra
sahro saida saif saima sajid sajida sakari sakineh salah salam saleh salem salih salim salima salma salman
salome salomon saloua salvador salvatore samantha sameer samer sami samia samir samira samiullah sammy samo
samson samu samuel sanda sandeep sandi sandie sandra sandro sanela sangeeta sania saniya sanja sanjana sanjay
sanjeev sanna santosh sanya saoirse sara sarah sarita sarmad sarunas sasa sascha sasha saskia saulius saulo
sawsan saynab scott sean sebahat sebastian sebnem seija selam selamawit selcuk selin selina seline selja
selma selmer selvi semere semhar semir sena senad senait sepehr sepideh serap serdar serge sergei sergej
sergey sergii sergio serhii serina serkan seth seval sevda severin sevgi sevil seyed seynab shabana shabnam
shada shadi shafiq shaghayegh shahab shahid shahida shahin shahla shahnaz shahram shahzad shaikh shaima
shakeel shakir shakira shalini shameem shamim shamsa shamso shane shania shannon sharif sharon shaun shauna
shawn shay shayan shazia sheena sheila shelby sheldon shelley sherin sherry shilan shiler shilpa shima shira
shirin shirley shiva shkumbin shoaib shoresh shpresa shreya shukri shukria siamak siavash sibel sibylla sidra
sidsel siegfried sienna sigbjørg sigbjørn sigfred sigfrid sighild sigita sigitas siglaug sigmar sigmund signy
sigrid sigrun sigurd sigurdur sigvald sigvard sigve siham sihem siiri sijtske silja silje silvana silvester
silvi silvia silvio silviu silya simas simen simin simon simona simone simret sina sinan sindre sindy sinead
sinikka siobhan siri sirin siriporn sirkka sissel sissil sitara sivert siw sjoerd sjur skaidrite skaiste
skjalg slava slawomir smiljana smilla snefrid snezana snorre soad sofia sofiane sofie sofiya sofus sohail
soheila solange solbjørg solfrid solgunn solhild solmaz solrun solveig solvor solvår soløy soma somaya
somchai sondre sonia sonja sonya soo sophia sophie soraya soren sorin soroush sotirios souad soufiane spiros
stacey stacy staffan stanislav stanislava stanislaw stanley stasys stavros stefaan stefan stefania stefanie
stefano steff steffen steffi steinar steinbjørg steinbjørn steingrim steinulf steinunn stella stephan
stephane stephanie stephen steve steven stevie stian stina stine stinius stojan stuart sturla sturle ståle
suad suada subhan sudha suha suhaib suhail sujata sukanya sulaiman suleiman sulejman suman sumaya sumeya
sumit sundus sunil sunisa sunita suniva sunna sunneva sunni sunniva supaporn suraj suresh surinder susan
susana susann susanna susanne sushila susie sutharsan suzan suzana suzanne suzette svanaug svanhild svanlaug
svante svein sveinar sveinhild sveinn sveinulf sveinung sven svend svenja svenn sverre svetlana sviatoslav
svitlana syed sylfest sylvain sylvana sylvester sylvi sylvia sylvie sylwia synne synneva synneve synnøva
synnøve synva syrine syver szymon sæbjørg sæunn sævar sølve sølvi søren sørine taavi tabea tabitha tadas
tadeusz taha tahir tahira taina taiwo tajana talal talha talia talleiv tamar tamara tamas tamerlan tammy
tamta tanaz tania tanja tanveer tanvi tanvir tanya tapio tara tarald taran tarek tareq tariq tarjei tarun
taryn tasha tasnim tatiana tatjana tatyana tauseef taylor ted tekla tekle tellef tellervo temesgen tenzin teo
teodor teodora terence teresa terese teresita tereza teri terje terry tesfay tesfaye tess tessa tetiana teuta
tewelde thaddeus thale thanasis thanh thao thara tharshini thea theis thelma theo theodor theodora theodore
theresa therese thiago thibault thilde thilo thina thomas thomasine thomasz thor thora thorben thorbjørg
thorbjørn thore thorfinn thorgeir thorgunn thorhild thorild thorleif thorstein thorunn thorvald thrine thurid
thuy tiago tiana tiberiu tibor tiemen tiffany tigist tigran tiina tilde timea timo timon timothy tina tinius
tino tira tiril tirill tisha titus tjitske tjodolv tobba tobbe tobi tobias tobiasz toby todd todor tolga
tollef tolleif toma tomas tomasina tomasz tomislav tomm tommy toni tonia tonja tonje tonny tony tonya topsy
tor tora torald toralf toralv torben torbjørg torbjørn torbrand tord tordis tore toreid torfinn torfrid
torgard torgeir torgils torgny torgrim torgun torgunn torhall torhild toril torild torill torine torje torkel
torkil torkjell torlaug torleif torleik tormod tormund torny torolf torolv torrey torstein torunn torvald
torveig torvid tova tove toya tracy trausti travis trevor tricia triin trine trinh tristan trond truc trude
truls tryggve trygve trym tsega tsegay tsehay tsige tsion tsvetan tuan tuomas turan turhan turi turid tuva
tuyet twana tyler tyra tyrone tzvetelina tønnes tørres ubah ubax uchenna ugne ulf ulla ulrich ulrik ulrika
ulrikke ulviye ulyana umair umar umer umm umut unnbjørg unni unnlaug unnleiv unnur unnveig uno urd uros
ursula urszula usha usman uta utku uwe uyen uzma vaclav vahid vaida vaidas valbjørg valborg valdas valdemar
valdis valdrin valentin valentina valentyna valeria valerie valeriia valery valgerd valmira valon valter
vandana vanessa vania vanja vasile vasiliki vasilis vasyl vebjørg vebjørn veera vegar vegard velaug velibor
velma vemund venche venera venke verena verner vernon verona veronica veronika veronique vesa veslaug
veslemøy vesna vetle vibeche vibecka vibecke vibeke vicente vicki vicktoria vicky victor victoria victorine
vida vidar vidas vidbjørn vidkun vidya viera vigdis viggo vigleik vigleiv viivi vijay vikram viktor viktoria
viktoriia vilborg vilde vilfred vilhelm vilhelmina vilija vilius vilja viljar viljo villads villemo villum
vilma vilmar vilte vincent vincenzo vinh vinod violeta violetta virgie virginia virginija virginijus virpi
vitali vitalii vitalij vitalik vito vittoria vivi vivian viviann vivienne vjaceslav vjollca vlad vladan
vladimir vladislav vladyslav vlatko volodymyr vyara vygaudas vytas vytautas wael wafa waldemar waleed walid
walter wangari wanida wanjiru waqar waqas warda warren warsame wasim wayne wei wenche wenda wendy wenke wera
werna werner weronika wesley wibecke wibeke wiebke wieslaw wieslawa wiggo wiktor wiktoria wilai wilfred
wilhelm wilhelmina wiliam william willy wilma wilmer winnie winston winta wioletta wisam witold wlodzimierz
wojciech wojtek wolfgang worku wouter xaawo xander xavier xenia xhevdet xiao ximena xin xiomara xochitl xuan
yacin yael yahya yakub yana yanina yannick yara yared yaroslav yaroslava yasemin yaser yasin yasir yasmin
yasmina yasmine yassin yassine yassir yavuz yazan yelena yemane yeshi yeter yevhen yevheniia yildiz ying
yirgalem yitbarek ylber ylva yngvar yngve yngvil yngvild yngvill yodit yohana yohannes yolanda yonas yonatan
yonna yordanos yosef yosief yosra younes yousef youssef yrsa ysbrand yuki yulia yulian yuliana yulianna
yuliia yuliya yuri yuriy yurub yusra yusuf yuval yves yvette yvonne zach zaheer zaher zahid zahida zahir
zahra zahraa zaid zaida zaina zainab zakaria zakariya zaki zakia zala zaman zamir zamzam zana zandra zane
zanele zanete zania zara zarghona zarina zarko zaynab zbigniew zdenka zdzislaw zeb zehra zeina zeinab
zekarias zelal zelda zeljka zeljko zena zenon zerina zewdi zeyad zeynep zhanna zhao zia ziad zigrida zilan
zina zinaida zivile zlata zlatan zlatko zoe zoey zofia zohra zoltan zoran zorica zosia zsofia zsolt zubair
zuhal zuhra zuleikha zulfiqar zuzana zuzanna zygimantas zyta ådne åge ågot åke åse åselinn åsfrid åsgeir
åshild åshilda åslaug åslaugh åsmund åsne åsta åste åsulf åsulv åvar ødegard øistein øivind ølver ønnevig
ørjan ørnulf ørnulv østein øydis øygunn øyolf øystein øyunn øyvin øyvind øyvor
"""

_NAMES_AND_WORDS_TEXT = """
agate age alla amber amine andre andres ane angel anker april are art arve ask aster astor august bader
balder bard baste ben bent bill birk bjørn blessing bo bob bosse brage brandy brede brent bror carol charity
chase cherry chi christ chuck dag daisy dan dawn dean destiny dina drew ebbe eddy edel egle ella else embla
endre engel even faith falk felicity fin finn flora frank fred frid fride fryd frøy gard german grace gro gry
gun hans hauk hazel heather heid heine helga helge helle hellen holly hong hope huda inga inna iris isa iver
ivy jack jade jan jarl jean jo joy june kai kaj kalle karma ken kine klas kristen lance lene leni lenka lilja
lill lin lind linde line lis liss liv live loke lone lucia luke luna lyder lykke magni mai maks malte marge
marin mark marna mats max maxim may maya melody mercy mette mickey mina minnie musa musse noel odd ona osman
pal pat patience pearl peer penny per phil pilar precious pål randy rasa ravi ravn ray regine rein rene rex
rima roar rob robin roman rosa rose rowan runi rut ruta sally sam sander sandy sann seid signe siv sky sol
solve stein sten stig storm sture sue sunn tea teddy tilla tim timian tind tine tom tone torden ture ulv una
unn urte varg vera vilje ville viola violet våg vår wanda will wolf
"""

NAMES = frozenset(_NAMES_TEXT.split())
NAMES_AND_WORDS = frozenset(_NAMES_AND_WORDS_TEXT.split())
"""Names that are ordinary words too, in one of the languages."""
