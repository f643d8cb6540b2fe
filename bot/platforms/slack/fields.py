"""The fields of a form as Slack's inputs, and what comes back from them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from bot.message.card import Field, FieldType, Form, Option
from bot.message.words import Voice
from bot.platforms.limits import SLACK, seen, shortened
from bot.platforms.slack.blocks import plain
from bot.platforms.wire import Json

ACTION = "value"
"""Every input's action; its block is named after the field."""
LABEL, HINT = 200, 500
"""Shorter than Slack allows, so that a modal stays small whatever is in it."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def input_blocks(form: Form, voice: Voice) -> list[Json]:
    return [_input(field, voice) for field in form.fields]


def _input(field: Field, voice: Voice) -> Json:
    """What is wrong with a field stands before its hint, where Slack does not show it itself."""
    hints = [voice.say(words) for words in (field.error, field.hint) if words is not None]
    return {
        "type": "input",
        "block_id": field.name,
        "label": plain(voice.say(field.label), LABEL),
        "element": {"action_id": ACTION, **_element(field, voice)},
        "optional": not field.required,
        **({"hint": plain(" ".join(hints), HINT)} if hints else {}),
    }


def _element(field: Field, voice: Voice) -> Json:
    """A choice of nothing is asked for in words, for Slack refuses an empty list.

    So is an address: Slack's own check would refuse it in words that are not ours.
    """
    match field.type:
        case FieldType.SELECT | FieldType.MULTI_SELECT if field.options:
            return _select(field, voice)
        case FieldType.PEOPLE:
            return {"type": "multi_users_select", **_given("initial_users", list(field.value))}
        case FieldType.DATE:
            return {"type": "datepicker", **_given("initial_date", _day(_first(field)))}
        case FieldType.TIME:
            return {"type": "timepicker", **_given("initial_time", _time(_first(field)))}
        case _:
            text = shortened(seen(_first(field)), SLACK.text)
            multiline = field.type is FieldType.LONG_TEXT
            return {"type": "plain_text_input", "multiline": multiline, **_given("initial_value", text)}


def _select(field: Field, voice: Voice) -> Json:
    drawn = [_option(option, voice) for option in field.options]
    choices = _choices(drawn)
    chosen = [option for option in drawn if option["value"] in field.value]
    if field.type is FieldType.MULTI_SELECT:
        return {"type": "multi_static_select", **choices, **_given("initial_options", chosen)}
    return {"type": "static_select", **choices, **_given("initial_option", dict(*chosen[:1]))}


def _choices(options: list[Json]) -> Json:
    """In groups by their number, where they are more than one list may hold."""
    most = SLACK.options
    if len(options) <= most:
        return {"options": options}
    starts = range(0, len(options), most)[: SLACK.option_groups]
    return {"option_groups": [_group(options[start : start + most], start) for start in starts]}


def _group(options: list[Json], start: int) -> Json:
    return {"label": plain(f"{start + 1}–{start + len(options)}", SLACK.option_label), "options": options}


def _option(option: Option, voice: Voice) -> Json:
    return {"text": plain(voice.say(option.label), SLACK.option_label), "value": option.value}


def _first(field: Field) -> str:
    return "".join(field.value[:1])


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    return text if _TIME.fullmatch(text) else None


def _given(name: str, value: str | list[Any] | Json | None) -> Json:
    """What is known already; Slack refuses an empty value."""
    return {name: value} if value else {}


# What comes back


class _Chosen(msgspec.Struct):
    value: str


class _Input(msgspec.Struct):
    """An input's state; each kind has one of these."""

    value: str | None = None
    selected_option: _Chosen | None = None
    selected_options: tuple[_Chosen, ...] | None = None
    selected_users: tuple[str, ...] | None = None
    selected_date: str | None = None
    selected_time: str | None = None

    def read(self) -> str | list[str]:
        options, people = self.selected_options or (), self.selected_users or ()
        several = [*(option.value for option in options), *people]
        one = self.selected_option.value if self.selected_option else None
        return several or self.value or one or self.selected_date or self.selected_time or ""


_State = dict[str, dict[str, _Input]]


def submitted(state_values: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What a view's `state.values` says, by field; what was left empty is not there.

    Raises msgspec.ValidationError when it is no such thing.
    """
    state = msgspec.convert(state_values, _State)
    read = {name: actions[ACTION].read() for name, actions in state.items() if ACTION in actions}
    return {name: value for name, value in read.items() if value}
