"""What somebody in Teams wants: a line, typed or pressed, with the values of a form."""

import html
import re
from dataclasses import dataclass, replace
from typing import Any

from bot.commands.cleaning import clean_line
from bot.commands.fold import fold
from bot.commands.request import Request, act_name
from bot.commands.vocabulary import ROLES
from bot.handlers.overview.lines import HELP
from bot.model.place import Place
from bot.platforms.teams.activity import Activity
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.references import NAME
from bot.platforms.teams.render import NotOurs, submitted

GREETINGS = frozenset(map(fold, ("hi", "hei", "hello", "hallo", "hey", "heisann", "hjelp", "help")))
ROLE_WORDS = {fold(word): role.value for role, term in ROLES.items() for word in term.typed}
SETTINGS_WORDS = frozenset(
    map(fold, ("hms", "/hms", "oppsett", "oppset", "innstillinger", "innstillingar", "settings"))
)
_AT = re.compile(r"(<at[^>]*>.*?</at>)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?at[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Chosen:
    """Somebody mentioned after the name of a role, by their id among the members."""

    role: str
    member: str


def written(activity: Activity, origins: Origins) -> Request:
    """A message: a line, or a press in a client that sends it as a message. Raises NotOurs."""
    if activity.value is not None and not (activity.text or "").strip():
        return pressed(activity, activity.value, origins)
    return Request(
        activity.place,
        activity.from_.person,
        _line(activity),
        personal=activity.personal,
        overheard=not activity.personal,
        openness=activity.openness,
        language=activity.language,
        act=activity.act,
    )


def pressed(activity: Activity, data: Any, origins: Origins) -> Request:
    """A button or a form, by its data. Raises NotOurs."""
    person = activity.from_.person
    line, values = submitted(data)
    line, channel = origins.read(line, person)
    request = Request(
        activity.place,
        person,
        line,
        values,
        pressed=True,
        personal=activity.personal,
        openness=activity.openness,
        language=activity.language,
        act=activity.act if values is None else _act_of_form(activity, data),
    )
    if activity.personal and channel is not None:
        place = Place(NAME, activity.tenant, channel)
        return replace(request, place=place, personal=False, apart=True)
    return request


def _act_of_form(activity: Activity, data: Any) -> str:
    """A client that waits in vain sends a form again as another activity: the same card, with the same in it.

    The form's line has the moment it was drawn at, so that of a card drawn anew is another.
    """
    return act_name(NAME, activity.conversation.id, activity.reply_to_id, activity.from_.person, data)


def data_of_press(value: Any) -> Any:
    """What an Action.Execute says. Raises NotOurs."""
    match value:
        case {"action": {"data": data}}:
            return data
        case _:
            raise NotOurs


def _line(activity: Activity) -> str:
    words = " ".join(clean_line(_TAG.sub("", _text(activity))).split())
    return HELP() if fold(words.strip("/!.? ")) in GREETINGS else words


def _text(activity: Activity) -> str:
    """Without the mentions of the bot itself; the same word elsewhere stays."""
    mine = {_name(one.text) for one in activity.mentions if one.mentioned.id == activity.recipient.id}
    text = _AT.sub(lambda found: " " if _name(found[0]) in mine else found[0], activity.text or "")
    return html.unescape(text) if activity.text_format == "xml" else text


def _name(mention: str) -> str:
    """The name in a mention. The two places where Teams writes it may differ in spaces and in escapes."""
    return " ".join(html.unescape(_TAG.sub(" ", mention)).split())


def chosen_for_roles(activity: Activity) -> list[Chosen]:
    """Those mentioned after a role's name: `oppsett verneombud @Ola`, or `verneombud @Ola @Kari`.

    Nobody where the line says anything else.
    """
    people = [mention for mention in activity.mentions if mention.mentioned.id != activity.recipient.id]
    role: str | None = None
    found: list[Chosen] = []
    for part in _AT.split(_text(activity)) if people else ():
        mention = next((one for one in people if one.text == part), None)
        words = fold(part).replace(":", " ").split()
        if mention is not None and role is not None:
            found.append(Chosen(role, mention.mentioned.id))
        elif mention is not None or not SETTINGS_WORDS.union(ROLE_WORDS).issuperset(words):
            return []
        else:
            role = next((ROLE_WORDS[word] for word in reversed(words) if word in ROLE_WORDS), role)
    return found
