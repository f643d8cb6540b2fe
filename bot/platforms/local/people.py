"""The people of the demo: one of each role, and a colleague. They are the same in every channel."""

from bot.commands.vocabulary import ROLES
from bot.message.words import Language, Voice, Words, _
from bot.platforms.local.render import People

PEOPLE: dict[str, Words] = {
    **{role.value: term.label for role, term in ROLES.items()},
    "ansatt": _("Colleague"),
}


def people(language: Language) -> People:
    voice = Voice(language)
    return tuple((key, voice.say(name)) for key, name in PEOPLE.items())
