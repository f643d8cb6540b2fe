"""What is on this machine: all that is answered where nobody is asked who they are."""

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from aiohttp import web  # the settings are read without a web server

LOCALHOST = "localhost"
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host")
"""A web server that passes requests on says so; they come from it, and began elsewhere."""


def is_here(host: str) -> bool:
    """Whether a host's name or address is this machine's own, which nobody else reaches."""
    try:
        return host == LOCALHOST or ip_address(host).is_loopback
    except ValueError:
        return False


def began_here(request: "web.Request") -> bool:
    """Not in a page of somebody else's in the browser either, which asks by a name of its own."""
    passed_on = any(header in request.headers for header in PASSED_ON)
    return is_here(request.remote or "") and answers_here(f"http://{request.host}") and not passed_on


def answers_here(url: str) -> bool:
    """Whether what answers at an address is on this machine."""
    try:
        return is_here(urlsplit(url).hostname or "")
    except ValueError:
        return False
