"""Cards of locking a year report."""

from bot.handlers.common import buttons
from bot.handlers.papers.report.gaps import gaps
from bot.handlers.papers.report.lines import LOCK, LOCK_NOW, YEAR_REPORT_OF
from bot.handlers.papers.report.record import YearRecord
from bot.message.card import Block, Button, Card, Fields, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Dated, Words, _, _n
from bot.model.locked_report import LockedReport
from bot.model.month import Barnehageaar, Month


@example(lambda s: (s.year_record, s.locked_report))
def ask_to_lock_card(record: YearRecord, before: LockedReport | None) -> Card:
    """What locking does, and what is missing still."""
    body: list[Block] = [
        Text(
            _(
                "The report is kept as it stands today, with a checksum. "
                "What you change later does not change it."
            )
        )
    ]
    left = len(gaps(record))
    if left:
        body.append(
            Text(_n("{n} thing is not written down yet.", "{n} things are not written down yet.", left))
        )
    if before is not None:
        known = _("Version {n} is from {day}. It stays.", n=before.version, day=Dated(before.locked_on))
        body.append(Text(known, "quiet"))
    return Card(
        _("Lock the year report {year}?", year=record.year),
        tuple(body),
        (Button(_("Lock it"), LOCK_NOW(record.year.months()[0])), see_report(record.year)),
    )


@example(lambda s: (s.locked_report, "https://example.no/papers/Wz"))
def locked_card(locked: LockedReport, address: str | None) -> Card:
    """`address` opens the papers; None where the bot has no address of its own."""
    opens = () if address is None else (Link(_("Open and print"), address),)
    return Card(
        _("The year report {year} is locked", year=locked.of),
        (
            Fields(
                (
                    (_("Locked"), Capital(Dated(locked.locked_on))),
                    (_("Version"), locked.version),
                )
            ),
            Text(_("Checksum (SHA-256): {checksum}", checksum=locked.checksum_in_groups)),
            Text(
                _("The number is of this file alone. Your IT can check by it that nothing was changed."),
                "quiet",
            ),
        ),
        (*opens, see_report(locked.of), buttons.UNDO),
    )


@example(lambda s: (s.locked_report, None))
def locked_without_link_card(locked: LockedReport, address: str | None) -> Card:
    """Where the bot has no address of its own."""
    return locked_card(locked, address)


@example(lambda s: (s.locked_report,))
def locked_already_card(locked: LockedReport) -> Card:
    """Nothing was changed since: another version would say the same."""
    return Card(
        _("The year report {year} is locked already", year=locked.of),
        (Text(_("Version {n} says all that is written down today.", n=locked.version)),),
        (see_report(locked.of),),
    )


@example(lambda s: (Barnehageaar.of(s.month).next(),))
def not_begun_card(year: Barnehageaar) -> Card:
    return Card(
        _("The year {year} has not begun", year=year),
        (Text(_("There is nothing to lock yet. You can lock the report of a year from August.")),),
        (buttons.YEAR_REPORT,),
    )


@example(lambda s: (Barnehageaar.of(s.month),))
def not_drawn_card(year: Barnehageaar) -> Card:
    """It is not drawn yet, or could not be; nothing is locked."""
    return Card(
        _("The report is not ready yet"),
        (Text(_("Nothing is locked. Try again in a moment.")),),
        (Button(_("Try to lock it again"), LOCK(year.months()[0])), see_report(year)),
    )


def see_report(year: Barnehageaar) -> Button:
    first: Month = year.months()[0]
    return Button(_("See the year report"), YEAR_REPORT_OF(first))


def newest_line(locked: LockedReport) -> Words:
    """For the card of the report."""
    return _(
        "Locked {day}, version {n}. Checksum: {checksum}",
        day=Dated(locked.locked_on),
        n=locked.version,
        checksum=locked.checksum_in_groups,
    )
