"""Where there is a daglig leder, no text of ours says styrer, and what people wrote stays as it is."""

import re

import pytest

from bot.message.card import Button, Card, Form, Items, Text
from bot.message.leader import led_by
from bot.message.words import Joined, LedByManager, Voice, _
from bot.model.role import Leader
from bot.model.texts import Language, Localized
from tests.contract.messages import MESSAGES, SAMPLE
from tests.words.corpus import every_text

STYRER = re.compile(r"\b(styrer|styrar)(en)?\b|\bthe head\b", re.IGNORECASE)


@pytest.mark.parametrize("language", list(Language))
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
