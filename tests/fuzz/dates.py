"""Days, months, stretches of days, years and times, in commands, in sentences and in tables."""

from contextlib import suppress
from typing import Any

from bot.admin.webinars.moments import read_start
from bot.admin.webinars.wrong import Wrong
from bot.commands.dates import BARNEHAGEAAR, COMING_MONTH, DAYS, TIME, CalendarReader, DayReader, find
from bot.commands.errors import Unreadable
from bot.message.words import _
from tests.commands.dates.reading import NOW
from tests.fuzz.target import Target

READERS: tuple[CalendarReader[Any], ...] = (COMING_MONTH, DayReader(_("Day")), DAYS, BARNEHAGEAAR, TIME)


def run(data: bytes) -> int:
    text = data.decode("utf-8", "replace")
    with suppress(Wrong):
        read_start(text)
    for reader in READERS:
        with suppress(Unreadable):
            reader.read(text, NOW)
        reader.near(text, NOW)
        find(reader, text.split(), NOW)
    return len(READERS)


TARGET = Target(
    run,
    tuple(
        text.encode()
        for text in (
            "onsdag 3. mars 2027 kl. 14.00",
            "fra mandag i uke 7 til og med fredag i neste uke",
            "kvart på halv tolv den siste tirsdagen i februar i fjor",
            "2026-12-24T13:00+01:00",
            "om fjorten dager, i romjula eller 2026/2027",
        )
    ),
    """0 1 12 29 31 . / - – : uke mars mai neste siste halv kl før påska år i på 99999999 ½ ٣ İ AM""",
)
