"""The people of the demo: one of each role, and a colleague. They are the same in every channel."""

from bot.message.words import Language, Phrase, Voice, _
from bot.platforms.local.render import People

PEOPLE: dict[str, Phrase] = {
    "styrer": _("Styrer"),
    "tillitsvalgt": _("Tillitsvalgt"),
    "verneombud": _("Verneombud"),
    "ansatt": _("Colleague"),
}


def people(language: Language) -> People:
    voice = Voice(language)
    return tuple((key, voice.say(name)) for key, name in PEOPLE.items())
