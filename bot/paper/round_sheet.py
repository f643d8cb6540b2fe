"""A vernerunde on paper: the checklist to fill in by pen, or what was found on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import msgspec

from bot.message.words import Capital, Dated, Joined, Voice, Words, _
from bot.model.safety_round import PointState
from bot.paper.documents import Section, printable

STATE_WORDS: dict[PointState, Words] = {
    PointState.OK: _("fine"),
    PointState.TO_FIX: _("to put right"),
    PointState.SKIPPED: _("skipped"),
}


@dataclass(frozen=True)
class SheetPoint:
    what: Words
    """As it should be."""
    look: Words | None
    """How one finds out; own points have none."""
    state: PointState | None = None
    """None: it has not been answered."""
    note: str | None = None
    """What they saw, in the group's words."""
    measure: Words | None = None
    """The measure that puts it right."""
    put_right: bool = False

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is known of it besides its box."""
        skipped = (Capital(STATE_WORDS[PointState.SKIPPED]),) if self.state is PointState.SKIPPED else ()
        note = (self.note,) if self.note else ()
        measure = (_("Measure: {what}", what=self.measure),) if self.measure is not None else ()
        put_right = (_("It is put right"),) if self.put_right else ()
        return (*skipped, *note, *measure, *put_right)


@dataclass(frozen=True)
class SheetArea:
    title: Words
    points: tuple[SheetPoint, ...]


@dataclass(frozen=True)
class RoundSheet:
    """A checklist has no days; what was found has the day it began, and where it is finished two more."""

    template: ClassVar[str] = "round"

    kindergarten: str
    areas: tuple[SheetArea, ...]
    roles: tuple[Words, ...] = ()
    """Those who may go along."""
    started_on: date | None = None
    finished_on: date | None = None
    next_on: date | None = None

    @property
    def title(self) -> Words:
        return _("Safety round")

    @property
    def is_blank(self) -> bool:
        return self.started_on is None

    @property
    def sections(self) -> Sequence[Section]:
        return tuple(Section(area.title, tuple(map(_in_words, area.points))) for area in self.areas)

    def data(self, voice: Voice) -> str:
        def said(words: Words) -> str:
            return printable(voice.say(words))

        data = {
            "language": voice.language.value,
            "above": said(self.kindergarten),
            "title": said(self.title),
            "days": [[said(label), said(day)] for label, day in self._days()],
            "blank": self._to_fill_in(voice) if self.is_blank else None,
            "columns": [said(one) for one in (_("Point"), _("Fine"), _("Must be put right"), _("Note"))],
            "areas": [
                {"title": said(area.title), "points": [_drawn(one, voice) for one in area.points]}
                for area in self.areas
            ],
        }
        return msgspec.json.encode(data, order="deterministic").decode()

    def _days(self) -> tuple[tuple[Words, Words], ...]:
        days = (
            (_("Date"), self.finished_on or self.started_on),
            (_("Next round"), self.next_on),
        )
        return tuple((label, Capital(Dated(day))) for label, day in days if day is not None)

    def _to_fill_in(self, voice: Voice) -> dict[str, object]:
        hint = _("Tick by pen. Afterwards, write what must be put right with {line}.", line="/hms vernerunde")
        words = {
            "day": _("Date"),
            "who": _("Went along"),
            "hint": hint,
            "more": _("Other things we saw"),
            "next": _("Next round"),
        }
        roles = [printable(voice.say(role)) for role in self.roles]
        return {"roles": roles} | {name: printable(voice.say(one)) for name, one in words.items()}


def _drawn(point: SheetPoint, voice: Voice) -> dict[str, object]:
    return {
        "what": printable(voice.say(point.what)),
        "look": None if point.look is None else printable(voice.say(point.look)),
        "fine": point.state is PointState.OK,
        "to_fix": point.state is PointState.TO_FIX,
        "notes": [printable(voice.say(one)) for one in point.notes],
    }


def _in_words(point: SheetPoint) -> Words:
    if point.state is None:
        return point.what
    state = () if point.state is PointState.SKIPPED else (STATE_WORDS[point.state],)
    return Joined((point.what, *state, *point.notes), " – ")
