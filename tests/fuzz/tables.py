"""Tables, as `hms-bot program webinar import` reads them."""

from pathlib import Path

from bot.admin.webinars.decoding import decoded
from bot.admin.webinars.importing import read_rows
from bot.admin.webinars.tables import table_rows
from bot.admin.webinars.webinars import ProgramError
from bot.admin.webinars.wrong import Wrong
from tests.fuzz.target import Target

TABLE = """sep=;
uid;title;link;start;minutes;text;questions;recording;cancelled
w1;"Støy; og stemme";https://example.no/1;3. mars 2027 kl. 14;45;Om støy;Hva?|Hvem?;;nei
w2;Først;<https://example.no/2>;onsdag 03.03.27 14.00;1,5 timer;;;https://example.no/opptak;SANN
w3;Sist;https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.no;2027-03-03 14:00;60
"""


def run(data: bytes) -> int:
    try:
        text, _guess = decoded(data)
        return len(read_rows(table_rows(Path("liste.csv"), text, [])))
    except (ProgramError, Wrong):
        return 1


TARGET = Target(
    run,
    tuple(TABLE.encode(encoding) for encoding in ("utf-8", "utf-16", "cp1252", "mac_roman")),
    """" "" ; | , sep=| #NAVN? JA kl. 2027 https:// 999999999999 ⁹ 1,5""",
)
