"""Whether a button of ours was pressed, or another site has sent the same through somebody's browser."""

from aiohttp import web
from yarl import URL

from bot.web.style import HEADERS

OWN = {"same-origin", "none"}
"""The second: by the browser itself, as when it is opened again with the pages that it had."""
BUTTON_HEADERS = {**HEADERS, "Referrer-Policy": "same-origin"}
"""Of a page with a button: browsers that may name no page name no origin either, when it is pressed."""


def pressed_here(request: web.Request, address: str) -> bool:
    """`address`: of our pages. Browsers say where it was, old ones by `Origin`; programs say nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    ours = str(URL(address).origin())
    return request.headers.get("Origin", ours) == ours
