"""The HMS group's work in the Microsoft 365 Agents Playground, from its findings to handing over."""

import re
from datetime import date

import pytest

from tests.clocks import START
from tests.e2e.teams.kit import HELLO, HERE, Bot, Person

SET_UP = "Set up a kindergarten in this channel"
"""In the language of the Playground; the kindergarten's own is bokmål."""
FINDINGS = "Hva viste kartleggingen?"
DEADLINE, CHECK, MEETING = date(2026, 11, 27), date(2026, 12, 14), date(2027, 1, 12)
DUTY, ROUNDS = "Ser etter at alle har det trygt", "Tidlig inn, avdeling for avdeling"
PROPOSED = "Brannøvelse og trygg vei ut"
HARD, GOOD = "Mye støy eller sliten stemme", "Det er lett å be om hjelp her, og noen kommer når du spør."


@pytest.fixture
def group(kari: Person) -> Person:
    """Kari in her own chat: nobody else writes in the Playground, so she is the whole group."""
    kari.on_a_phone()
    kari.page.clock.set_fixed_time(START)
    kari.card(HELLO)
    kari.press(HELLO, HERE)
    kari.fill(SET_UP, "The kindergarten's name", "Karis barnehage")
    kari.press(SET_UP, "Save")
    kari.look("Velkommen, Karis barnehage")
    return kari


def test_the_work_of_the_group(group: Person, bot: Bot) -> None:
    say_what_the_survey_showed(group)
    propose(group)
    weigh_and_decide(group)
    agree_on_a_measure(group)
    look_back(group, bot)
    learn_the_roles(group)
    prepare_the_meetings(group)
    walk_with_an_avdeling(group)
    note_the_survey(group)
    hand_over(group)
    assert "Traceback" not in bot.log


def say_what_the_survey_showed(kari: Person) -> None:
    kari.say("/hms funn")
    kari.look(FINDINGS)
    kari.tick_below(FINDINGS, "Dette er vanskelig: vis 30 valg", HARD)
    kari.tick_below(FINDINGS, "Dette er vi gode på: vis 30 valg", GOOD)
    kari.press(FINDINGS, "Lagre")
    kari.look("Hva kartleggingen viste")


def propose(kari: Person) -> None:
    kari.say("/hms foreslå")
    kari.choose("Foreslå et tema", "Tema", PROPOSED)
    kari.look("Foreslå et tema")
    kari.press("Foreslå et tema", "Foreslå")
    kari.look("Takk, det er foreslått")
    kari.say("/hms forslag")
    kari.look("1 tema er foreslått")


def weigh_and_decide(kari: Person) -> None:
    kari.press("1 tema er foreslått", "Gi poeng")
    kari.look("Gi poeng til temaer sammen")
    kari.press("Gi poeng til temaer sammen", "Sett i gang")
    kari.look("HMS-gruppen gir poeng til temaer")
    kari.press("HMS-gruppen gir poeng til temaer", "Gi poeng")
    kari.choose("Hva vil du helst ha?", "Første poeng", PROPOSED)
    kari.look("Hva vil du helst ha?")
    kari.press("Hva vil du helst ha?", "Gi poeng")
    kari.look("Runden med poeng er over")
    kari.press("Runden med poeng er over", "Bestem månedene")
    kari.look("Temaer for de neste 4 månedene")
    kari.press("Temaer for de neste 4 månedene", "Ja, bruk disse")
    kari.look("Nye temaer er bestemt")


def agree_on_a_measure(kari: Person) -> None:
    kari.say("/hms tiltak ny")
    kari.choose("Et nytt tiltak", "Ansvarlig", "Verneombud")
    kari.pick("Et nytt tiltak", "Frist", DEADLINE)
    kari.fill("Et nytt tiltak", "Hva vi gjør", "Filt under stolene")
    kari.pick("Et nytt tiltak", "Virket det? Vi spør", CHECK)
    kari.look("Et nytt tiltak")
    kari.press("Et nytt tiltak", "Lagre")
    kari.look("Nytt tiltak")


def look_back(kari: Person, bot: Bot) -> None:
    """When its day has come, the bot asks by itself."""
    bot.turn_to(START.replace(month=12, day=14, hour=11, minute=31))
    kari.card(re.compile("Denne uka"))  # and not the theme's, which speaks of «denne uka» too
    kari.look("Denne uka")
    kari.press("Denne uka", "Ja, det virket")
    kari.look("Det virket: Filt under stolene")
    bot.turn_to(START.replace(month=12, day=31, hour=11, minute=31))
    kari.look("Hvordan gikk det i desember?")
    kari.press("Hvordan gikk det i desember?", "Litt av det")
    kari.look("Desember: litt av det")
    kari.press("Desember: litt av det", "Behold i januar også")
    kari.look("Januar har fått nytt tema")
    kari.say("/hms siden sist")
    kari.look("Desember på ett minutt")


def learn_the_roles(kari: Person) -> None:
    kari.say("/hms roller")
    kari.look("Rollene: hvem gjør hva")
    kari.press("Rollene: hvem gjør hva", "Verneombud")
    kari.look(DUTY)
    kari.press(DUTY, "Opplæring for HMS-gruppen")
    kari.look("Rolleforståelse")
    kari.press("Rolleforståelse", "Sett i gang")
    kari.look("Ferdig: 0 av 5 steg")


def prepare_the_meetings(kari: Person) -> None:
    kari.say("/hms en-bra-dag")
    kari.look("En bra dag på jobb")
    kari.press("En bra dag på jobb", "Sett i gang")
    kari.look("Ferdig: 0 av 4 steg")
    kari.press("Ferdig: 0 av 4 steg", "Velg dag for et møte")
    kari.choose("Velg dag for et møte", "Møte", "Første møte – film og samtale")
    kari.pick("Velg dag for et møte", "Dag", MEETING)
    kari.press("Velg dag for et møte", "Lagre")
    kari.look("Planlagt: Første møte")


def walk_with_an_avdeling(kari: Person) -> None:
    kari.say("/milepel runde")
    kari.look(ROUNDS)
    kari.fill(ROUNDS, "Navn", "Blåklokka, Maurtua")
    kari.press(ROUNDS, "Lagre")
    kari.look("Skrevet inn")
    kari.press("Skrevet inn", "Tidlig inn")
    kari.look(ROUNDS)
    kari.press(ROUNDS, "Blåklokka")
    kari.look("Blåklokka: en runde")
    kari.press("Blåklokka: en runde", "Tidlig inn – fire faser")
    kari.look("Kartlegge")
    kari.press("Kartlegge", "Ferdig, gå videre")
    kari.look("Ferdig: 1 av 4 steg")


def note_the_survey(kari: Person) -> None:
    kari.say("/hms kartlegging")
    kari.look("Så mange svarte")
    kari.press("Så mange svarte", "Sendt ut i dag")
    kari.look("Sendt ut")
    kari.press("Sendt ut", "Se kartleggingen")
    kari.press("Så mange svarte", "Lukket: hvor mange svarte?")
    kari.fill("er lukket, og hvor mange som svarte", "Hvor mange svarte, i prosent", "72")
    kari.press("er lukket, og hvor mange som svarte", "Lagre")
    kari.look("72 %")


def hand_over(kari: Person) -> None:
    kari.say("/hms overlever verneombud")
    kari.find("Gi en rolle videre", "Ola Nordmann")
    kari.look("Gi en rolle videre")
    kari.press("Gi en rolle videre", "Lagre")
    kari.look("Spørsmålet er sendt: verneombud")
    kari.press("Spørsmålet er sendt: verneombud", "Trekk spørsmålet")
    kari.look("Spørsmålet er trukket tilbake: verneombud")
