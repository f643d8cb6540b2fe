"""The form that asks for what a line lacks, and the reading of what comes back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.commands.cleaning import COUNTED
from bot.commands.context import Context
from bot.commands.errors import Incomplete, Unreadable
from bot.commands.fold import SURE
from bot.commands.reading import MOST_CHOICES
from bot.commands.registry import Command, Param, Values
from bot.message.card import Field, Form
from bot.message.words import Joined, Words, _
from bot.model.avdeling import NameTaken, TooMany
from bot.model.days import DayPassed
from bot.model.errors import Refusal
from bot.model.letter import WrittenMeanwhile
from bot.model.light_test import TooFarAhead, TooFewAsked, WrongOptions
from bot.model.measure import CheckTooEarly
from bot.model.programme import TooManyCodes, UnknownCode
from bot.model.role import HasVerneombud, StyrerAsVerneombud
from bot.model.role_offer import RoleToOneself, RoleToProgram
from bot.model.survey import NoPercent
from bot.model.texts import BadLink, Empty, TooLong
from bot.model.webinar import LONGEST, SHORTEST, NoLength, StartPassed, TooManyQuestions

FormValues = Mapping[str, str | list[str]]
"""What a form sends back: its fields' values by name."""


def form_for(
    command: Command,
    ctx: Context,
    values: Mapping[str, Any],
    *,
    title: Words | None = None,
) -> Form:
    """The command's form, filled with the values that are known."""
    given = {name: _written(command, name, value) for name, value in values.items() if value is not None}
    form = _form(command, ctx, given, {}, _carried(command, values))
    return form if title is None else replace(form, title=title)


def _written(command: Command, name: str, value: Any) -> tuple[str, ...]:
    param = next(param for param in command.params if param.name == name)
    several = value if param.many else (value,)
    return tuple(param.reader.write(each) for each in several)


def _form(
    command: Command,
    ctx: Context,
    given: Mapping[str, tuple[str, ...]],
    errors: Mapping[str, Words],
    carried: Values,
) -> Form:
    fields = tuple(
        Field(
            name=param.name,
            label=param.label,
            type=param.reader.field,
            required=param.required,
            options=param.reader.options(ctx),
            value=given.get(param.name, ()),
            hint=param.hint,
            error=errors.get(param.name),
        )
        for param in command.params
        if param.in_form
    )
    form = Form(command.says, command.line(carried, seen=ctx.now), fields, command.submit)
    return form if command.dress is None else command.dress(form, ctx, carried)


def _carried(command: Command, values: Mapping[str, Any]) -> Values:
    """What the form's line has of the values."""
    known = (param.name for param in command.params if param.carried)
    return {name: values[name] for name in known if values.get(name) is not None}


def complete(command: Command, values: Values, ctx: Context) -> Values:
    """The values, when nothing required is missing. Raises Incomplete."""
    if any(param.required and param.name not in values for param in command.params):
        raise Incomplete(form_for(command, ctx, values), submitted=False)
    return values


def read_form(command: Command, submitted: FormValues, ctx: Context, carried: Values | None = None) -> Values:
    """The values of a form, with what its line carried.

    Raises Incomplete, with an error at each field that is wrong.
    """
    given = {name: _texts(value) for name, value in submitted.items()}
    carried = carried or {}
    values: Values = dict(carried)
    errors: dict[str, Words] = {}
    for param in (param for param in command.params if param.in_form):
        texts = given.get(param.name, ())
        try:
            if texts:
                values[param.name] = _value(param, texts, ctx)
            elif param.required:
                errors[param.name] = _("This must be filled in.")
        except Unreadable:
            errors[param.name] = _unread(param, texts, ctx)
        except Refusal as refusal:
            errors[param.name] = field_error(refusal)
    if errors:
        raise Incomplete(_form(command, ctx, given, errors, carried), submitted=True)
    return values


def wrong_at(command: Command, ctx: Context, values: Values, name: str, refusal: Refusal) -> Incomplete:
    """The form once more with what was written, and a refusal at one of its fields."""
    given = {key: _written(command, key, value) for key, value in values.items() if value is not None}
    wrong = field_error(refusal)
    form = _form(command, ctx, given, {name: wrong}, _carried(command, values))
    return Incomplete(form, submitted=True, note=wrong)


def _texts(value: str | list[str]) -> tuple[str, ...]:
    several = [value] if isinstance(value, str) else value
    return tuple(text for text in several if text.strip())


def _value(param: Param, texts: tuple[str, ...], ctx: Context) -> Any:
    if param.many:
        return tuple(param.reader.read(text, ctx) for text in texts)
    return param.reader.read(texts[0], ctx)


def _unread(param: Param, texts: tuple[str, ...], ctx: Context) -> Words:
    """What a text that is not read may mean, where that is a few things."""
    meant = [
        option.label for text in texts for option, score in param.reader.near(text, ctx) if score >= SURE
    ]
    if 1 < len(meant) <= MOST_CHOICES:
        return _("It can mean several things: {things}. Write which one.", things=Joined(tuple(meant)))
    return _("This was not understood. Please choose or write it again.")


def field_error(refusal: Refusal) -> Words:
    """A refusal in the few words that fit beside a field."""
    match refusal:
        case TooLong(length, limit) if length > COUNTED:
            return _("At most {limit} characters; this is more than {most}.", limit=limit, most=COUNTED)
        case TooLong(length, limit):
            return _("At most {limit} characters; this is {length}.", limit=limit, length=length)
        case NameTaken(name):
            return _("There is one called {name} already.", name=name)
        case TooMany(limit) | TooManyQuestions(limit=limit):
            return _("There can be {limit} at most.", limit=limit)
        case _:
            return _IN_A_FEW_WORDS.get(type(refusal), _("This cannot be used here."))


_IN_A_FEW_WORDS: dict[type[Refusal], Words] = {
    BadLink: _("The link must begin with https:// and lead to a page."),
    Empty: _("This must be filled in."),
    DayPassed: _("Choose today or a later day."),
    CheckTooEarly: _("The day to ask whether it worked comes after the deadline."),
    StyrerAsVerneombud: _("The styrer cannot be verneombud. It must be two people."),
    HasVerneombud: _("Somebody is verneombud. Only they can change this."),
    RoleToOneself: _("You cannot give yourself a role. Ask another in the HMS group to do it."),
    RoleToProgram: _("That is a bot. Choose a person."),
    StartPassed: _("Choose a day and a time that are to come."),
    NoLength: _("Write a number of minutes from {first} to {last}.", first=SHORTEST, last=LONGEST),
    TooFewAsked: _("At least three, so that nobody knows whose answers they are."),
    TooFarAhead: _("Choose a day in the next two months."),
    WrongOptions: _("Two to five answers, one a line."),
    NoPercent: _("Write a number from 0 to 100."),
    UnknownCode: _("No programme has this code. Look at the letters once more, or leave it empty."),
    TooManyCodes: _("That is enough codes for today. Try again tomorrow, and leave this empty now."),
    WrittenMeanwhile: _("Somebody has changed it meanwhile. Save once more, and yours counts."),
}
