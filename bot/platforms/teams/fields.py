"""A form as inputs, and what comes back from them."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from bot.commands.forms import FormValues
from bot.message.card import Card, Field, FieldType, Form, Text
from bot.message.words import _
from bot.platforms.limits import seen
from bot.platforms.teams.text import FAR, NEAR, QUIET, STRONG, Pen, rich
from bot.platforms.wire import Json

FIELD = "field."
"""Before a field's name in the id of its input, and so in the data that comes back."""
LONGEST = 2500
"""Characters that an input takes: more than any text may have, so that who reads it says what is too long."""
LONGEST_ID = 100
"""Of a person, in Teams and in the database."""
PEOPLE = "graph.microsoft.com/users"
UNCHOSEN = " "
"""The value of choosing nothing; the dispatcher reads a blank as nothing given."""
MANY = 12
"""Choices of several stand open in Teams; more than these would fill a phone before the next field."""
ERROR: Json = {"color": "attention", **STRONG}


class NotOurs(ValueError):
    """No button and no form of ours has such data."""


def button_data(line: str) -> Json:
    return {"line": line}


def form_data(form: Form) -> Json:
    """Which fields have several values, as they come back as one text with commas between."""
    several = (FieldType.MULTI_SELECT, FieldType.PEOPLE)
    return {"line": form.line, "several": [field.name for field in form.fields if field.type in several]}


def submitted(data: object) -> tuple[str, FormValues | None]:
    """The line of a button that was pressed; for a form its values too. Raises NotOurs."""
    match data:
        case {"line": str(line), "several": [*several], **values}:
            return line, dict(_values(values, several))
        case {"line": str(line)}:
            return line, None
        case _:
            raise NotOurs


def _values(data: Mapping[Any, Any], several: list[Any]) -> Iterator[tuple[str, str | list[str]]]:
    for key, value in data.items():
        if not isinstance(key, str) or not key.startswith(FIELD) or value is None:
            continue
        if not isinstance(value, str):
            raise NotOurs
        name = key.removeprefix(FIELD)
        yield name, _parts(value) if name in several else value


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def form_elements(card: Card, form: Form, pen: Pen) -> Iterator[Json]:
    """The fields; below what the card shows they have their own title."""
    shows = any(not isinstance(block, Text) for block in card.body)
    if shows and form.title != card.title:
        yield rich(pen.line(form.title), STRONG, separator=True, **FAR)
    for field in form.fields:
        yield from _field(field, pen)


def _field(field: Field, pen: Pen) -> Iterator[Json]:
    """The input; below it what is wrong, in words too, and the hint."""
    required = {"isRequired": True, "errorMessage": pen.line(_("This must be filled in."))}
    folded = _is_folded(field)
    if folded:
        yield _unfold(field, pen)
    yield {
        **_input(field, pen),
        "id": FIELD + field.name,
        "label": pen.line(field.label),
        "spacing": "medium",
        **(required if field.required else {}),
        **({"isVisible": False} if folded else {}),
    }
    if field.error is not None:
        yield rich(pen.line(_("Error: {what}", what=field.error)), ERROR, **NEAR)
    if field.hint is not None:
        yield rich(pen.line(field.hint), QUIET, **NEAR)


def _is_folded(field: Field) -> bool:
    """Never one that must be filled in or is wrong: what is asked for has to be seen."""
    many = field.type is FieldType.MULTI_SELECT and len(field.options) > MANY
    return many and not field.required and field.error is None


def _unfold(field: Field, pen: Pen) -> Json:
    """A button that shows the choices, and hides them again; what is chosen is sent either way."""
    title = pen.line(_("{label}: show {n}", label=field.label, n=len(field.options)))
    show = {"type": "Action.ToggleVisibility", "title": title, "targetElements": [FIELD + field.name]}
    return {"type": "ActionSet", "actions": [show], "spacing": "medium"}


def _input(field: Field, pen: Pen) -> Json:
    """A choice of nothing is asked for in words, and so is what a day or a time could not be shown as."""
    value = "".join(field.value[:1])
    match field.type:
        case FieldType.SELECT | FieldType.MULTI_SELECT if field.options:
            return _choice(field, pen)
        case FieldType.PEOPLE:
            return _people(field, pen)
        case FieldType.DATE if not value or _is_day(value):
            return {"type": "Input.Date", **_given(value)}
        case FieldType.TIME if not value or _is_time(value):
            return {"type": "Input.Time", **_given(value)}
        case _:
            return _text(field, seen(value)[: min(LONGEST, pen.longest)])


def _text(field: Field, value: str) -> Json:
    lines = {"isMultiline": True} if field.type is FieldType.LONG_TEXT else {}
    style = {"style": "url"} if field.type is FieldType.URL else {}
    return {"type": "Input.Text", "maxLength": LONGEST, **lines, **style, **_given(value)}


def _choice(field: Field, pen: Pen) -> Json:
    choices = [{"title": pen.line(option.label), "value": option.value} for option in field.options]
    chosen = [option.value for option in field.options if option.value in field.value]
    drawn = {"type": "Input.ChoiceSet", "wrap": True}
    if field.type is FieldType.MULTI_SELECT:
        several = {"isMultiSelect": True, "style": "expanded", "choices": choices}
        return {**drawn, **several, **_given(",".join(chosen))}
    none = [] if field.required else [{"title": pen.line(_("No choice")), "value": UNCHOSEN}]
    one = {"style": "compact", "placeholder": pen.line(_("Choose")), "choices": none + choices}
    return {**drawn, **one, **_given("".join(chosen[:1]))}


def _people(field: Field, pen: Pen) -> Json:
    """Teams looks people up itself, and knows those already chosen by their ids; nothing longer is one."""
    chosen = (one for one in field.value if len(one) <= LONGEST_ID)
    return {
        "type": "Input.ChoiceSet",
        "isMultiSelect": True,
        "placeholder": pen.line(_("Write a name")),
        "choices": [],
        "choices.data": {"type": "Data.Query", "dataset": PEOPLE},
        **_given(",".join(chosen)),
    }


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return f"{time.fromisoformat(text):%H:%M}" == text
    except ValueError:
        return False


def _given(value: str) -> Json:
    return {"value": value} if value else {}
