"""How every page of ours looks, and what it may do: load our style sheet and pictures, and no more."""

from hashlib import sha256
from pathlib import Path

from aiohttp import web

SHEET = (Path(__file__).parent / "style.css").read_bytes()
STYLE = f"/style.css?{sha256(SHEET).hexdigest()[:8]}"
"""Its address changes with it, so that it can be kept."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
STYLE_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600"}


def join_style(application: web.Application) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=SHEET, content_type="text/css", headers=STYLE_HEADERS)

    application.router.add_get("/style.css", answer)
