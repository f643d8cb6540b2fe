"""Which kindergarten an administrator means."""

from dataclasses import dataclass

from bot.commands.fold import fold, nearest
from bot.store.post_list import kindergarten_names
from bot.store.session import Session


@dataclass(eq=False)
class UnknownKindergarten(Exception):
    """None, or several, are called that; says what one can do, in a sentence."""

    sentence: str


def which_kindergarten(session: Session, asked: str) -> int:
    """By its number or its name, or a part of the name that no other has. Raises UnknownKindergarten."""
    names = kindergarten_names(session)
    if asked.removeprefix("#").isdecimal() and int(asked.removeprefix("#")) in names:
        return int(asked.removeprefix("#"))
    wanted = fold(asked)
    exact = [key for key, name in names.items() if fold(name) == wanted]
    found = exact or [key for key, name in names.items() if wanted and wanted in fold(name)]
    if len(found) == 1:
        return found[0]
    if found:
        which = ", ".join(f"{names[key]} (#{key})" for key in found[:10])
        raise UnknownKindergarten(f"Several kindergartens are called that. Use the number: {which}.")
    close = ", ".join(name for name, _score in nearest(asked, names.values()))
    hint = f" Did you mean {close}?" if close else " `hms-bot roles` lists all of them."
    raise UnknownKindergarten(f"There is no kindergarten {asked!r}.{hint}")
