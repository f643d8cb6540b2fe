"""The people of the demo: one of each role in a kindergarten, a colleague, and those around a programme.

Those of the kindergartens are the same in every channel.
"""

from bot.commands.vocabulary import PROGRAMME_ROLES, ROLES
from bot.message.words import Language, Voice, Words, _
from bot.model.place import Place
from bot.model.programme import ProgrammeRole
from bot.platforms.local.render import People

GROUPS = "-gruppe"
"""What the names of closed places end with."""
COLLEAGUE = "ansatt"
PROGRAMMET = "programmet"
"""The arbeidsgruppe's own channel."""
ARBEIDSGRUPPE, ARBEIDSGRUPPE_2 = "arbeidsgruppe", "arbeidsgruppe2"
HJELPER = "hjelper"

PEOPLE: dict[str, Words] = {
    **{role.value: term.label for role, term in ROLES.items()},
    COLLEAGUE: _("Colleague"),
}
AROUND: dict[str, Words] = {
    ARBEIDSGRUPPE: PROGRAMME_ROLES[ProgrammeRole.ARBEIDSGRUPPE].label,
    ARBEIDSGRUPPE_2: _("Arbeidsgruppe (2)"),
    HJELPER: PROGRAMME_ROLES[ProgrammeRole.HJELPER].label,
}
"""They are in no kindergarten, and each has a chat alone with the bot, called as they are."""
EVERYBODY = AROUND | PEOPLE


def is_own_chat(channel: str) -> bool:
    """Whether one person is there alone with the bot."""
    return channel in AROUND


def is_closed(channel: str) -> bool:
    """Whether only the HMS-gruppe, or the arbeidsgruppe, is let in."""
    return channel.endswith(GROUPS) or channel == PROGRAMMET


def has_way_in(user: str, channel: str) -> bool:
    if is_own_chat(channel):
        return user == channel
    if channel == PROGRAMMET:
        return user in (ARBEIDSGRUPPE, ARBEIDSGRUPPE_2)
    return user in PEOPLE and not (is_closed(channel) and user == COLLEAGUE)


def who_reads(channel: str) -> Words:
    if is_own_chat(channel):
        return _("Only you can read this")
    if channel == PROGRAMMET:
        return _("Only the arbeidsgruppe can read this")
    if is_closed(channel):
        return _("Only the HMS group can read this")
    return _("Everyone on the staff can read this")


def written_in(place: Place) -> tuple[str, str | None]:
    """The channel that a message for a place is in, and whose alone it is there."""
    if place.person is not None and is_own_chat(place.person):
        return place.person, None
    return place.channel, place.person


def people(language: Language) -> People:
    """Those of a kindergarten, for its forms and cards."""
    voice = Voice(language)
    return tuple((key, voice.say(name)) for key, name in PEOPLE.items())


def everybody(language: Language) -> People:
    voice = Voice(language)
    return tuple((key, voice.say(name)) for key, name in EVERYBODY.items())
