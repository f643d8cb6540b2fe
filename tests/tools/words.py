"""How the texts read, language by language: `python -m tests.tools.words [checkout]`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.model.texts import Language
from tests.words.corpus import ROOT, Text, every_text
from tests.words.one_word import misused
from tests.words.readability import SHORT, length, lix, longest, whole
from tests.words.spelling import OTHER, unknown

COLUMNS = (
    "",
    "Texts",
    "Words",
    "Median LIX",
    "Highest LIX",
    "Longest sentence",
    "Unknown words",
    "Forbidden words",
)


def row(texts: list[Text], language: Language) -> tuple[str, ...]:
    said = [text.said(language) for text in texts]
    hardness = [lix(text) for _where, text in whole(texts, language) if length(text) > SHORT]
    spelt = str(len(unknown(texts, language))) if language in OTHER else "–"
    return (
        language.value,
        str(len(said)),
        str(sum(map(length, said))),
        f"{median(hardness):.0f}",
        f"{max(hardness):.0f}",
        str(max(map(longest, said))),
        spelt,
        str(len(list(misused(texts, language)))),
    )


def table(root: Path) -> Iterator[str]:
    texts = list(every_text(root))
    for cells in (COLUMNS, *(row(texts, language) for language in Language)):
        yield "  ".join(cell.rjust(max(len(name), 5)) for cell, name in zip(cells, COLUMNS, strict=True))


if __name__ == "__main__":
    print(*table(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT), sep="\n")  # noqa: T201 - a program prints
