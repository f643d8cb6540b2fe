"""The frame of a page made by a template: it loads its own style sheet and pictures, and runs nothing."""

from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.message.words import Voice, Words, _

HERE = Path(__file__).parent
STYLE = "/style.css"
PAPER_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}


def join_style(application: web.Application) -> None:
    async def answer(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(HERE / "style.css")

    application.router.add_get(STYLE, answer)


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
