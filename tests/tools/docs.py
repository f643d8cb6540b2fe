"""Writes the pages of docs/ that are derived from the code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from bot.commands.fold import squeeze
from bot.commands.registry import Command, Param
from bot.handlers.overview.guide import GUIDE
from bot.handlers.registry import SUBJECTS
from bot.message.card import Block, Fields, Image, Items, Text
from bot.message.words import Voice
from bot.model.audience import Audience
from bot.model.texts import Language
from bot.settings import described
from bot.web.guide import PICTURES, WIDTH, Section, picture_name
from tests.tools.licences import licence_of, locked

DOCS = Path(__file__).parents[2] / "docs"


def settings_page() -> str:
    """A row for each setting."""
    rows = (
        (f"`{name}`", f"`{default}`" if default else "empty", about) for name, default, about in described()
    )
    return "\n".join(
        [
            "# Settings",
            "",
            "Every setting is a variable of the environment. `hms-bot settings` lists the same.",
            "",
            *table(("Variable", "Default", "What it means"), rows),
            "",
        ]
    )


@dataclass(frozen=True)
class Headings:
    """The words of the command page that no message of the bot has."""

    page: str
    columns: tuple[str, str, str, str, str, str]
    everyone: str
    group: str
    channel: str
    asker: str
    may_be_left_out: str
    several: str


HEADINGS = {
    Language.NB: Headings(
        "Kommandoer",
        ("Kommando", "Hva den gjør", "Parametre", "Andre navn", "Hvem", "Hvem som ser svaret"),
        "alle",
        "HMS-gruppen",
        "kanalen",
        "bare den som spør",
        "kan utelates",
        "en eller flere",
    ),
    Language.NN: Headings(
        "Kommandoar",
        ("Kommando", "Kva han gjer", "Parametrar", "Andre namn", "Kven", "Kven som ser svaret"),
        "alle",
        "HMS-gruppa",
        "kanalen",
        "berre den som spør",
        "kan utelatast",
        "ein eller fleire",
    ),
    Language.EN: Headings(
        "Commands",
        ("Command", "What it does", "Parameters", "Other names", "Who", "Who sees the answer"),
        "everyone",
        "the HMS group",
        "the channel",
        "the asker alone",
        "may be left out",
        "one or more",
    ),
}


def commands_page() -> str:
    """Every command by its subject, in each language by its name there."""
    lines = [f"# {' · '.join(one.page for one in HEADINGS.values())}", ""]
    for language, headings in HEADINGS.items():
        lines += [f"## {headings.page}", ""]
        for subject, commands in SUBJECTS:
            lines += [f"### {Voice(language).say(subject.title)}", ""]
            lines += table(headings.columns, (row(command, language) for command in commands))
            lines += [""]
    return "\n".join(lines)


def row(command: Command, language: Language) -> tuple[str, ...]:
    voice, headings = Voice(language), HEADINGS[language]
    typed = voice.say(command.typed)
    others = (" ".join(command.path[1:]), *command.also)
    return (
        f"`{typed}`",
        voice.say(command.says),
        "; ".join(parameter(param, voice, headings) for param in command.params),
        ", ".join(f"`{name}`" for name in others if squeeze(f"/{command.path[0]} {name}") != squeeze(typed)),
        headings.group if command.who else headings.everyone,
        _readers(command, headings),
    )


def _readers(command: Command, headings: Headings) -> str:
    """Of a change; what only asks, and what is refused, the asker sees alone."""
    names = {Audience.EVERYBODY: headings.channel, Audience.GROUP: headings.group}
    told = [name for audience, name in names.items() if audience in command.tells]
    return " / ".join(told or [headings.asker])


def parameter(param: Param, voice: Voice, headings: Headings) -> str:
    notes = [headings.several] if param.many else []
    notes += [] if param.required else [headings.may_be_left_out]
    said = voice.say(param.label)
    return f"{said} ({', '.join(notes)})" if notes else said


def table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table; a bar within a cell would begin the next."""
    for cells in (columns, ("---",) * len(columns), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def guide_page(language: Language) -> str:
    """The guide for kindergartens, as the bot's own page has it."""
    voice = Voice(language)
    sections = (_section(section, level, voice) for section, level in zip(GUIDE, _levels(), strict=False))
    return "\n".join(line for section in sections for line in section)


def _levels() -> Iterator[str]:
    yield "#"
    yield from repeat("##")


def _section(section: Section, level: str, voice: Voice) -> Iterator[str]:
    yield f"{level} {voice.say(section.title)}"
    yield ""
    for block in section.body:
        yield from _block(block, voice)
        yield ""


def _block(block: Block, voice: Voice) -> Iterable[str]:
    match block:
        case Text():
            return (voice.say(block.words),)
        case Items():
            return (f"- {voice.say(item)}" for item in block.items)
        case Fields():
            return (f"- **{voice.say(label)}** – {voice.say(value)}" for label, value in block.pairs)
        case Image():
            address = f"{PICTURES.relative_to(DOCS.parent)}/{picture_name(block, voice.language)}"
            return (f'<img src="../{address}" alt="{voice.say(block.alt)}" width="{WIDTH}">',)
        case _:
            raise TypeError(block)


def licences_page() -> str:
    """Of each dependency, as the lock files have them."""
    product = locked("run")
    work = [package for package in locked("dev") if package not in product]
    lines = [
        "# Licences",
        "",
        "hms-bot itself is under the European Union Public Licence 1.2 (EUPL-1.2): [its text](../LICENSE).",
        "What it is made with is listed here, by the names of SPDX. All of it may be part of a work under",
        "that licence; a test holds that.",
        "",
        "## In the product",
        "",
        *_licences(product),
        "",
        "psycopg (LGPL) and certifi (MPL) are used as they are: who changes them, publishes that change",
        "under their licence.",
        "",
        "## For tests and tools",
        "",
        "These are on no machine that only runs the bot. A few are under licences that would not fit in the",
        "product, such as the dictionaries of bokmål and nynorsk that tests read.",
        "",
        *_licences(work),
        "",
    ]
    return "\n".join(lines)


def _licences(packages: Iterable[str]) -> Iterator[str]:
    return table(("Package", "Licence"), ((package, licence_of(package)) for package in packages))


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "licences.md": licences_page,
    "for-barnehagen.md": lambda: guide_page(Language.NB),
    "for-barnehagen.nn.md": lambda: guide_page(Language.NN),
}


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
