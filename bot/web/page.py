"""The frame of a page that is put together in code."""

from html import escape

from bot.web.style import HEADERS, STYLE

_FRAME = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
<main>
{body}
</main>
</html>
"""
PAGE_HEADERS = {**HEADERS, "Content-Type": "text/html; charset=utf-8"}


def page(title: str, body: str, language: str = "nb") -> str:
    """`title` is text, `body` is HTML."""
    return _FRAME.format(title=escape(title), body=body, language=language, style=STYLE)


def heading(words: str, level: int = 1) -> str:
    return f"<h{level}>{escape(words)}</h{level}>"
