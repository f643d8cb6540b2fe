"""A group chat as the HMS-gruppe's place, in the Microsoft 365 Agents Playground."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.clocks import START
from tests.e2e.teams.kit import Bot, Person

CHANNEL, GROUP, ALONE = "Kommunen - Solstrålen", "Bekken barnehage", "Personal Chat"
SET_UP = "Set up a kindergarten in this channel"
"""In the language of the Playground; the kindergarten's own is bokmål."""
PLACE, NO_THEME = "Dette er nå stedet til HMS-gruppen", "Desember har ikke noe tema ennå"
CHOSEN = "Desember har fått nytt tema"
SUGGESTED = "Lett å be om hjelp, lett å gi hjelp"
NUDGE_DAY = START.replace(month=11, day=24, hour=11, minute=30)


def test_a_group_chat_is_the_place_of_the_group(kari: Person, bot: Bot) -> None:
    set_up(kari)
    refused_in_the_channel(kari)
    bound_in_the_chat(kari)
    what_waits_comes_there(kari, bot)
    assert "Traceback" not in bot.log
    assert "Solstrålen" not in bot.log


def set_up(kari: Person) -> None:
    kari.open(CHANNEL)
    kari.fill(SET_UP, "The kindergarten's name", "Solstrålen barnehage")
    kari.press(SET_UP, "Save")
    kari.card("Velkommen, Solstrålen barnehage")


def refused_in_the_channel(kari: Person) -> None:
    kari.post("gruppe her")
    kari.open(ALONE)
    expect(kari.card("Dette kan ikke være HMS-gruppens sted")).to_contain_text("Andre enn HMS-gruppen")
    kari.picture("1-refused")


def bound_in_the_chat(kari: Person) -> None:
    kari.open(GROUP)
    kari.say("gruppe", mention=True)
    kari.press("Shall this be the place for your HMS group alone?", "Yes, use this place")
    kari.card(PLACE)
    kari.picture("2-bound")


def what_waits_comes_there(kari: Person, bot: Bot) -> None:
    """And what is decided, comes in the channel."""
    bot.turn_to(NUDGE_DAY + timedelta(minutes=1))
    kari.press(NO_THEME, SUGGESTED)
    kari.card(CHOSEN)
    kari.picture("3-chosen-in-the-group")
    kari.open(CHANNEL)
    kari.card(CHOSEN)
    expect(kari.page.get_by_text(NO_THEME)).to_have_count(0)
    kari.picture("4-told-in-the-channel")
