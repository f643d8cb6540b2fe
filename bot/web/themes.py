"""`/themes/nb/stoy-og-stemme`: a theme of the library, for whoever holds a phone to a sheet on the wall."""

from collections.abc import Mapping

from aiohttp import web

from bot.content.library import Library
from bot.message.words import Language, Voice
from bot.web.frame import PAPER_HEADERS, rendered
from bot.web.links import THEME

LANGUAGES = "|".join(language.value for language in Language)
PUBLIC_HEADERS: Mapping[str, str] = {**PAPER_HEADERS, "Cache-Control": "public, max-age=3600"}


def join_themes(application: web.Application, library: Library) -> None:
    async def answer(request: web.Request) -> web.Response:
        theme = library.get(request.match_info["theme"])
        if theme is None:
            raise web.HTTPNotFound
        language = Language(request.match_info["language"])
        text = rendered("theme.html", Voice(language), theme=theme, text=getattr(theme, language.value))
        return web.Response(text=text, content_type="text/html", headers=PUBLIC_HEADERS)

    path = THEME.format(language=f"{{language:{LANGUAGES}}}", theme="{theme:[a-z0-9-]+}")
    application.router.add_get(path, answer)
