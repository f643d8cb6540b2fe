"""The frame of a page that a template makes."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.message.words import Voice, Words, _
from bot.web.style import STYLE

TEMPLATES = Path(__file__).parent / "templates"


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
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
