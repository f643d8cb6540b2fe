"""`/themes/nb/stoy-og-stemme`: a theme of the library, for whoever holds a phone to a sheet on the wall."""

from collections.abc import Mapping
from functools import cache

from aiohttp import web

from bot.content.library import Library, Theme
from bot.message.words import Language, Voice, _
from bot.web.frame import rendered
from bot.web.links import THEME
from bot.web.sorry import sorry
from bot.web.style import HEADERS

LANGUAGES = "|".join(language.value for language in Language)
PUBLIC_HEADERS: Mapping[str, str] = {**HEADERS, "Cache-Control": "public, max-age=3600"}
NO_THEME = _("There is no such theme")
SEE_ALL = _("Write {command} in the chat to see all of them.", command="/hms tema")


def join_themes(application: web.Application, library: Library) -> None:
    @cache
    def written(theme: Theme, language: Language) -> bytes:
        text = getattr(theme, language.value)
        return rendered("theme.html", Voice(language), theme=theme, text=text).encode()

    async def answer(request: web.Request) -> web.Response:
        theme = library.get(request.match_info["theme"])
        if theme is None:
            return sorry(NO_THEME, SEE_ALL, 404)
        text = written(theme, Language(request.match_info["language"]))
        return web.Response(body=text, content_type="text/html", charset="utf-8", headers=PUBLIC_HEADERS)

    path = THEME.format(language=f"{{language:{LANGUAGES}}}", theme="{theme:[a-z0-9-]+}")
    application.router.add_get(path, answer)
