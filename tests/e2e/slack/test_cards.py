"""Every card and every form in every language as Slack would draw it, at a phone's width."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bot.commands.registry import Command
from bot.handlers.errors.cards import incomplete_card
from bot.message.card import Form
from bot.message.example import Message
from bot.message.words import Language, Voice
from bot.platforms.slack.render import message, modal
from bot.platforms.wire import Json
from tests.contract.messages import MESSAGES, SAMPLE
from tests.contract.slack_checks import nodes, texts
from tests.e2e.phone import is_too_long, is_wider_than_the_phone
from tests.e2e.pictured import answer_pictures, cards, wait_for_pictures
from tests.e2e.slack.conftest import drawn
from tests.forms import COMMANDS, FormOf, name_of

CUT = dict.fromkeys(
    (
        "webinars.webinars_card",
        "webinars.recording_card",
        "webinars.of_theme_card",
        "webinars.more_webinars_card",
        "programme.letters.letters_card",
    ),
    "titles are the programme's, and stand whole above the buttons",
)
"""Cards with a button that Slack shows the beginning of, and why."""
AT_A_DESK = "the arbeidsgruppe writes it at a desk, in one go, for many"
LONG_FORMS = {
    "hms oppsett": "all settings of a kindergarten, changed seldom",
    "hms program brev skriv": AT_A_DESK,
    "hms program brev endre": AT_A_DESK,
    "hms program webinar nytt": AT_A_DESK,
    "hms program webinar likevel": AT_A_DESK,
    "hms program webinar endre": AT_A_DESK,
}
"""Forms that take more than one swipe, and why."""
SHOWN = ("choosing.findings_card", "plan.weekly_card", "roles.roles_card")

every_language = pytest.mark.parametrize("language", list(Language))
every_message = pytest.mark.parametrize("each", MESSAGES, ids=lambda each: each.name)
every_command = pytest.mark.parametrize("command", COMMANDS, ids=name_of)

Drawings = Mapping[tuple[str | Command, Language], str]


def blocks_of(each: Message, language: Language) -> list[Json]:
    blocks: list[Json] = message(each.example(SAMPLE), Voice(language))["blocks"]
    return blocks


def inputs_of(form: Form, language: Language) -> list[Json]:
    """What a modal asks for. The library draws no modals: the title and the buttons around it are Slack's."""
    card = incomplete_card(form, submitted=False)
    assert card.form is not None
    blocks: list[Json] = modal(card.form, Voice(language), "{}", title=card.title, body=card.body)["blocks"]
    return blocks


@pytest.fixture(scope="session")
def drawings(form_of: FormOf) -> Drawings:
    """All messages, by name, and the forms of all commands."""
    asked: dict[tuple[str | Command, Language], list[Json]] = {
        (each.name, language): blocks_of(each, language) for each in MESSAGES for language in Language
    }
    asked |= {
        (command, language): inputs_of(form_of(command), language)
        for command in COMMANDS
        for language in Language
    }
    return dict(zip(asked, drawn(list(asked.values())), strict=True))


def show(page: Page, html: str) -> None:
    page.evaluate("html => { document.body.innerHTML = html }", html)


def letters(text: str) -> str:
    """What is compared: the library reads markup in texts where Slack reads none."""
    return "".join(filter(str.isalnum, text))


@every_language
@every_message
def test_every_message_is_drawn(phone: Page, drawings: Drawings, each: Message, language: Language) -> None:
    blocks = blocks_of(each, language)
    show(phone, drawings[each.name, language])
    shown = letters(phone.inner_text("body"))
    assert all(letters(text) in shown for text in texts(blocks))
    buttons = [node for node in nodes(blocks) if node.get("type") == "button"]
    assert phone.get_by_role("button").count() + phone.get_by_role("link").count() == len(buttons)
    assert not is_wider_than_the_phone(phone)
    assert each.name in CUT or not has_cut_labels(phone)
    assert not is_too_long(phone)


def has_cut_labels(page: Page) -> bool:
    return bool(
        page.evaluate("[...document.querySelectorAll('button p')].some(p => p.scrollWidth > p.clientWidth)")
    )


@every_language
@every_command
def test_every_form_is_drawn(
    phone: Page, drawings: Drawings, form_of: FormOf, command: Command, language: Language
) -> None:
    blocks = inputs_of(form_of(command), language)
    show(phone, drawings[command, language])
    shown = letters(phone.inner_text("body"))
    for block in blocks:
        parts = [block[part] for part in ("label", "hint", "text") if part in block]
        assert all(letters(text) in shown for text in texts(parts))
    asked = [block for block in blocks if block["type"] == "input"]
    assert phone.locator(".slack_blocks_to_jsx__input").count() == len(asked)
    assert not is_wider_than_the_phone(phone)
    assert command.name in LONG_FORMS or not is_too_long(phone)


def test_what_it_cannot_draw_would_be_seen(phone: Page) -> None:
    """The library leaves out what it does not know, as Slack does."""
    [html] = drawn([[{"type": "sorcery", "text": {"type": "plain_text", "text": "Hva er dette?"}}]])
    show(phone, html)
    assert "Hva er dette?" not in phone.inner_text("body")


# Looked at


@pytest.mark.parametrize("name", ["year", "plan"])
def test_a_card_with_its_picture_is_one_swipe(phone: Page, name: str, tmp_path: Path) -> None:
    answer_pictures(phone)
    [html] = drawn([message(cards()[name], Voice(Language.NB))["blocks"]])
    show(phone, html)
    assert wait_for_pictures(phone) == 1
    assert not is_wider_than_the_phone(phone)
    phone.screenshot(path=tmp_path / f"{name}.png", full_page=True)
    assert not is_too_long(phone)


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_to_look_at(phone: Page, drawings: Drawings, name: str, tmp_path: Path) -> None:
    """In pytest's folder for temporary files, which keeps those of the last three runs."""
    show(phone, drawings[name, Language.NB])
    phone.screenshot(path=tmp_path / f"{name}.png", full_page=True)
    assert (tmp_path / f"{name}.png").stat().st_size > 10_000
