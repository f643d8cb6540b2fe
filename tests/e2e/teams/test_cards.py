"""Every card in every language as the official renderer draws it, at a phone's width."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from bot.commands.errors import Incomplete
from bot.commands.forms import form_for, read_form
from bot.commands.registry import Command
from bot.handlers.errors.cards import incomplete_card
from bot.handlers.registry import REGISTRY
from bot.message.card import Card, FieldType
from bot.message.example import Message
from bot.message.words import Language, Voice
from bot.platforms.teams.render import card, submitted
from tests.asking import STYRER
from tests.contract.messages import MESSAGES, SAMPLE
from tests.contract.teams_checks import TYPED, texts
from tests.contract.test_teams import card_of
from tests.e2e.phone import LISTS, is_too_long, is_wider_than_the_phone
from tests.e2e.pictured import answer_pictures, cards, wait_for_pictures
from tests.e2e.teams.themes import THEMES
from tests.forms import COMMANDS, FormOf, name_of

BOKMAL = Voice(Language.NB)
PEOPLE = {
    'Property "choices.data" is supported in version 1.6, but you are using version 1.5.',
    "An Input.ChoiceSet must have at least one choice defined.",
}
"""Teams looks people up in cards of version 1.5 already; the renderer it is built on says this of it."""
SHOWN = ("calendar.month_card", "overview.home_card", "plan.plan_card", "settings", "mistakes")

every_language = pytest.mark.parametrize("language", list(Language))
every_message = pytest.mark.parametrize("each", MESSAGES, ids=lambda each: each.name)
every_command = pytest.mark.parametrize("command", COMMANDS, ids=name_of)


def draw(page: Page, made: Card, language: Language, theme: str = "light") -> set[str]:
    """Draw a card; answers what the renderer complains of."""
    look = THEMES[theme]
    page.evaluate("css => theme.replaceSync(css)", look.css)
    told: list[str] = page.evaluate(
        "([card, host]) => drawCard(card, host)", [card(made, Voice(language)), look.host]
    )
    return set(told)


def named(name: str) -> Card:
    return next(message for message in MESSAGES if message.name == name).example(SAMPLE)


def form(line: str, **known: Any) -> Card:
    command = next(command for command in REGISTRY if command.name == line)
    return incomplete_card(form_for(command, STYRER, known), submitted=False)


def mistakes() -> Card:
    """A form that comes back with what is wrong."""
    command = next(command for command in REGISTRY if command.name == "hms eget")
    sent = {"month": "2027-02", "title": "Vår uke " * 11, "text": "Én ting om gangen.", "link": "http://x"}
    with pytest.raises(Incomplete) as refusal:
        read_form(command, sent, STYRER)
    return incomplete_card(refusal.value.form, submitted=True)


# Drawn without a complaint


@every_language
@every_message
def test_every_message_is_drawn(phone: Page, each: Message, language: Language) -> None:
    made = each.example(SAMPLE)
    assert draw(phone, made, language) == set()
    shown = phone.inner_text("body")
    assert all(line in shown for line in texts(card(made, Voice(language))))
    assert not is_wider_than_the_phone(phone)
    assert is_too_long(phone) == (each.name in LISTS)


@every_language
@every_command
def test_every_form_is_drawn(form_of: FormOf, phone: Page, command: Command, language: Language) -> None:
    asked = form_of(command)
    people = any(field.type is FieldType.PEOPLE for field in asked.fields)
    assert draw(phone, incomplete_card(asked, submitted=False), language) == (PEOPLE if people else set())
    for field in asked.fields:
        if field.type is not FieldType.PEOPLE:
            assert phone.get_by_label(Voice(language).say(field.label)).count(), "its label is read aloud"
    assert not is_wider_than_the_phone(phone)


def test_what_is_typed_is_drawn_as_typed_where_markdown_is_read(phone: Page) -> None:
    draw(phone, card_of(TYPED), Language.NB)
    shown = phone.inner_text("body")
    assert shown.count(TYPED) >= 10
    assert phone.locator("strong, em, a, code").count() == 0


# Used


def test_a_form_is_filled_in_and_sent(phone: Page) -> None:
    draw(phone, form("hms eget", month=SAMPLE.month), Language.NB)
    phone.get_by_label("Tittel").fill("Vår *egen* uke")
    phone.get_by_label("Tekst").fill("Én ting.\nEn ting til, og mer.")
    assert send(phone, "Lagre") == (
        "hms eget",
        {"month": "2026-12", "title": "Vår *egen* uke", "text": "Én ting.\nEn ting til, og mer."},
    )


def test_what_is_missing_is_asked_for_before_it_is_sent(phone: Page) -> None:
    draw(phone, form("hms eget"), Language.NB)
    assert send(phone, "Lagre") is None
    assert phone.get_by_text("Du må fylle ut dette").count() == 2


def test_a_choice_is_made_and_taken_back(phone: Page) -> None:
    draw(phone, form("hms tema", minutes=10), Language.NB)
    phone.get_by_role("combobox", name="Tema", exact=True).select_option("brann")
    phone.get_by_role("combobox", name="Minutter", exact=True).select_option(" ")
    line, values = send(phone, "Vis") or ("", {})
    assert line == "hms tema"
    assert values == {"theme": "brann", "minutes": " "}


def test_many_choices_are_shown_when_asked_for_and_sent_when_hidden_again(phone: Page) -> None:
    draw(phone, form("hms funn"), Language.NB)
    show = phone.get_by_role("button", name="Dette er vanskelig: vis 30 valg")
    choice = phone.get_by_label("Mye støy eller sliten stemme")
    assert not choice.is_visible()
    show.click()
    choice.check()
    show.click()
    assert not choice.is_visible()
    line, values = send(phone, "Lagre") or ("", {})
    assert (line, values["problems"]) == ("hms funn", ["stoy"])


def test_a_button_beside_a_form_asks_for_nothing(phone: Page) -> None:
    draw(phone, named("plan.running_card"), Language.NB)
    phone.get_by_role("button", name="Se hvor vi er").click()
    assert phone.evaluate("pressed.pop().data") == {"line": "milepel"}


def test_the_buttons_that_did_not_fit_come_when_asked_for(phone: Page) -> None:
    made = named("overview.home_card")
    draw(phone, made, Language.EN)
    for button in made.buttons:
        pressed = phone.get_by_role("button", name=Voice(Language.EN).say(button.label), exact=True)
        if not pressed.is_visible():
            phone.get_by_role("button", name="More").click()
        pressed.click()
        assert phone.evaluate("pressed.pop().data") == {"line": button.line}


def send(page: Page, label: str) -> tuple[str, Any] | None:
    """Press a form's button; what comes to the bot, without the mark of when the form was shown."""
    page.evaluate("pressed.length = 0")
    page.get_by_role("button", name=label, exact=True).click()
    data = page.evaluate("pressed.map(each => each.data)")
    if not data:
        return None
    line, values = submitted(data[0])
    return line.partition(" @")[0], values


# Looked at


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["year", "plan"])
def test_a_card_with_its_picture_is_one_swipe(phone: Page, name: str, theme: str, tmp_path: Path) -> None:
    answer_pictures(phone)
    assert draw(phone, cards()[name], Language.NB, theme) == set()
    assert wait_for_pictures(phone) == 1
    assert not is_wider_than_the_phone(phone)
    phone.screenshot(path=tmp_path / f"{name}-{theme}.png", full_page=True)
    assert not is_too_long(phone)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_to_look_at(phone: Page, name: str, theme: str, tmp_path: Path) -> None:
    """In pytest's folder for temporary files, which keeps those of the last three runs."""
    own = {"settings": form("hms oppsett", name="Solstrålen barnehage"), "mistakes": mistakes()}
    draw(phone, own.get(name) or named(name), Language.NB, theme)
    phone.screenshot(path=tmp_path / f"{name}-{theme}.png", full_page=True)
    assert (tmp_path / f"{name}-{theme}.png").stat().st_size > 10_000
