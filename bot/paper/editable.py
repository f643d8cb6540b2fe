"""A report as a file that can be changed: HTML, which Word, LibreOffice and every browser open.

It is one file with nothing beside it, so that it can be sent. A DOCX would need two libraries more, and would
open in fewer programs. It has the rows that are not printed too.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from bot.paper.report import NOT_PRINTED, SaidReport

_STYLE = """\
body { font: 11pt/1.4 Calibri, "Source Sans Pro", sans-serif; max-width: 46em;
  margin: 2em auto; padding: 0 1em }
h1 { font-size: 20pt; margin: 0 0 .4em } h2 { font-size: 14pt; margin: 1.2em 0 .4em }
table { border-collapse: collapse; width: 100%; margin: .4em 0 .8em }
th, td { border: 1px solid #767676; padding: .25em .5em; text-align: left; vertical-align: top }
th { font-weight: bold } tr { page-break-inside: avoid }
@page { size: A4; margin: 18mm }
"""


def editable(said: SaidReport) -> bytes:
    """The same bytes for the same report. Whatever people wrote is text, never HTML."""
    return "\n".join([*_lines(said), ""]).encode()


def _lines(said: SaidReport) -> Iterator[str]:
    title = escape(f"{said['title']} – {said['above']}")
    yield f'<!doctype html>\n<html lang="{said["language"]}">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>"
    yield _text("p", said["above"])
    yield _text("h1", said["title"])
    for words in said["about"]:
        yield _text("p", words)
    for chapter in said["chapters"]:
        yield from _chapter(chapter)
    yield _text("p", said["below"])
    yield "</body>\n</html>"


def _chapter(chapter: dict[str, Any]) -> Iterator[str]:
    yield _text("h2", chapter["heading"])
    for words in chapter["paragraphs"]:
        yield _text("p", words)
    if chapter["points"]:
        yield "<ul>"
        for words in chapter["points"]:
            yield _text("li", words)
        yield "</ul>"
    for table in chapter["tables"]:
        yield from _table(table)


def _table(table: dict[str, Any]) -> Iterator[str]:
    yield "<table>\n<thead><tr>"
    for head in table["heads"]:
        yield _text("th", head, ' scope="col"')
    yield "</tr></thead>\n<tbody>"
    beyond = table.get(NOT_PRINTED, [])  # reports that were locked earlier have only what was printed
    for first, *others in (*table["rows"], *beyond):
        cells = "".join(_text("td", cell) for cell in others)
        yield f"<tr>{_text('td', first)}{cells}</tr>"
    yield "</tbody>\n</table>"
    if table["more"] is not None and not beyond:
        yield _text("p", table["more"])


def _text(tag: str, words: str, attributes: str = "") -> str:
    """`dir=auto`: what is written from right to left is read so, whatever stands around it."""
    return f'<{tag}{attributes} dir="auto">{escape(words)}</{tag}>'
