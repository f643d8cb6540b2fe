"""From the first meeting to the monthly post, in the Microsoft 365 Agents Playground."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.clocks import START
from tests.e2e.teams.kit import HELLO, HERE, Bot, Person

CHANNEL, GROUP, ALONE = "Kommunen - Solstrålen", "Bekken barnehage", "Personal Chat"
SET_UP = "Set up a kindergarten in this channel"
"""In the language of the Playground; the kindergarten's own is bokmål."""
NO_THEME = "Desember har ikke noe tema ennå"
BY_FORM, SUGGESTED = "Brannøvelse og trygg vei ut", "Lett å be om hjelp, lett å gi hjelp"
MILESTONE = "Bestem om vi blir med"
IN_PRIVATE = "Jeg har svart deg i den private chatten vår."
FIRST_POST = START.replace(month=12, day=1, hour=11, minute=30)


def test_from_the_first_meeting_to_the_monthly_post(kari: Person, bot: Bot) -> None:
    set_up_alone(kari)
    set_up(kari, CHANNEL, "Solstrålen barnehage")
    set_up(kari, GROUP, "Bekken barnehage")
    ask_in_the_chats(kari)
    ask_in_the_channel(kari)
    change_a_theme(kari)
    report_a_milestone(kari)
    choose_when_asked(kari, bot)
    see_the_posts(kari, bot)
    assert "Traceback" not in bot.log
    assert "Solstrålen" not in bot.log


def set_up_alone(kari: Person) -> None:
    """The chat that is there first, and that is a kindergarten's only here."""
    kari.card(HELLO)
    kari.picture("1-hello")
    kari.press(HELLO, HERE)
    fill_in(kari, "Karis barnehage")


def set_up(kari: Person, where: str, name: str) -> None:
    kari.open(where)
    kari.card(SET_UP)
    kari.picture(f"2-welcome-{name}")
    kari.press(SET_UP, "Save")
    kari.reads("This must be filled in.")
    fill_in(kari, name)


def fill_in(kari: Person, name: str) -> None:
    kari.fill(SET_UP, "The kindergarten's name", name)
    kari.press(SET_UP, "Save")
    kari.card(f"Velkommen, {name}")
    kari.picture(f"3-set-up-{name}")


def ask_in_the_chats(kari: Person) -> None:
    kari.say("/hms år", mention=True)
    kari.reads(IN_PRIVATE)
    kari.open(ALONE)
    kari.card("HMS-kalenderen 2026–2027")
    kari.say("hei")
    kari.card("Dette kan jeg hjelpe med")
    kari.picture("4-help")


def ask_in_the_channel(kari: Person) -> None:
    kari.open(CHANNEL)
    kari.post("neste-måned")
    kari.reads(IN_PRIVATE)
    kari.picture("4-next-month-in-the-channel")
    kari.open(ALONE)
    kari.card(NO_THEME)
    kari.picture("4-next-month-in-private")


def change_a_theme(kari: Person) -> None:
    """By the buttons of an answer in private, which mean the channel it was asked in."""
    kari.press(NO_THEME, "Et annet tema")
    kari.choose("Bytt tema for en måned", "Tema", BY_FORM)
    kari.picture("5-theme-form")
    kari.press("Bytt tema for en måned", "Lagre")
    kari.card("Desember har fått nytt tema")
    kari.open(CHANNEL)
    kari.card("Desember har fått nytt tema")
    kari.picture("5-theme-changed")


def report_a_milestone(kari: Person) -> None:
    kari.post("milepel start")
    kari.open(ALONE)
    kari.press("Planen har ikke startet ennå", "Start i dag")
    kari.open(CHANNEL)
    kari.card("Planen har startet")
    kari.picture("6-plan-started")
    kari.post("milepel ferdig bestemt")
    kari.open(ALONE)
    kari.press("Mente du noe av dette?", f"Merk en milepæl som ferdig – {MILESTONE}")
    kari.card("Er denne milepælen ferdig?")
    kari.picture("7-is-it-done")
    kari.press("Er denne milepælen ferdig?", "Ja, ferdig")
    expect(kari.card(f"Ferdig: {MILESTONE}")).to_contain_text("i én melding med de andre endringene")
    kari.picture("7-done")


def choose_when_asked(kari: Person, bot: Bot) -> None:
    """A week before, where a month has no theme: in her own chat, for neither group has a place."""
    bot.turn_to(FIRST_POST - timedelta(days=7))
    kari.open(ALONE)
    for name in ("Karis barnehage", GROUP):
        expect(kari.card(NO_THEME)).to_contain_text(name)
        kari.press(NO_THEME, SUGGESTED)
        kari.picture(f"8-chosen-{name}")
    kari.open(GROUP)
    kari.card("Desember har fått nytt tema")
    kari.picture("8-chosen-in-the-channel")


def see_the_posts(kari: Person, bot: Bot) -> None:
    bot.turn_to(FIRST_POST)
    for where, theme in ((CHANNEL, BY_FORM), (GROUP, SUGGESTED), (ALONE, SUGGESTED)):
        kari.open(where)
        expect(kari.card("Tema for desember")).to_contain_text(theme)
        kari.picture(f"9-post-{where}")
