"""Every form is what Teams takes, and what is filled in comes back as it was written."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from bot.commands.forms import form_for, read_form
from bot.commands.registry import Command
from bot.handlers.errors.cards import incomplete_card
from bot.handlers.registry import REGISTRY
from bot.message.card import (
    Card,
    Field,
    FieldType,
    Form,
    Option,
)
from bot.message.words import Language, Voice
from bot.model.rhythm import PostingRule
from bot.platforms.teams.render import NotOurs, card, submitted
from bot.platforms.wire import Json
from tests.asking import STYRER
from tests.contract.messages import SAMPLE
from tests.contract.teams_checks import TYPED, check_card, nodes, pressed
from tests.every import every, every_language
from tests.forms import COMMANDS, FormOf, name_of

BOKMAL = Voice(Language.NB)
every_command = every("command", COMMANDS, name_of)


def only(form: Form) -> Card:
    return Card("Skjema", (), (), form)


@every_language
@every_command
def test_every_form_is_taken(form_of: FormOf, command: Command, language: Language) -> None:
    form = form_of(command)
    check_card(card(incomplete_card(form, submitted=False), Voice(language)))


@every_language
@every_command
def test_every_form_is_taken_with_all_that_can_be_wrong(
    form_of: FormOf, command: Command, language: Language
) -> None:
    form = form_of(command)
    wrong = tuple(replace(field, error="Slik.", value=("x" * 5000,)) for field in form.fields)
    drawn = card(incomplete_card(replace(form, fields=wrong), submitted=True), Voice(language))
    check_card(drawn)
    errors = [node for node in nodes(drawn) if node.get("color") == "attention"]
    assert len(errors) == len(wrong)
    assert all(len(error["text"]) > len("Slik.") for error in errors), "a word says it too, not colour alone"


@every_command
def test_a_form_left_empty_is_a_form_all_the_same(form_of: FormOf, command: Command) -> None:
    form = form_of(command)
    line, values = submitted(pressed(card(only(form), BOKMAL), BOKMAL.say(form.submit)))
    assert line == form.line
    assert values is not None
    assert not any(value.strip() if isinstance(value, str) else value for value in values.values())


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "hms oppsett",
            {
                "language": Language.NN,
                "rule": PostingRule.MONDAY,
                "at": time(9, 30),
                "webinars": False,
                "start": SAMPLE.kindergarten.plan_start,
                "name": TYPED[:60],
                "styrer": ("49c4641c-ab91-4248-aebb-6a7de286397b", "8d88f59b-ae61-4300-bec0-caace7d28446"),
                "verneombud": ("49c4641c-ab91-4248-aebb-6a7de286397b",),
            },
        ),
        (
            "hms eget",
            {
                "month": SAMPLE.month,
                "title": "Vår uke, *vår* måte",
                "text": "Én ting.\nEn ting til, og mer.",
                "link": "https://example.no/a,b",
            },
        ),
        ("hms tema", {"theme": SAMPLE.theme, "minutes": 10}),
    ],
)
def test_what_is_filled_in_comes_back(line: str, kept: dict[str, Any]) -> None:
    command = next(command for command in REGISTRY if command.name == line)
    form = form_for(command, STYRER, kept)
    drawn = card(only(form), BOKMAL)
    check_card(drawn)
    sent, values = submitted(pressed(drawn, BOKMAL.say(form.submit)))
    assert sent == form.line
    assert values is not None
    assert read_form(command, values, STYRER) == kept


def form_of(*fields: Field) -> Card:
    return only(Form("Velg", "hms tema", fields, "Vis"))


def test_what_no_date_or_time_could_show_is_kept_as_text() -> None:
    drawn = card(
        form_of(
            Field("day", "Dag", FieldType.DATE, value=("2 uker",)),
            Field("at", "Klokkeslett", FieldType.TIME, value=("halv ti",)),
            Field("none", "Ingen valg", FieldType.SELECT, value=("noe",)),
        ),
        BOKMAL,
    )
    check_card(drawn)
    assert submitted(pressed(drawn, "Vis"))[1] == {"day": "2 uker", "at": "halv ti", "none": "noe"}


def test_several_choices_come_back_as_several() -> None:
    options = tuple(Option(value, value.title()) for value in ("brann", "stoy", "hvile"))
    field = Field("themes", "Temaer", FieldType.MULTI_SELECT, options=options, value=("brann", "hvile"))
    drawn = card(form_of(field), BOKMAL)
    check_card(drawn)
    assert submitted(pressed(drawn, "Vis"))[1] == {"themes": ["brann", "hvile"]}


@pytest.mark.parametrize(
    ("number", "more", "hidden"),
    [
        (12, {"required": False}, False),
        (13, {"required": False}, True),
        (13, {"required": True}, False),
        (13, {"required": False, "error": "Velg færre."}, False),
    ],
)
def test_many_choices_are_hidden_where_nothing_is_wrong(number: int, more: Json, hidden: bool) -> None:
    options = tuple(Option(f"tema-{one}", f"Tema {one}") for one in range(number))
    drawn = card(form_of(Field("themes", "Temaer", FieldType.MULTI_SELECT, options=options, **more)), BOKMAL)
    check_card(drawn)
    assert [node["title"] for node in nodes(drawn) if "targetElements" in node] == (
        [f"Temaer: vis {number} valg"] if hidden else []
    )


def test_a_choice_that_was_made_can_be_taken_back_where_none_is_needed() -> None:
    options = (Option("brann", "Brann"),)
    free = card(form_of(Field("theme", "Tema", FieldType.SELECT, required=False, options=options)), BOKMAL)
    bound = card(form_of(Field("theme", "Tema", FieldType.SELECT, options=options)), BOKMAL)
    values = [[choice["value"] for choice in choices_of(drawn)] for drawn in (free, bound)]
    assert values == [[" ", "brann"], ["brann"]]


def choices_of(drawn: Json) -> list[Json]:
    return next(node["choices"] for node in nodes(drawn) if "choices" in node)


def test_what_is_wrong_stands_at_its_field_before_the_hint() -> None:
    field = Field("link", "Lenke", FieldType.URL, value=("http://x",), hint="En adresse", error="Ikke slik.")
    body = card(form_of(field), BOKMAL)["body"]
    assert [one["type"] for one in body] == ["TextBlock", "Input.Text", "RichTextBlock", "RichTextBlock"]
    assert body[1]["value"] == "http://x"
    assert body[2]["inlines"][0]["text"].endswith("Ikke slik.")
    assert body[3]["inlines"][0]["text"] == "En adresse"


@pytest.mark.parametrize(
    "data",
    [
        None,
        "hms",
        [],
        {},
        {"line": 5},
        {"line": ["hms"]},
        {"several": []},
        {"line": "hms eget", "several": [], "field.title": 5},
        {"line": "hms eget", "several": [], "field.title": ["a"]},
    ],
)
def test_what_no_card_of_ours_sends_is_refused(data: object) -> None:
    with pytest.raises(NotOurs):
        submitted(data)


def test_what_else_is_sent_is_passed_over() -> None:
    data = {"line": "hms eget", "several": [5], "field.title": "a,b", "field.link": None, "msteams": {"x": 1}}
    assert submitted(data) == ("hms eget", {"title": "a,b"})
