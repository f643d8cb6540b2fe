"""Addresses in what people and their programs write."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

MOST_WRAPPINGS = 3
"""A link that was sent on is wrapped again each time."""

_ADDRESS = re.compile(r"https://[^\s<>\"`|\\“”«»]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’*"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_WRAPPERS = (
    (re.compile(r"(?:.+\.)?safelinks\.protection\.(?:outlook\.com|office365\.us)"), "url"),
    (re.compile(r"statics\.teams\.cdn\.office\.net"), "url"),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "q"),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "url"),
    (re.compile(r"slack-redir\.net"), "url"),
)
"""Programs that put an address of their own around a link, and where in it the link stands."""
_MEETING = re.compile(
    r"""https://(?:
        teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/
        | (?:[\w-]+\.)?zoom\.(?:us|com)/(?:j|w|s|my|wc|meeting/register|webinar/register)/
        | meet\.google\.com/ | meet\.jit\.si/ | whereby\.com/ | (?:[\w-]+\.)*webex\.com/
        | events\.teams\.microsoft\.com/event/ | (?:[\w-]+\.)?whereby\.com/
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def addresses(text: str) -> Iterator[str]:
    """The https addresses in a text, where they lead: without the signs behind them, and unwrapped."""
    for match in _ADDRESS.finditer(text):
        link = unwrapped(_without_end(match[0]))
        if link.casefold().startswith("https://"):
            yield f"https{link[len('https') :]}"


def unwrapped(link: str) -> str:
    """Where a link leads that a program has wrapped. The wrapping holds the e-mail address of its reader."""
    for _time in range(MOST_WRAPPINGS):
        inner = _inner(link)
        if inner is None:
            break
        link = inner
    return link


def is_meeting(link: str) -> bool:
    """Whether it leads straight into a meeting of a service that is known."""
    return _MEETING.match(link) is not None


def _inner(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        query = parse_qs(parts.query)
    except ValueError:
        return None
    for host, name in _WRAPPERS:
        if host.fullmatch(parts.hostname or "") and query.get(name, [""])[0].startswith(("http:", "https:")):
            return query[name][0]
    return None


def _without_end(link: str) -> str:
    """Without the signs that end a sentence, and brackets that begin before the address."""
    while link:
        opening = _BRACKETS.get(link[-1])
        if link[-1] not in _BEHIND and (opening is None or link.count(opening) >= link.count(link[-1])):
            break
        link = link[:-1]
    return link
