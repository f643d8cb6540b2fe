"""The people of the demo: one of each role, and a colleague. They are the same in every channel."""

from bot.commands.vocabulary import ROLES
from bot.message.words import Language, Voice, Words, _
from bot.platforms.local.render import People

GROUPS = "-gruppe"
"""What the names of closed places end with."""
COLLEAGUE = "ansatt"

PEOPLE: dict[str, Words] = {
    **{role.value: term.label for role, term in ROLES.items()},
    COLLEAGUE: _("Colleague"),
}


def is_closed(channel: str) -> bool:
    """Whether only the HMS-gruppe is let in."""
    return channel.endswith(GROUPS)


def has_way_in(user: str, channel: str) -> bool:
    return not (is_closed(channel) and user == COLLEAGUE)


def people(language: Language) -> People:
    voice = Voice(language)
    return tuple((key, voice.say(name)) for key, name in PEOPLE.items())
