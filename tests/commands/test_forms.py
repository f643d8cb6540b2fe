"""Forms: asking for what a line lacks, and telling at each field what is wrong with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.errors import Incomplete
from bot.commands.forms import FormValues, complete, form_for, read_form
from bot.commands.grammar import carried_by, find_command
from bot.commands.registry import Command
from bot.handlers.registry import REGISTRY
from bot.message.card import Field, FieldType, Form
from bot.message.words import Voice
from bot.model.days import Days
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.rhythm import PostingRule
from bot.model.texts import Language
from tests.asking import SAMPLE, STYRER
from tests.world import as_typed

ENGLISH = Voice(Language.EN)
OWN = find_command("hms eget", REGISTRY).command
CHANGE = find_command("hms bytt", REGISTRY).command
CLOSED = find_command("hms stengt", REGISTRY).command
SETTINGS = find_command("hms oppsett", REGISTRY).command
SHARE = find_command("hms program del", REGISTRY).command


def refused(command: Command, submitted: FormValues) -> dict[str, Field]:
    """The fields of the form that comes back, by name."""
    with pytest.raises(Incomplete) as refusal:
        read_form(command, submitted, STYRER)
    assert refusal.value.submitted
    return by_name(refusal.value.form)


def by_name(form: Form) -> dict[str, Field]:
    return {field.name: field for field in form.fields}


def error(field: Field) -> str | None:
    return None if field.error is None else as_typed(ENGLISH.say(field.error))


# Asking


def test_a_form_has_a_field_for_each_parameter_with_its_label_and_choices() -> None:
    fields = by_name(form_for(CHANGE, STYRER, {}))
    assert {name: (field.type, field.required) for name, field in fields.items()} == {
        "month": (FieldType.SELECT, True),
        "theme": (FieldType.SELECT, True),
    }
    themes = [option.value for option in fields["theme"].options]
    assert sorted(themes) == sorted(SAMPLE.library.themes)
    assert themes[0] == "stoy-og-stemme", "what fits the findings stands first"
    assert "2026-11" not in {option.value for option in fields["month"].options}, "it is over"
    assert "2027-07" not in {option.value for option in fields["month"].options}, "July rests"


def test_what_is_known_is_filled_in() -> None:
    with pytest.raises(Incomplete) as refusal:
        complete(CHANGE, {"month": Month(2027, 2)}, STYRER)
    assert not refusal.value.submitted
    fields = by_name(refusal.value.form)
    assert fields["month"].value == ("2027-02",)
    assert fields["theme"].value == ()
    assert not any(field.error for field in fields.values())


def test_nothing_is_asked_when_all_that_is_required_is_there() -> None:
    values = {"month": Month(2027, 2), "title": "Vår uke"}
    assert complete(OWN, values, STYRER) == values


def test_a_form_goes_back_to_its_own_command_and_remembers_what_its_asker_saw() -> None:
    line = find_command(form_for(CHANGE, STYRER, {}).line, REGISTRY)
    assert line.command is CHANGE
    assert line.words == ()
    assert line.seen == STYRER.now


def test_every_command_can_be_asked_for_with_a_form() -> None:
    for command in REGISTRY:
        form = form_for(command, STYRER, {})
        assert find_command(form.line, REGISTRY).command is command
        for field in form.fields:
            assert ENGLISH.say(field.label)
            choice = field.type in (FieldType.SELECT, FieldType.MULTI_SELECT)
            assert bool(field.options) == choice, (command.name, field.name)


# Reading what comes back


def test_a_form_that_is_filled_in_gives_the_values() -> None:
    submitted = {
        "month": "2027-02",
        "title": "  Vår <uke> ",
        "text": "Vi tar én ting\nom gangen",
        "link": "https://example.no/uke",
    }
    assert read_form(OWN, submitted, STYRER) == {
        "month": Month(2027, 2),
        "title": "Vår <uke>",
        "text": "Vi tar én ting\nom gangen",
        "link": "https://example.no/uke",
    }


@pytest.mark.parametrize("blank", ["", "   ", [], [" "]])
def test_a_field_left_blank_is_not_given(blank: str | list[str]) -> None:
    values = read_form(OWN, {"month": "2027-02", "title": "Vår uke", "text": blank, "link": blank}, STYRER)
    assert set(values) == {"month", "title"}


def test_what_may_mean_several_things_is_asked_at_its_field() -> None:
    field = refused(CLOSED, {"days": "vinterferien"})["days"]
    assert field.value == ("vinterferien",)
    assert error(field) == (
        "It can mean several things: Week 8: 22 Feb – 28 Feb 2027, Week 9: 1 Mar – 7 Mar 2027, "
        "and Week 10: 8 Mar – 14 Mar 2027. Write which one."
    )
    assert read_form(CLOSED, {"days": "uke 8"}, STYRER)["days"] == Days.week(2027, 8)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("month", "", "This must be filled in."),
        ("month", "xyz", "This was not understood. Please choose or write it again."),
        ("title", "", "This must be filled in."),
        ("title", "\u200b", "This must be filled in."),
        ("title", "a" * 81, "At most 80 characters; this is 81."),
        ("text", "a" * 10_000, "At most 600 characters; this is 10000."),
        ("link", "http://example.no", "The link must begin with https:// and lead to a page."),
        ("link", "javascript:alert(1)", "The link must begin with https:// and lead to a page."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_others_are_kept(name: str, value: str, told: str) -> None:
    good = {"month": "2027-02", "title": "Vår uke", "text": "Én ting", "link": "https://example.no"}
    fields = refused(OWN, {**good, name: value})
    assert error(fields[name]) == told
    for other, field in fields.items():
        written = value if other == name else good[other]
        assert field.value == ((written,) if written else ())
        assert other == name or field.error is None


def test_everything_that_is_wrong_is_said_at_once() -> None:
    fields = refused(OWN, {"month": "", "title": "a" * 100, "link": "http://x"})
    assert {name for name, field in fields.items() if field.error} == {"month", "title", "link"}


@pytest.mark.parametrize("sent", [["styrer", "vara"], "styrer"])
def test_people_may_be_one_or_several(sent: str | list[str]) -> None:
    values = read_form(SETTINGS, {"styrer": sent}, STYRER)
    assert values == {"styrer": ("styrer", "vara") if isinstance(sent, list) else ("styrer",)}


def test_a_person_is_an_id_that_can_be_kept() -> None:
    fields = refused(SETTINGS, {"styrer": ["styrer", "x" * 101]})
    assert error(fields["styrer"]) == "At most 100 characters; this is 101."


def test_fields_that_the_form_never_had_are_passed_over() -> None:
    assert read_form(CHANGE, {"month": "2027-02", "theme": "brann", "who": "me"}, STYRER).keys() == {
        "month",
        "theme",
    }


KINDERGARTEN: Kindergarten = SAMPLE.kindergarten


def test_the_settings_come_back_as_they_were_filled_in() -> None:
    kept: dict[str, Any] = {
        "language": KINDERGARTEN.language,
        "rule": PostingRule.MONDAY,
        "webinars": False,
        "start": KINDERGARTEN.plan_start,
        "name": KINDERGARTEN.name,
        "styrer": ("styrer", "vara"),
    }
    form = form_for(SETTINGS, STYRER, kept)
    sent = {field.name: list(field.value) for field in form.fields}
    assert read_form(SETTINGS, sent, STYRER) == kept


def test_which_of_several_things_a_form_is_for_stands_on_its_line_and_in_no_field() -> None:
    form = form_for(SHARE, STYRER, {"number": 7, "status": True})
    assert "number" not in by_name(form)
    line = find_command(form.line, REGISTRY)
    assert read_form(SHARE, {"status": "nei"}, STYRER, carried_by(line, STYRER)) == {
        "number": 7,
        "status": False,
    }


TEXT = st.text(st.characters(codec=None), max_size=60)


@given(st.sampled_from(REGISTRY.commands), st.data())
def test_whatever_is_sent_is_read_or_comes_back_with_a_reason(command: Command, data: st.DataObject) -> None:
    names = [param.name for param in command.params]
    sent = {name: data.draw(st.one_of(TEXT, st.lists(TEXT, max_size=2)), name) for name in names}
    try:
        values = read_form(command, sent, STYRER)
    except Incomplete as refusal:
        fields = by_name(refusal.form)
        assert any(field.error is not None for field in fields.values())
    else:
        assert all(param.name in values for param in command.params if param.required)
