"""All that a kindergarten has written, as JSON for other programs: what is named here, and nothing else.

Whoever has the link can read it. So it has no ids or names of persons, no votes, and nothing that its
HMS-gruppe alone sees. What is new in a kindergarten is in no file before somebody has put it on a list here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.model.parts import Part
from bot.store.whole import as_json

OWN = (
    "name",
    "language",
    "zone",
    "posting_rule",
    "posting_time",
    "closed",
    "paused",
    "wants_webinars",
    "repeats_theme",
    "leader",
    "without_verneombud",
    "plan_start",
)
TAKEN: Mapping[Part, tuple[str, ...]] = {
    Part.CALENDAR: ("month", "theme", "own"),
    Part.REVIEWS: ("month", "outcome"),
    Part.PHASES: ("key", "name"),
    Part.MILESTONES: (
        *("key", "phase_key", "title", "definition", "responsible"),
        *("due", "status", "done_on", "reason"),
    ),
    Part.MEASURES: (
        *("number", "what", "why", "responsible", "due", "check_on"),
        *("state", "verdict", "reason", "factor"),
    ),
    Part.AVDELINGER: ("key", "name"),
    Part.WAY_PROGRESS: (
        *("way", "avdeling", "number", "started_on", "reached"),
        *("dates", "agreed", "finished_on"),
    ),
    Part.SURVEYS: ("sent_on", "closed_on", "percent", "report_on", "discussed"),
    Part.FINDINGS: ("factor", "strength"),
    Part.ASSESSMENTS: ("factor", "day", "level", "sentence", "participants", "again_on"),
    Part.LOCKED_REPORTS: ("year", "version", "locked_on", "checksum"),
    Part.WATCHED: ("webinar_id", "watched_on"),
    Part.SAFETY_ROUNDS: ("number", "started_on", "finished_on", "next_on"),
    Part.CHECKED_POINTS: ("round", "key", "area", "what", "state", "note", "measure", "fixed_on"),
    Part.CHECKLIST: ("key", "area", "what"),
}
LEFT_OUT: Mapping[str, str] = {
    "help_questions": "between the HMS-gruppe and its hjelper",
    "offer_answers": "what was said no to is the HMS-gruppe's business",
    "memberships": "what is shared, and with whom, is the HMS-gruppe's business",
    "holders": "ids of persons",
    "proposals": "seen by the HMS-gruppe alone",
    "weighings": "votes, and the hashes of who gave them",
    "line": "of a review: what the HMS-gruppe wrote to itself",
    "done_by": "the id of a person",
    "channel": "where the platform keeps the chat",
    "group_channel": "the same",
    "consent": "how the HMS-gruppe decides",
    "consent_change": "the same, and ids of persons",
    "pending": "what waits for the HMS-gruppe, and ids of persons",
    "delete_at": "what the HMS-gruppe has asked for",
    "links_ended_at": "which links open nothing",
    "id": "our own number of the kindergarten",
    "kindergarten_id": "the same",
    "position": "the order, which the file has itself",
    "week": "how a day was counted, which is there itself",
    "changed_at": "when somebody was at work",
}
"""Parts and columns, and why."""


def everything(kindergarten: KindergartenView, today: date) -> bytes:
    """With all parts that are TAKEN. Days are ISO 8601, words in each language that they have."""
    parts = {
        part.value: [_named(names, row) for row in _rows(kindergarten, part)] for part, names in TAKEN.items()
    }
    return as_json({"written_on": today, "kindergarten": _named(OWN, kindergarten), **parts}).encode()


def _rows(kindergarten: KindergartenView, part: Part) -> Iterable[object]:
    rows = getattr(kindergarten, part)
    return (rows[month] for month in sorted(rows)) if part is Part.CALENDAR else rows


def _named(names: Iterable[str], row: object) -> dict[str, Any]:
    values = ((name, getattr(row, name)) for name in names)
    return {
        name: str(value) if isinstance(value, Month) else msgspec.to_builtins(value)
        for name, value in values
        if value is not None
    }
