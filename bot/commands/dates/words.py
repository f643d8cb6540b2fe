"""The words people use for days, months and times: bokmål, nynorsk, English and dialect, and usual slips."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Literal

from babel.dates import get_day_names, get_month_names

from bot.commands.dates.tokens import (
    DayOffset,
    EasterDay,
    Feast,
    MonthName,
    Number,
    Season,
    Token,
    Tokens,
    Unit,
    Weekday,
    Word,
    YearOffset,
)
from bot.commands.fold import fold
from bot.model.texts import Language

MAY = "may"

_DECEMBER = MonthName(12)

SAID: tuple[tuple[Token | Tokens, str], ...] = (
    # Numbers
    (Number(1), "en, ein, ei, et, eit, ett, én, éin, a, an, one"),
    (Number(2), "to, two, tvo, et par, eit par, a couple, a couple of, couple of"),
    (Number(3), "tre, three"),
    (Number(4), "fire, four"),
    (Number(5), "fem, five"),
    (Number(6), "seks, six"),
    (Number(7), "sju, syv, seven"),
    (Number(8), "åtte, eight"),
    (Number(9), "ni, nine"),
    (Number(10), "ti, ten"),
    (Number(11), "elleve, eleven"),
    (Number(12), "tolv, twelve"),
    (Number(14), "fjorten, fourteen"),
    (Number(1, ordinal=True), "første, fyrste, first"),
    (Number(2, ordinal=True), "andre, annen, second"),
    (Number(3, ordinal=True), "tredje, third"),
    (Number(4, ordinal=True), "fjerde, fourth"),
    # Units
    (Unit.DAY, "dag, dagen, dager, dagar, daga, dagan, dagane, dagene, døgn, day, days"),
    (
        Unit.WEEK,
        """uke, uka, uken, uker, ukene, uku, veke, veka, veker, vekene, veko, vekor, vekka, vikka, vikku,
        vukku, week, weeks""",
    ),
    (
        Unit.MONTH,
        """måned, måneden, måneder, månedene, månad, månaden, månader, månadene, måne, månen, måna, månan,
        månar, månte, månten, mnd, mnden, mnder, mdr, month, months""",
    ),
    (
        Unit.YEAR,
        """år, året, års, year, years, barnehageår, barnehageåret, skoleår, skoleåret, skuleår, skuleåret,
        kindergarten year, school year""",
    ),
    ((Word.AHEAD, Number(14), Unit.DAY), "in a fortnight"),
    # Which
    (Word.NEXT, "neste, næste, nesste, nest, next"),
    ((Word.NEXT, Unit.MONTH), "nestemåned, nestemånad, nestemnd"),
    ((Word.NEXT, Unit.WEEK), "nesteuke, nesteveke"),
    (Word.PREVIOUS, "forrige, forige, førre, førige, sist, siste, last, previous"),
    (Word.THIS, "denne, dette, denna, detta, this, inneværende"),
    (
        Word.COMING,
        """kommende, komande, førstkommende, først kommende, førstkomande, fyrstkomande, coming, upcoming,
        nærmeste, nærmaste, nå på, no på, this coming""",
    ),
    (Word.NOW, "nå, no, now"),
    # Joints
    (Word.AHEAD, "om"),
    (Word.HENCE, "from now, fram i tid, frem i tid, fram, frem, senere, seinere, seinare, later"),
    (Word.AGO, "siden, sidan, sia, sea, ago"),
    (Word.BEFORE, "before"),
    (Word.AFTER, "etter, efter, ette, after"),
    (Word.FROM, "fra, frå, from, f.o.m, fom, fra og med, frå og med, starting"),
    (
        Word.TO,
        """til, te, tel, until, till, through, t.o.m, tom, til og med, te og med, fram til, frem til, fram te,
        inntil, up to, up until""",
    ),
    (Word.AND, "og, and"),
    (Word.BETWEEN, "mellom, imellom, between"),
    (Word.IN, "i, in, during, i løpet av, under"),
    (Word.OF, "av, of"),
    (Word.ON, "på, on, at"),
    (Word.FOR, "for"),
    (Word.BY, "innen, innan, by, med, with"),
    (Word.THE, "den, the, d"),
    (Word.WHOLE, "hele, heile, hela, whole, all of, all, the whole of"),
    (Word.END_OF, "ut, utgangen av, slutten av, end of, the end of"),
    (Word.WEEKEND, "helg, helga, helgen, helgo, weekend, weekenden"),
    (Word.NUMBER, "nr, nummer, number"),
    # Clocks
    (Word.CLOCK, "kl, klokka, klokken, klokko, klokkå, o'clock"),
    (Word.HALF, "halv"),
    (Word.HALF_PAST, "half past"),
    (Word.QUARTER, "kvart, kvarter, quarter, a quarter"),
    (Word.PAST, "over, past"),
    (Word.AM, "am, a.m"),
    (Word.PM, "pm, p.m"),
    # Days seen from today
    (
        DayOffset(0),
        "i dag, idag, i da, i dâg, today, i kveld, ikveld, tonight, i formiddag, i ettermiddag, i morges",
    ),
    (
        DayOffset(1),
        """i morgen, imorgen, i morgon, imorgon, i morgo, imorgo, i morra, imorra, i mårra, imårra, i mårrå,
        imårrå, i måra, i morn, imorn, i morå, i mårgå, tomorrow, tomorow, tommorow, tommorrow, tmrw""",
    ),
    (
        DayOffset(2),
        """i overmorgen, overmorgen, iovermorgen, over i morgen, overimorgen, i overmorgon, overmorgon,
        overimorgon, i overmorra, overmorra, overimorra, over i morra, i overmårra, overmårra, overimårra,
        overimårrå, i overmorgo, overmorgo, day after tomorrow, the day after tomorrow""",
    ),
    (DayOffset(-1), "i går, igår, i gå, igjår, i gjår, yesterday"),
    (
        DayOffset(-2),
        """i forgårs, iforgårs, forgårs, i førgår, i førgårs, førgårs, day before yesterday,
        the day before yesterday""",
    ),
    # Years seen from this one
    (YearOffset(0), "i år, iår, dette året, this year"),
    (YearOffset(1), "neste år, til neste år, nesteår, næste år, next year"),
    (YearOffset(-1), "i fjor, ifjor, fjoråret, i fjår, forrige år, førre år, sist år, siste år, last year"),
    (YearOffset(-2), "i forfjor, forfjor"),
    # Seasons. A bare "vår" is "our", a bare "fall" or "spring" a verb.
    (
        Season.SPRING,
        "våren, i vår, til vår, vårsemesteret, in spring, in the spring, this spring, spring term",
    ),
    ((Word.NEXT, Season.SPRING), "neste vår, next spring"),
    (Season.SUMMER, "sommer, sommeren, sommarn, sommar, sommaren, i sommer, summer"),
    (
        Season.AUTUMN,
        "høst, høsten, haust, hausten, autumn, høstsemesteret, in the fall, this fall, in fall",
    ),
    ((Word.NEXT, Season.AUTUMN), "next fall"),
    (Season.WINTER, "vinter, vinteren, vintern, winter"),
    # Feasts and days off
    (Feast.JUL, "jul, jula, julen, julehelga, juletida, christmas, xmas, jola"),
    (
        Feast.ROMJUL,
        """romjul, romjula, romjulen, romjuli, romjola, romhelg, romhelga, mellomjul, mellomjula,
        mellom jul og nyttår, between christmas and new year""",
    ),
    (
        Feast.JULEFERIE,
        "juleferie, juleferien, juleferia, christmas break, christmas holiday, christmas holidays",
    ),
    ((MonthName(1),), "nyåret, det nye året, over nyåret, the new year"),
    (Feast.NYTTAAR, "nyttår, nyttåret, årsskiftet, new year, new years"),
    (
        Feast.VINTERFERIE,
        "vinterferie, vinterferien, vinterferia, winter break, winter holiday, winter holidays",
    ),
    (
        Feast.PAASKE,
        """påske, påska, påsken, påskeferie, påskeferien, påskeferia, påskeuka, påskeuken, påskeveka,
        påskehelga, easter, easter break, easter holiday, easter holidays, easter week, holy week""",
    ),
    (Feast.PINSE, "pinse, pinsa, pinsen, pinsehelga, pinsehelgen, whitsun, pentecost"),
    (
        Feast.SOMMERFERIE,
        """sommerferie, sommerferien, sommerferia, sommarferie, sommarferien, sommarferia, fellesferie,
        fellesferien, fellesferia, summer break, summer holiday, summer holidays""",
    ),
    (
        Feast.HOESTFERIE,
        """høstferie, høstferien, høstferia, haustferie, haustferien, haustferia, autumn break,
        autumn holiday, autumn holidays, fall break""",
    ),
    # Feast days with a fixed date are that date
    ((Number(13, 2), _DECEMBER), "lucia, luciadagen"),
    ((Number(23, 2), _DECEMBER), "lille julaften, lillejulaften, litle julaftan, veslejulaftan"),
    ((Number(24, 2), _DECEMBER), "julaften, juleaften, julaftan, joleftan, julekvelden, christmas eve"),
    ((Number(25, 2), _DECEMBER), "juledag, 1 juledag, første juledag, fyrste juledag, christmas day"),
    ((Number(26, 2), _DECEMBER), "2 juledag, andre juledag, annen juledag, boxing day"),
    (
        (Number(31, 2), _DECEMBER),
        "nyttårsaften, nyttårsaftan, nyårsaften, new year's eve, new years eve",
    ),
    (
        (Number(1, 1), MonthName(1)),
        "nyttårsdag, 1 nyttårsdag, første nyttårsdag, new year's day, new years day",
    ),
    ((Number(17, 2), MonthName(5)), "grunnlovsdagen, nasjonaldagen"),
    # and the others are counted from Easter
    (EasterDay(-7), "palmesøndag, palmesundag, palm sunday"),
    (EasterDay(-3), "skjærtorsdag, skjertorsdag, maundy thursday"),
    (EasterDay(-2), "langfredag, good friday"),
    (EasterDay(-1), "påskeaften, påskeaftan, holy saturday"),
    (EasterDay(0), "påskedag, 1 påskedag, første påskedag, fyrste påskedag, easter sunday, easter day"),
    (EasterDay(1), "2 påskedag, andre påskedag, annen påskedag, easter monday"),
    (
        EasterDay(39),
        "kristi himmelfart, kristi himmelfartsdag, kristi himmelferdsdag, himmelfartsdag, ascension day",
    ),
    (EasterDay(48), "pinseaften, pinseaftan"),
    (EasterDay(49), "pinsedag, 1 pinsedag, første pinsedag, fyrste pinsedag, whit sunday"),
    (EasterDay(50), "2 pinsedag, andre pinsedag, annen pinsedag, whit monday"),
)

_WEEKDAYS = (
    "mandag, måndag, manda, månda, mandan, måndan, mandagen, måndagen, monday",
    "tirsdag, tysdag, tirsda, tysda, tisdag, tisda, tirsdan, tirsdagen, tysdagen, tuesday",
    "onsdag, onsda, odnsdag, onsdan, onsdagen, wednesday",
    "torsdag, torsda, tosdag, tosda, tårsda, hosdag, torsdagen, thursday",
    "fredag, freda, fræda, fredan, fredagen, friday",
    "lørdag, laurdag, lørda, laurda, lørdan, lørdagen, laurdagen, saturday",
    "søndag, sundag, sønda, sunda, søndan, søndagen, sundagen, sunday",
)


def key_of(word: str) -> str:
    """A word as the vocabulary has it: folded, without the signs around it."""
    return fold(word).strip("./:+?")


@cache
def month_names() -> MappingProxyType[str, int]:
    """Names of the months in all languages as they are written in the vocabulary, with their numbers."""
    return MappingProxyType(dict(_names_of_months("wide")) | dict(_names_of_months("abbreviated")))


def _names_of_months(width: Literal["wide", "abbreviated"]) -> Iterator[tuple[str, int]]:
    for language in Language:
        for number, name in get_month_names(width, "format", language.value).items():
            yield key_of(name), number


@cache
def vocabulary() -> MappingProxyType[str, Tokens]:
    """Words, and a few short phrases, with what they are."""
    words: dict[str, Tokens] = {}
    whole = {name for name, _number in _names_of_months("wide")} - {MAY}
    for name, number in month_names().items():
        words[name] = (MonthName(number, name in whole),)
    words |= {name: (Weekday(number, whole=False),) for name, number in _short_weekdays()}
    for number, names in enumerate(_WEEKDAYS):
        words |= {key_of(name): (Weekday(number),) for name in names.split(", ")}
    for token, phrases in SAID:
        tokens = token if isinstance(token, tuple) else (token,)
        words |= {" ".join(map(key_of, phrase.split())): tokens for phrase in phrases.split(",")}
    return MappingProxyType(words)


def _short_weekdays() -> Iterator[tuple[str, int]]:
    for language in Language:
        for number, name in get_day_names("abbreviated", "format", language.value).items():
            yield key_of(name), number


@cache
def longest_phrase() -> int:
    return max(len(phrase.split()) for phrase in vocabulary())


@cache
def phrase_starts() -> frozenset[str]:
    """First words of what the vocabulary says in several."""
    return frozenset(phrase.split()[0] for phrase in vocabulary() if " " in phrase)


BEFORE = "før"
"""Folded it would be "for"."""
