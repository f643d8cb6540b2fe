"""The frame of a plain page: it loads nothing and runs nothing."""

from html import escape

_FRAME = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1.1em/1.5 sans-serif; max-width: 36em; margin: 3em auto; padding: 0 1em }}
dt {{ font-weight: bold }}
dd {{ margin: 0 0 .6em }}
img {{ display: block; max-width: 100%; height: auto; margin: 1.5em 0;
  border: 1px solid #767676; border-radius: 8px }}
</style>
{body}
</html>
"""
PAGE_HEADERS = {
    "Content-Type": "text/html",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def page(title: str, body: str, language: str = "nb") -> str:
    """`title` is text, `body` is HTML."""
    return _FRAME.format(title=escape(title), body=body, language=language)


def heading(words: str, level: int = 1) -> str:
    return f"<h{level}>{escape(words)}</h{level}>"
