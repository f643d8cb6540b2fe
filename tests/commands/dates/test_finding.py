"""Months, days, stretches of days and times in sentences: what is found, and in which words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.context import Context
from bot.commands.dates import BARNEHAGEAAR, DAYS, MONTH, TIME, CalendarReader, DayReader, find
from bot.commands.dates.finding import MOST_WINDOWS
from bot.commands.dates.months import MonthReader
from bot.commands.dates.tokens import Token, Tokens
from bot.message.words import _
from bot.model.month import Month
from tests.commands.dates.reading import NOW
from tests.every import every

DAY = DayReader(_("Day"))


def found(reader: CalendarReader[Any], sentence: str) -> tuple[str, list[str]] | None:
    """The words that say it, and what they may mean."""
    words = sentence.split()
    mention = find(reader, words, NOW)
    if mention is None:
        return None
    return " ".join(words[mention.first : mention.end]), [str(value) for value in mention.readings]


AUTUMN = ["2026-08", "2026-09", "2026-10", "2026-11"]


@every(
    "sentence, words, months",
    [
        ("hva er temaet neste måned?", "neste måned?", ["2027-01"]),
        ("ja så lurte jeg på hva vi skal holde på med i neste måned da", "neste måned", ["2027-01"]),
        ("kan vi bytte tema i mars til støy", "mars", ["2027-03"]),
        ("Kan vi ha brann i mars?", "mars?", ["2027-03"]),
        ("hva var temaet i september i fjor", "september i fjor", ["2025-09"]),
        ("what did we work on back in september", "september", ["2026-09"]),
        ("ka dag kjem desembertemaet i kanalen", "desembertemaet", ["2026-12"]),
        ("temaene for januar og februar er satt i feil rekkefølge", "januar", ["2027-01"]),
        ("kva er temaet førre månad", "førre månad", ["2026-11"]),
        ("e det nokka om to månta", None, []),
        ("ka ska vi ha om to måna", "om to måna", ["2027-02"]),
        ("what is the theme two months from now", "two months from now", ["2027-02"]),
        ("vis meg måned 3", "måned 3", ["2027-03"]),
        ("vi vil gjerne ha støy i høst", "i høst", AUTUMN),
        ("can we do noise this autumn?", "this autumn?", AUTUMN),
        ("kan vi ta det til våren", "til våren", ["2027-03", "2027-04", "2027-05"]),
        ("skal vi ha det i vår?", "i vår?", ["2027-03", "2027-04", "2027-05"]),
        ("hva er temaet i vår barnehage", None, []),
        ("vi tar det etter jul", "etter jul", ["2027-01"]),
        ("kan temaet komme etter påske", "etter påske", ["2027-03", "2027-04"]),
        ("hvilke dager er det ikke barnehage før sommeren", "før sommeren", ["2027-06"]),
        ("may we change the theme", None, []),
        ("what is the theme in May", "May", ["2027-05"]),
        ("no one told me", None, []),
        ("ka slags tema har vi akkurat no", None, []),
        ("møtet tar 10 minutter", None, []),
        ("Jan er borte", None, []),
        ("vi er ferdige med workshopen", None, []),
        ("det var i desember. 27 barn var der", "desember.", ["2026-12"]),
        ("MARS MÅNED TAKK", "MARS MÅNED", ["2027-03"]),
        ("flytt støy fra mars 2027 til april", "mars 2027", ["2027-03"]),
    ],
)
def test_a_month_in_a_sentence(sentence: str, words: str | None, months: list[str]) -> None:
    assert found(MONTH, sentence) == ((words, months) if words else None)


@every(
    "sentence, words, days",
    [
        ("kan du minne meg på dette om to veker", "om to veker", ["2026-12-15"]),
        ("skriv opp som tiltak at vi legger teppe i gangen innen 1. mars", "1. mars", ["2027-03-01"]),
        ("29.01 er vi stengt pga kurs", "29.01", ["2027-01-29"]),
        ("spørreskjemaet gikk ut til alle ansatte i dag", "i dag", ["2026-12-01"]),
        ("På årsmøtet i går ble jeg valgt", "i går", ["2026-11-30"]),
        ("give me a question for today's meeting", "today's", ["2026-12-01"]),
        ("vi har planleggingsdag fredag 12. mars", "fredag 12. mars", ["2027-03-12"]),
        ("vi har fri 13. mars", "13. mars", ["2027-03-13"]),
        ("kan vi ta det tirsdag i neste uke?", "tirsdag i neste uke?", ["2026-12-08"]),
        ("milepælen flyttes til neste fredag", "neste fredag", ["2026-12-04", "2026-12-11"]),
        ("me tek det på tysdag i neste veke", "tysdag i neste veke", ["2026-12-08"]),
        ("vi ses i overimorra", "overimorra", ["2026-12-03"]),
        ("vi gjør det overimorra", "overimorra", ["2026-12-03"]),
        ("can it wait until the 15th of March", "the 15th of March", ["2027-03-15"]),
        ("we are closed on Good Friday", "Good Friday", ["2027-03-26"]),
        ("møtet er førstkommende mandag kl 12", "førstkommende mandag", ["2026-12-07"]),
        ("pause ut måneden takk", "ut måneden", ["2026-12-31"]),
        ("vi utsetter det tre måneder", None, []),
        ("når er neste webinar", None, []),
        ("man må jo ha fri", None, []),
        ("det er to av oss", None, []),
    ],
)
def test_a_day_in_a_sentence(sentence: str, words: str | None, days: list[str]) -> None:
    assert found(DAY, sentence) == ((words, days) if words else None)


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("vi har stengt i romjula", "romjula", ["2026-12-27/2026-12-31"]),
        ("barnehagen er stengt fra mandag til onsdag", "fra mandag til onsdag", ["2026-12-07/2026-12-09"]),
        ("vi stenger hele uke 8", "hele uke 8", ["2027-02-22/2027-02-28"]),
        ("me held stengt veke 28–30", "veke 28–30", ["2027-07-12/2027-08-01"]),
        ("we are closed 28-30 December", "28-30 December", ["2026-12-28/2026-12-30"]),
        ("planleggingsdager torsdag og fredag", "torsdag og fredag", ["2026-12-03/2026-12-04"]),
        ("vi har fri i påska", "påska", ["2027-03-22/2027-03-29"]),
        (
            "stengt i haustferien",
            "haustferien",
            ["2027-10-04/2027-10-10", "2027-10-11/2027-10-17"],
        ),
        ("pausen er over, sett i gang", None, []),
    ],
)
def test_days_in_a_sentence(sentence: str, words: str | None, days: list[str]) -> None:
    assert found(DAYS, sentence) == ((words, days) if words else None)


@pytest.mark.parametrize(
    ("sentence", "words", "times"),
    [
        ("innlegget kommer midt i lunsjen, flytt det til klokka 8", "klokka 8", ["08:00:00"]),
        ("kan det komme 11:30 i stedet", "11:30", ["11:30:00"]),
        ("posten skal komme halv tolv", "halv tolv", ["11:30:00"]),
        ("kan vi få det kvart over elleve?", "kvart over elleve?", ["11:15:00"]),
        ("me tek det ti over elleve", "ti over elleve", ["11:10:00"]),
        ("post it at 8 am please", "8 am", ["08:00:00"]),
        ("vi er 8 stykker", None, []),
        ("29.01 er vi stengt", None, []),
    ],
)
def test_a_time_in_a_sentence(sentence: str, words: str | None, times: list[str]) -> None:
    assert found(TIME, sentence) == ((words, times) if words else None)


@pytest.mark.parametrize(
    ("sentence", "words", "years"),
    [
        ("hva gjorde vi i fjor?", "i fjor?", ["2025-08"]),
        ("vis hele året 2026/2027", "året 2026/2027", ["2026-08"]),
        ("what about next year", "next year", ["2027-08"]),
    ],
)
def test_a_year_in_a_sentence(sentence: str, words: str, years: list[str]) -> None:
    assert found(BARNEHAGEAAR, sentence) == (words, years)


def test_what_follows_is_found_from_where_the_first_ends() -> None:
    words = ["temaene", "for", "januar", "og", "februar", "er", "byttet"]
    first = find(MONTH, words, NOW)
    assert first is not None
    second = find(MONTH, words, NOW, first.end)
    assert second is not None
    assert words[second.first : second.end] == ["februar"]
    assert find(MONTH, words, NOW, second.end) is None


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("hva er sattt opp i janaur", "2027-01"),
        ("kva har vi i setpember", "2026-09"),
        ("kan vi bytte desmber", "2026-12"),
    ],
)
def test_a_misspelt_month_is_found_as_a_guess(sentence: str, month: str) -> None:
    mention = find(MONTH, sentence.split(), NOW)
    assert mention is not None
    assert [str(value) for value in mention.readings] == [month]
    assert mention.respelt


def test_a_month_that_is_spelt_right_is_no_guess_whatever_else_is_misspelt() -> None:
    mention = find(MONTH, ["janaur", "og", "februar"], NOW)
    assert mention is not None
    assert (mention.first, mention.respelt) == (2, False)


class Counting(MonthReader):
    """Counts what it is asked."""

    asked = 0

    def mentioned(self, tokens: Tokens, before: Token | None, ctx: Context) -> tuple[Month, ...]:
        self.asked += 1
        return super().mentioned(tokens, before, ctx)


@pytest.mark.parametrize("word", ["uke", "2", "i", "uke-uke-uke-uke", "12.10-16.10", "2027", "år"])
def test_a_line_of_any_length_is_looked_at_a_limited_number_of_times(word: str) -> None:
    counting = Counting()
    assert find(counting, [word] * 10_000, NOW) is None
    assert counting.asked <= MOST_WINDOWS


def test_an_ordinary_sentence_is_looked_at_a_few_times() -> None:
    counting = Counting()
    sentence = "ja så lurte jeg på om vi kan ta det en annen gang enn i uke 9"
    assert find(counting, sentence.split(" "), NOW) is None
    assert counting.asked <= 10


READERS: tuple[CalendarReader[Any], ...] = (MONTH, DAY, DAYS, TIME, BARNEHAGEAAR)


@given(st.text(max_size=60))
def test_whatever_is_written_a_mention_stands_in_the_words(text: str) -> None:
    words = text.split()
    for reader in READERS:
        mention = find(reader, words, NOW)
        if mention is not None:
            assert mention.readings
            assert 0 <= mention.first < mention.end <= len(words)
