"""Where there is a daglig leder, no text of ours says styrer, and what people wrote stays as it is.

A day or month outside the barnehageår in which it is said has its year, in every message.
"""

import re
from datetime import date
from typing import ClassVar

from bot.message.card import Button, Card, Form, Items, Text
from bot.message.example import Message
from bot.message.plain import plain_text
from bot.message.spoken import led_by, with_years
from bot.message.words import (
    UNBROKEN,
    Capital,
    Dated,
    Joined,
    LedByManager,
    MonthName,
    Short,
    Voice,
    Words,
    _,
)
from bot.model.days import Days
from bot.model.month import Barnehageaar, Month
from bot.model.role import Leader
from bot.model.texts import Language, Localized
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.every import every_language
from tests.words.corpus import every_text

STYRER = re.compile(r"\b(styrer|styrar)(en)?\b|\bthe head\b", re.IGNORECASE)


@every_language
def test_no_text_of_ours_says_styrer(language: Language) -> None:
    voice = Voice(language)
    texts = [Localized(text.nb, text.nn, text.en) for text in every_text()]
    assert any(STYRER.search(voice.say(text)) for text in texts)
    assert [said for text in texts if STYRER.search(said := voice.say(LedByManager(text)))] == []


def test_what_people_wrote_stays_as_it_is() -> None:
    own = Localized.only(Language.NB, "Spør styrer")
    card = led_by(
        Leader.MANAGER,
        Card(
            _("Next: {title}", title=own),
            (Text("styrer sier det"), Items((Joined((own, _("Styrer")), ": "),))),
            (Button(_("Styrer"), "hms roller styrer"),),
        ),
    )
    voice = Voice(Language.NB)
    assert "Spør styrer" in voice.say(card.title)
    assert [voice.say(block.words) for block in card.body if isinstance(block, Text)] == ["styrer sier det"]
    assert [voice.say(one) for block in card.body if isinstance(block, Items) for one in block.items] == [
        "Spør styrer: Daglig leder"
    ]
    assert [(voice.say(one.label), one.line) for one in card.buttons] == [
        ("Daglig leder", "hms roller styrer")
    ]


def test_a_card_is_as_it_was_but_for_its_words() -> None:
    for each in MESSAGES:
        card = each.example(SAMPLE)
        renamed = led_by(Leader.MANAGER, card)
        assert [one.line for one in renamed.buttons] == [one.line for one in card.buttons], each.name
        assert [one.url for one in renamed.links] == [one.url for one in card.links]
        assert shape(renamed.form) == shape(card.form)
        assert [type(block) for block in renamed.body] == [type(block) for block in card.body]
        assert led_by(Leader.STYRER, card) is card


def shape(form: Form | None) -> object:
    return form and [
        (one.name, one.type, one.value, [each.value for each in one.options]) for one in form.fields
    ]


class Listening(Voice):
    """Remembers the days and months that it says without their year."""

    bare: ClassVar[set[date]] = set()

    def say(self, words: Words) -> str:
        match words:
            case Dated():
                return ""
            case Days(first, last) if first != last:
                return ""  # which always has its year
            case MonthName(month):
                self.bare.add(month.first)
            case Short(day) | (date() as day):
                self.bare.add(day)
        return super().say(words)


def bare_days(card: Card) -> set[date]:
    """All that the card says without a year, its form and its buttons too."""
    Listening.bare.clear()
    voice = Listening(Language.NB)
    plain_text(card, voice)
    for action in card.actions:
        voice.say(action.label)
    for field in card.form.fields if card.form else ():
        for words in (field.label, field.hint, field.error, *(option.label for option in field.options)):
            voice.say(words or "")
    return Listening.bare.copy()


THIS, LATER = Barnehageaar(2026), Barnehageaar(2031)


@every_message
def test_a_day_without_a_year_is_in_this_barnehageaar(each: Message) -> None:
    card = each.example(SAMPLE)
    assert bare_days(with_years(LATER, card)) == set()
    said = bare_days(with_years(THIS, card))
    assert said == {day for day in bare_days(card) if Barnehageaar.of(Month.of(day)) == THIS}


def test_many_messages_have_days() -> None:
    assert len([one for one in MESSAGES if bare_days(one.example(SAMPLE))]) > 40


def test_the_year_stands_behind_the_day_and_the_month() -> None:
    one = date(2027, 8, 2)
    words: tuple[Words, ...] = (one, Short(one), Capital(MonthName(Month.of(one))), Days(one, one))
    told = with_years(THIS, Card(_("Is it {day}?", day=one), (Items(words),)))
    said = plain_text(told, Voice(Language.NB)).replace(UNBROKEN, " ").replace("• ", "")
    assert said.splitlines() == [
        "Is it mandag 2. august 2027?",
        "mandag 2. august 2027",
        "2. aug. 2027",
        "August 2027",
        "mandag 2. august 2027",
    ]
