"""The fullest year and its picture, as every platform shows them in every language."""

from datetime import date

import pytest

from bot.handlers.calendar.months_cards import year_card
from bot.message.card import Card, Image
from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from bot.model.calendar import OwnTheme
from bot.model.month import Barnehageaar
from bot.model.texts import TITLE_LIMIT, Localized
from bot.paper.picture import in_words
from bot.paper.wheel import Segment, State, Wheel
from bot.platforms.local.render import drawing
from bot.platforms.slack.render import message
from bot.platforms.teams.render import card as teams_card
from tests.contract.messages import SAMPLE
from tests.contract.slack_checks import check_message
from tests.contract.teams_checks import check_card
from tests.every import every_language

YEAR = Barnehageaar(2026)
ADDRESS = "https://hms.example.no/pictures/" + "x" * 120 + ".png"
TITLES = [
    '"sitat" \\ # $x$ 😀 <b>&amp; שלום ',
    "Vi øver på å si ifra, også til hverandre, og gjerne før helgen ",
]


def full_year(title: str) -> Card:
    title = (title * 3)[:TITLE_LIMIT].strip()
    own = OwnTheme(Localized.only(Language.NB, title), None, None)
    segments = tuple(Segment(month, own.title, State.NOT_DONE, 3, 4) for month in YEAR.months())
    wheel = Wheel(YEAR, segments, date(2026, 12, 1))
    card = year_card(YEAR, dict.fromkeys(YEAR.months(), own), SAMPLE.month, SAMPLE.library, True)
    return card.but(Image(ADDRESS, in_words(wheel)))


@every_language
@pytest.mark.parametrize("title", TITLES)
def test_the_picture_is_there_and_its_text_is_whole(language: Language, title: str) -> None:
    card, voice = full_year(title), Voice(language)
    [*_, image] = card.body
    assert isinstance(image, Image)
    said = voice.say(image.alt)
    slack = message(card, voice)
    check_message(slack)
    assert {"type": "image", "image_url": ADDRESS, "alt_text": said} in slack["blocks"]
    teams = teams_card(card, voice)
    check_card(teams)
    [shown] = [one for one in teams["body"] if one["type"] == "Image"]
    assert (shown["altText"], shown["url"], shown["selectAction"]["url"]) == (said, ADDRESS, ADDRESS)
    assert {"type": "image", "url": ADDRESS, "alt": said} in drawing(card, voice)["blocks"]
    assert said in plain_text(card, voice)
