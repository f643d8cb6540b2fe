"""A card as an Adaptive Card, its buttons and links, and the card in a line."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from bot.message.card import Button, Card, Link, Mentions
from bot.message.plain import plain_text
from bot.message.words import Voice, _
from bot.platforms.limits import TEAMS, one_line, seen, shortened
from bot.platforms.teams.fields import NotOurs, button_data, form_data, form_elements, submitted
from bot.platforms.teams.text import NOTHING, Pen, at, plain_name
from bot.platforms.wire import Json

__all__ = ["CONTENT_TYPE", "NotOurs", "activity_text", "card", "submitted"]

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
ENVELOPE = 3_000
"""Bytes of the message around its card: addresses, and the card in a line."""
ROOM = TEAMS.message_bytes - ENVELOPE
SHORTEST = 40
"""A text is not cut to less; a body that is too big even so is left out."""
SUMMARY = 200
VERB = "line"
"""Says nothing new; but Teams sends no press of an action that has none."""
FALLBACK = 1_000

_MARKUP = re.compile(r"^(\s*\d*)([-+.)])|([\\`*_\[\]<>#~{|}&])", re.MULTILINE)
_ANGLES = str.maketrans("", "", "<>")


def card(card: Card, voice: Voice) -> Json:
    """The whole card. What is too long for Teams is drawn shorter, until it fits."""
    about = _about(card, voice)
    longest = ROOM
    while longest > SHORTEST:
        drawn = {**about, **_drawn(card, Pen(voice, longest))}
        if _fits(drawn):
            return drawn
        longest //= 2
    return {**about, **_drawn(replace(card, body=()), Pen(voice, SHORTEST))}


def _fits(drawn: Json) -> bool:
    """With letters outside ASCII escaped, as they may be on the way: three times as long at most."""
    return len(msgspec.json.encode(drawn)) * 3 <= ROOM or len(json.dumps(drawn)) <= ROOM


def activity_text(card: Card, voice: Voice) -> str:
    """The card in a line, for the notification and the list of chats."""
    return _in_a_line(plain_text(card, voice))


def _in_a_line(told: str) -> str:
    lines = [line for line in told.splitlines() if line.strip()]
    return shortened(one_line(" – ".join(lines[:2])), SUMMARY)


def _about(card: Card, voice: Voice) -> Json:
    """What a client that cannot draw the card shows or says instead; it may take the text for markup."""
    told = seen(plain_text(card, voice)).strip() or NOTHING
    return {
        "type": "AdaptiveCard",
        "version": TEAMS.card_version,
        "lang": voice.language.value,
        "fallbackText": _escaped(shortened(told, FALLBACK)),
        "speak": _in_a_line(told).translate(_ANGLES).strip() or NOTHING,
        **_mentioned(card),
    }


def _mentioned(card: Card) -> Json:
    """Who is meant by each mention; there are none in a card whose people could not be named."""
    named = [block for block in card.body if isinstance(block, Mentions) and block.names]
    people = {person: block.name(person) for block in named for person in block.people}
    entities = [
        {"type": "mention", "text": at(name), "mentioned": {"id": person, "name": plain_name(name)}}
        for person, name in people.items()
    ]
    return {"msteams": {"entities": entities}} if entities else {}


def _drawn(card: Card, pen: Pen) -> Json:
    form = form_elements(card, card.form, pen) if card.form else ()
    return {
        "body": [pen.heading(card.title), *pen.body(card.body), *form],
        "actions": _at_hand(list(_actions(card, pen)), pen),
    }


def _escaped(text: str) -> str:
    """As clients that show the fallback read Markdown: each line a paragraph, nothing marked."""
    return _MARKUP.sub(r"\1\\\2\3", text).replace("\n", "\n\n")


def _at_hand(actions: list[Json], pen: Pen) -> list[Json]:
    """As many as a card shows; the rest come when the last of them is pressed."""
    most = TEAMS.actions_in_card
    if len(actions) <= most:
        return actions
    rest = actions[most - 1 :]
    rows = [
        {"type": "ActionSet", "actions": rest[start : start + most]} for start in range(0, len(rest), most)
    ]
    more = {"type": "AdaptiveCard", "version": TEAMS.card_version, "body": rows}
    return [*actions[: most - 1], {"type": "Action.ShowCard", "title": pen.line(_("More")), "card": more}]


def _actions(card: Card, pen: Pen) -> Iterator[Json]:
    """The form first, for it is what the card asks for; then buttons and links in the card's order."""
    if card.form:
        yield _execute(pen.line(card.form.submit), form_data(card.form), {"style": "positive"})
    # A button beside a form takes nothing of it along, and does not ask for its fields to be filled in.
    alone = {"associatedInputs": "none"} if card.form else {}
    for action in card.actions:
        match action:
            case Button():
                yield _execute(pen.line(action.label), button_data(action.line), alone)
            case Link():
                yield {"type": "Action.OpenUrl", "title": pen.line(action.label), "url": action.url}


def _execute(title: str, data: Json, more: Json) -> Json:
    """For clients that know it; the others send the same as a message."""
    pressed = {"title": title, "data": data, **more}
    return {
        "type": "Action.Execute",
        "verb": VERB,
        **pressed,
        "fallback": {"type": "Action.Submit", **pressed},
    }
