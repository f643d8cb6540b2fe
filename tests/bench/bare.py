"""The least that a web server in Python can do: read a JSON body, and answer with JSON of a given size."""

import sys

from aiohttp import web


def application(path: str, size: int) -> web.Application:
    answer = b'"' + b"x" * (size - 2) + b'"'

    async def handle(request: web.Request) -> web.Response:
        await request.json()
        return web.Response(body=answer, content_type="application/json")

    made = web.Application()
    made.router.add_post(path, handle)
    return made


if __name__ == "__main__":
    port, path, size = sys.argv[1:]
    web.run_app(application(path, int(size)), host="127.0.0.1", port=int(port), print=None, access_log=None)
