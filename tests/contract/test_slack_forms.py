"""Every form is a modal that Slack takes, and comes back as it was shown."""

from dataclasses import replace
from datetime import time

import msgspec
import pytest

from bot.commands.forms import form_for, read_form
from bot.commands.registry import Command
from bot.handlers.registry import REGISTRY
from bot.message.card import Field, FieldType, Form, Option
from bot.message.words import Language, Voice
from bot.model.rhythm import PostingRule
from bot.platforms.slack.render import errors, modal, submitted
from bot.platforms.wire import Json
from tests.asking import STYRER
from tests.contract.messages import SAMPLE
from tests.contract.slack_checks import check_view, state_of
from tests.every import every, every_language
from tests.forms import COMMANDS, FormOf, name_of

BOKMAL = Voice(Language.NB)
TYPED = "<!channel> <@U1> *fet* :smile: &amp; <b>x</b>"

every_command = every("command", COMMANDS, name_of)


@every_language
@every_command
def test_every_form_is_taken(form_of: FormOf, command: Command, language: Language) -> None:
    check_view(modal(form_of(command), Voice(language), '{"line": "x"}'))


@every_language
@every_command
def test_every_form_is_taken_with_all_that_can_be_wrong(
    form_of: FormOf, command: Command, language: Language
) -> None:
    form = form_of(command)
    wrong = replace(
        form, fields=tuple(replace(field, error="Feil.", value=("x" * 5000,)) for field in form.fields)
    )
    view = modal(wrong, Voice(language), "")
    check_view(view)
    assert set(errors(wrong, Voice(language))) == set(state_of(view)), "each error has its block"


def test_a_long_title_stands_whole_above_the_form() -> None:
    form = Form("Innstillinger for Solstrålen barnehage", "hms oppsett", (), "Lagre")
    view = modal(form, BOKMAL, "")
    assert view["title"]["text"] == "Innstillinger for…"
    assert view["blocks"][0]["text"]["text"] == form.title
    assert modal(replace(form, title="Kort"), BOKMAL, "")["blocks"][0]["text"]["text"] == "Kort"


def test_a_view_keeps_its_metadata_whole_or_says_so() -> None:
    form = form_for(COMMANDS[0], STYRER, {})
    assert modal(form, BOKMAL, "a" * 3000)["private_metadata"] == "a" * 3000
    with pytest.raises(ValueError, match="3000"):
        modal(form, BOKMAL, "a" * 3001)


def test_the_settings_come_back_as_they_were_shown() -> None:
    command = next(one for one in REGISTRY if one.name == "hms oppsett")
    kept = {
        "language": Language.NN,
        "rule": PostingRule.MONDAY,
        "at": time(9, 5),
        "webinars": False,
        "start": SAMPLE.kindergarten.plan_start,
        "name": "Solstrålen <barnehage> & :smile:",
        "styrer": ("U024BE7LH",),
        "verneombud": ("U024BE7LH", "W012A3CDE"),
    }
    view = modal(form_for(command, STYRER, kept), BOKMAL, "")
    assert read_form(command, submitted(state_of(view)), STYRER) == kept


EXAMPLES = {
    FieldType.PEOPLE: "U024BE7LH",
    FieldType.DATE: "2026-12-24",
    FieldType.TIME: "11:30",
    FieldType.URL: "https://example.no",
}


@every_language
@every_command
def test_what_every_form_shows_is_what_it_sends(
    form_of: FormOf, command: Command, language: Language
) -> None:
    form = form_of(command)
    shown = {
        field.name: field.options[-1].value if field.options else EXAMPLES.get(field.type, TYPED)
        for field in form.fields
    }
    filled = replace(form, fields=tuple(replace(one, value=(shown[one.name],)) for one in form.fields))
    sent = submitted(state_of(modal(filled, Voice(language), "")))
    assert {name: value if isinstance(value, str) else value[0] for name, value in sent.items()} == shown


def test_every_kind_of_field_comes_back() -> None:
    options = tuple(Option(f"key-{number}", f"Valg {number}") for number in range(250))
    values: dict[FieldType, tuple[str, ...]] = {
        FieldType.TEXT: ("Vår uke",),
        FieldType.LONG_TEXT: ("Én ting\nom gangen",),
        FieldType.SELECT: ("key-199",),
        FieldType.MULTI_SELECT: ("key-3", "key-240"),
        FieldType.PEOPLE: ("U1", "U2"),
        FieldType.DATE: ("2026-12-24",),
        FieldType.TIME: ("11:30",),
        FieldType.URL: ("https://example.no/æ",),
    }
    assert set(values) == set(FieldType)
    fields = tuple(Field(kind.value, "Felt", kind, options=options, value=values[kind]) for kind in FieldType)
    view = modal(Form("Alt", "hms", fields, "Send"), BOKMAL, "")
    check_view(view)
    several = (FieldType.MULTI_SELECT, FieldType.PEOPLE)
    wanted = {kind.value: list(value) if kind in several else value[0] for kind, value in values.items()}
    assert submitted(state_of(view)) == wanted


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.SELECT, "gone"),
        (FieldType.MULTI_SELECT, "gone"),
        (FieldType.DATE, "2 uker"),
        (FieldType.DATE, "2026-02-30"),
        (FieldType.TIME, "kl 11"),
        (FieldType.TEXT, ""),
        (FieldType.PEOPLE, ""),
    ],
)
def test_a_value_that_cannot_be_shown_is_left_for_them_to_choose(kind: FieldType, value: str) -> None:
    given_value = (value,) if value else ()
    field = Field("value", "Felt", kind, options=(Option("a", "A"),), value=given_value)
    view = modal(Form("Tittel", "hms", (field,), "Send"), BOKMAL, "")
    check_view(view)
    assert submitted(state_of(view)) == {}


def test_a_choice_of_nothing_is_asked_for_in_words() -> None:
    field = Field("milestone", "Milepæl", FieldType.SELECT)
    view = modal(Form("Ferdig", "milepel ferdig", (field,), "Send"), BOKMAL, "")
    check_view(view)
    assert view["blocks"][0]["element"]["type"] == "plain_text_input"


def test_what_is_wrong_is_named_at_its_field() -> None:
    fields = (Field("title", "Tittel", error="For lang."), Field("text", "Tekst", hint="Kort"))
    form = Form("Eget tema", "hms eget", fields, "Lagre")
    assert errors(form, BOKMAL) == {"title": "For lang."}


@pytest.mark.parametrize(
    "state",
    [{"title": "Vår uke"}, {"title": {"value": "Vår uke"}}, {"title": {"value": {"value": 5}}}, []],
)
def test_a_state_that_is_none_is_refused(state: Json) -> None:
    with pytest.raises(msgspec.ValidationError):
        submitted(state)


def test_inputs_that_are_not_ours_are_passed_over() -> None:
    assert submitted({"title": {"other": {"type": "plain_text_input", "value": "a"}}}) == {}
