"""`/guide/nb`, `/guide/nn` and `/guide/en`: the guide for kindergartens, with its pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import chain, repeat
from pathlib import Path

from aiohttp import web

from bot.message.card import Block, Fields, Image, Items, Text
from bot.message.words import Language, Voice, Words
from bot.model.role import Leader
from bot.web.page import PAGE_HEADERS, heading, page

PICTURES = Path(__file__).parent / "pictures"
WIDTH = 358
"""Of the pictures, in points: a message's on a phone."""
PATH = "/guide/{language}"
OF_MANAGER = "?leder=daglig"
"""Behind the address: the guide says daglig leder for styrer."""


@dataclass(frozen=True)
class Section:
    """A picture's address in it is the picture's name."""

    title: Words
    body: tuple[Block, ...]


def guide_address(pages: str, language: Language, leader: Leader) -> str:
    """Where the guide is, below the address of the bot's own pages: for kindergartens with such a leader."""
    return pages + PATH.format(language=language.value) + (OF_MANAGER if leader is Leader.MANAGER else "")


def picture_name(image: Image, language: Language) -> str:
    return f"{image.url}.{language.value}.png"


def join_guide(application: web.Application, guide: Sequence[Section]) -> None:
    @cache
    def written(voice: Voice) -> str:
        return _page(guide, voice)

    async def answer(request: web.Request) -> web.Response:
        of_manager = f"?{request.query_string}" == OF_MANAGER
        voice = Voice(Language(request.match_info["language"]), of_manager)
        return web.Response(text=written(voice), headers=PAGE_HEADERS)

    languages = "|".join(language.value for language in Language)
    application.router.add_get(PATH.format(language=f"{{language:{languages}}}"), answer)
    application.router.add_static("/guide/pictures", PICTURES)


def _page(guide: Sequence[Section], voice: Voice) -> str:
    levels = chain([1], repeat(2))
    lines = (
        line
        for section, level in zip(guide, levels, strict=False)
        for line in _section(section, level, voice)
    )
    return page(voice.say(guide[0].title), "\n".join(lines), voice.language.value)


def _section(section: Section, level: int, voice: Voice) -> Iterator[str]:
    yield heading(voice.say(section.title), level)
    for block in section.body:
        yield from _block(block, voice)


def _block(block: Block, voice: Voice) -> Iterable[str]:
    def said(words: Words) -> str:
        return escape(voice.say(words))

    match block:
        case Text():
            return (f"<p>{said(block.words)}</p>",)
        case Items():
            return ("<ul>", *(f"<li>{said(item)}</li>" for item in block.items), "</ul>")
        case Fields():
            rows = (f"<dt>{said(label)}</dt><dd>{said(value)}</dd>" for label, value in block.pairs)
            return ("<dl>", *rows, "</dl>")
        case Image():
            address = f"pictures/{picture_name(block, voice.language)}"
            return (f'<img src="{address}" alt="{said(block.alt)}" width="{WIDTH}">',)
        case _:
            raise TypeError(block)
