"""Collects the strings of the code into the catalogues, keeping the translations that are there."""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.handlers.registry import REGISTRY, UNBOUND

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "bot" / "content" / "locale"
KEYWORDS = {"_": None, "_n": (1, 2)}
ALWAYS = datetime(2026, 11, 1, tzinfo=UTC)
"""The date in the header: with that of today, any two changes of the catalogues would be in conflict."""


def collected() -> Catalog:
    """All marked strings, without the lines they stand on: those change too often."""
    catalogue = Catalog(project="hms-bot")
    found = extract_from_dir(
        ROOT / "bot", [("**.py", "python"), ("web/templates/**.html", "jinja2")], keywords=KEYWORDS
    )
    for filename, _line, message, _comments, context in found:
        catalogue.add(message, locations=[(f"bot/{filename}", 0)], context=context)
    for command in (*REGISTRY, *UNBOUND):
        if len(command.path) > 1:
            catalogue.add(command.typed.one, locations=[("bot/handlers/registry.py", 0)])
    return catalogue


def catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "messages.po"


def update(language: str) -> None:
    path = catalogue_path(language)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = ALWAYS
    for message in catalogue:
        own = language == "en" or (language == "nb" and str(message.id).startswith("/"))
        if own and message.id and not (message.string and all(message.string)):
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, sort_by_file=True, omit_header=False)


if __name__ == "__main__":
    for name in ("nb", "nn", "en"):
        update(name)
