"""Log lines as JSON: each with the id of its request or its wake-up, and none with anybody's words."""

import logging
import secrets
import traceback
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler
from structlog.contextvars import bound_contextvars, get_contextvars, merge_contextvars
from structlog.processors import JSONRenderer, TimeStamper
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict

from bot.commands.request import Answer, Request, Submit

REQUEST, WAKEUP = "request", "wakeup"
"""What a line's id is called, by what began it."""

log = logging.getLogger(__name__)


def formatter() -> ProcessorFormatter:
    """For every line of the standard library's loggers, ours and the libraries'."""
    return ProcessorFormatter(
        foreign_pre_chain=[
            merge_contextvars,
            add_log_level,
            add_logger_name,
            TimeStamper(fmt="iso", utc=True, key="time"),
            _error_without_words,
        ],
        processors=[ProcessorFormatter.remove_processors_meta, JSONRenderer(ensure_ascii=False)],
    )


def log_as_json() -> None:
    """From now on, what goes to the standard error."""
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            handler.setFormatter(formatter())


def _error_without_words(_logger: Any, _method: str, line: EventDict) -> EventDict:
    """What kind of error, and where. What it says may be what somebody wrote."""
    found = line.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    chain = []
    while isinstance(error, BaseException):
        chain.append({"type": type(error).__name__, "at": _places(error)})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return {**line, "error": chain} if chain else line


def _places(error: BaseException) -> list[str]:
    """Innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def an_id(kind: str) -> Any:
    """A context whose lines have an id of their own."""
    return bound_contextvars(**{kind: secrets.token_hex(8)})


@web.middleware
async def request_id(request: web.Request, handler: Handler) -> web.StreamResponse:
    """With an id for each. What goes wrong is said here: the web server's own line has an address in it."""
    with an_id(REQUEST):
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception:
            resource = request.match_info.route.resource
            log.exception("A request could not be answered: %s", resource and resource.canonical)
            return web.Response(status=500)


def with_request_id(submit: Submit) -> Submit:
    """For what does not come by the web server: Slack's Socket Mode."""

    async def submit_with_id(request: Request) -> Answer:
        if REQUEST in get_contextvars():
            return await submit(request)
        with an_id(REQUEST):
            return await submit(request)

    return submit_with_id
