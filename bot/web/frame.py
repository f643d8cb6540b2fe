"""The frame of a page made by a template: it loads its own style sheet and pictures, and runs nothing."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.message.words import Voice, Words, _

HERE = Path(__file__).parent
SHEET = (HERE / "style.css").read_bytes()
STYLE = f"/style.css?{sha256(SHEET).hexdigest()[:8]}"
"""Its address changes with it, so that it can be kept."""
STYLE_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600"}
PAPER_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}


def join_style(application: web.Application) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=SHEET, content_type="text/css", headers=STYLE_HEADERS)

    application.router.add_get("/style.css", answer)


def rendered(template: str, voice: Voice, **values: object) -> str:
    """What stands in `{{ }}` is text. `_` marks words for the catalogues and says them; `say` says others."""

    def said(one: str, **filled: Words) -> str:
        return voice.say(_(one, **filled))

    return (
        _environment()
        .get_template(template)
        .render(voice=voice, say=voice.say, _=said, style=STYLE, **values)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
