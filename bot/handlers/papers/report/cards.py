"""The card of the year report: what it holds, and what is not written down yet."""

from bot.handlers.common import buttons
from bot.handlers.papers.cards import SETTING
from bot.handlers.papers.report.document import in_short
from bot.handlers.papers.report.gaps import gaps
from bot.handlers.papers.report.lines import LOCK
from bot.handlers.papers.report.locking_cards import newest_line
from bot.handlers.papers.report.record import YearRecord
from bot.message.card import Action, Block, Button, Card, Items, Link, Text
from bot.message.example import example
from bot.message.words import _, _n
from bot.model.locked_report import LockedReport

SHOWN = 3
"""Things that are not written down: more would not fit on a phone, with a button each."""


@example(lambda s: (s.year_record, "https://example.no/papers/Wz", s.locked_report))
def report_card(record: YearRecord, address: str | None, locked: LockedReport | None) -> Card:
    """`address` opens the papers; None where the bot has no address of its own."""
    left = gaps(record)
    body: list[Block] = [Items(in_short(record))]
    if left:
        body += [Text(_("Not written down yet"), "strong"), Items(tuple(one.what for one in left[:SHOWN]))]
    if len(left) > SHOWN:
        body.append(Text(_n("And {n} more.", "And {n} more.", len(left) - SHOWN), "quiet"))
    if locked is not None:
        body.append(Text(newest_line(locked), "quiet"))
    opens: tuple[Action, ...] = ()
    if address is None:
        ask = _("To get it on paper, ask whoever installed me to turn on {setting}.", setting=SETTING)
        body.append(Text(ask, "quiet"))
    else:
        opens = (Link(_("Open the report"), address),)
    mends: tuple[Button, ...] = (
        *(one.mends for one in left[:SHOWN]),
        Button(_("Lock the report"), LOCK(record.year.months()[0])),
    )
    return Card(
        _("The year report {year}", year=record.year), tuple(body), (*opens, *mends) or (buttons.WHOLE_YEAR,)
    )


@example(lambda s: (s.year_record, None, None))
def no_link_card(record: YearRecord, address: str | None, locked: LockedReport | None) -> Card:
    """Where the bot has no address of its own."""
    return report_card(record, address, locked)
