"""Every text that people read, in its three languages, with where it stands.

The guide and its pages in docs/, the web pages and the words of the demo's page are made from the catalogues.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from babel.messages.pofile import read_po

from bot.model.texts import Language

ROOT = Path(__file__).parents[2]
NOT_READ = {"said"}
"""What people say is only searched in, in whatever language and spelling it is said."""
GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Text:
    """What is said in one place. `en` stands in the code too, where it is a catalogue's."""

    where: str
    nb: str
    nn: str
    en: str

    def said(self, language: Language) -> str:
        text: str = getattr(self, language.value)
        return text


def every_text(root: Path = ROOT) -> Iterator[Text]:
    """All texts of a checkout."""
    yield from catalogues(root / "bot" / "content" / "locale")
    for path in sorted((root / "bot" / "content").rglob("*.yaml")):
        where = path.stem if path.parent.name == "content" else f"{path.parent.name}/{path.stem}"
        yield from localized(where, yaml.load(path.read_bytes(), yaml.CSafeLoader))


def catalogues(folder: Path) -> Iterator[Text]:
    """Each string; one that depends on a number once for one and once for many."""
    read = [_strings(folder / language.value / "LC_MESSAGES" / "messages.po") for language in Language]
    for msgid in read[0]:
        for forms in zip(*(strings[msgid] for strings in read), strict=True):
            yield Text(f"catalogue: {msgid}", *forms)


def localized(where: str, node: object) -> Iterator[Text]:
    """Whatever in a content file has a `nb`, `nn` and `en`."""
    if isinstance(node, list):
        for number, child in enumerate(node, start=1):
            key = child.get("key", number) if isinstance(child, dict) else number
            yield from localized(f"{where} {key}", child)
    elif isinstance(node, dict):
        if set(Language) <= set(node):
            yield from _together(where, [node[language.value] for language in Language])
        for name, child in node.items():
            if name not in {*NOT_READ, *Language}:
                yield from localized(f"{where} {name}", child)


def _together(where: str, texts: list[object]) -> Iterator[Text]:
    """The strings at the same place in each language's part of a file."""
    match texts:
        case [str(nb), str(nn), str(en)]:
            yield Text(where, nb, nn, en)
        case [dict() as nb, dict() as nn, dict() as en]:
            for name in nb:
                yield from _together(f"{where} {name}", [nb[name], nn[name], en[name]])
        case [list() as nb, list() as nn, list() as en]:
            for number, children in enumerate(zip(nb, nn, en, strict=True), start=1):
                yield from _together(f"{where} {number}", list(children))


def _strings(path: Path) -> dict[str, tuple[str, ...]]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    found = {}
    for message in catalogue:
        if message.id:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            string = message.string or ""
            found[msgid] = (string,) if isinstance(string, str) else tuple(string)
    return found
