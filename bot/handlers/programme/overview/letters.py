"""The newest letters of a programme as a table: how many channels each has reached."""

from collections.abc import Iterable
from datetime import date

from bot.handlers.programme.letters.delivery import Delivery
from bot.handlers.programme.letters.lines import LETTERS
from bot.message.words import Joined, Words, _
from bot.model.letter import Letter, LetterState
from bot.paper.table import Column, Table
from bot.store.letters import LETTER, letters_of, outcomes
from bot.store.session import Session
from bot.web.programme import Section

NARROW, WIDE = 14, 50
MOST_LETTERS = 3
LOOKED_AT = 20
"""The newest, among which are those that were sent."""


def sent_letters(session: Session, home_id: int) -> list[tuple[Letter, Delivery]]:
    """The newest first."""
    sent = [one for one in letters_of(session, home_id, LOOKED_AT) if one.sent_at is not None]
    return [(one, Delivery.of(outcomes(session, LETTER, one))) for one in sent[:MOST_LETTERS]]


def letters_section(sent: Iterable[tuple[Letter, Delivery]]) -> Section:
    """Whether anybody has read them, no platform tells."""
    titles: tuple[Words, ...] = (
        _("Sent off"),
        _("Arrived"),
        _("On the way"),
        _("Not arrived, or unsure"),
    )
    columns = Column(_("Letter"), WIDE), *(Column(title, NARROW) for title in titles)
    rows = tuple((_title(one), _day(one), went.delivered, went.waiting, _lost(went)) for one, went in sent)
    about = _(
        "The newest; {line} has them all. Nobody can see who has read them: the chat programs do not tell.",
        line=LETTERS.typed,
    )
    return Section("brev", Table(_("Letters"), columns, rows), about, _("No letter has been sent yet."))


def _title(letter: Letter) -> Words:
    if letter.state is not LetterState.RECALLED:
        return letter.title
    return Joined((letter.title, _("taken back")), ", ")


def _day(letter: Letter) -> date | None:
    return None if letter.sent_at is None else letter.sent_at.date()


def _lost(went: Delivery) -> int:
    return went.unsure + sum(count for _why, count in went.failed)
