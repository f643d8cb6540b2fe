"""Cards of the history: what was changed, by which role, and undoing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from bot.content.library import Library
from bot.handlers.cards.changes import describe_work
from bot.handlers.cards.example import example
from bot.handlers.context import title_of
from bot.message.card import Action, Button, Card, Fields, Text
from bot.message.words import Joined, MonthName, Phrase, Short, Words, _
from bot.model.calendar import OwnTheme
from bot.model.event import Change, Event
from bot.model.kindergarten import Kindergarten, Role
from bot.model.month import Month
from bot.model.plan import Status
from bot.model.texts import Localized

ROLES: dict[Role, Phrase] = {
    Role.STYRER: _("Styrer"),
    Role.TILLITSVALGT: _("Tillitsvalgt"),
    Role.VERNEOMBUD: _("Verneombud"),
}
ROLE_NAMES: dict[Role, Phrase] = {
    Role.STYRER: _("styrer"),
    Role.TILLITSVALGT: _("tillitsvalgt"),
    Role.VERNEOMBUD: _("verneombud"),
}
"""As the roles are called in the middle of a sentence."""
SETTINGS: dict[str, Phrase] = {
    "name": _("the name"),
    "language": _("the language"),
    "channel": _("the channel"),
    "zone": _("the time zone"),
    "posting_rule": _("the posting day"),
    "posting_time": _("the posting time"),
    "closed": _("the closed days"),
    "paused": _("the pause"),
    "wants_webinars": _("the webinars"),
    "plan_start": _("the plan's start"),
}


def who(event: Event) -> Words:
    return ROLES[Role(event.role)] if event.role else _("Somebody")


@example(lambda s: ([s.event()], s.kindergarten, s.library, True))
def history_card(
    events: Iterable[Event],
    kindergarten: Kindergarten,
    library: Library,
    may_change: bool,
) -> Card:
    """The latest changes, the newest first."""
    rows = tuple(
        (_when(event, kindergarten), Joined([who(event), describe(event, library)], ": ")) for event in events
    )
    if not rows:
        return Card(
            _("Nothing has been changed yet"),
            (Text(_("Changes in the calendar, the plan and the settings are listed here.")),),
            (Button(_("The whole year"), "hms år"), Button(_("The plan"), "milepel")),
        )
    actions: tuple[Action, ...] = (Button(_("Undo the last change"), "hms angre"),) if may_change else ()
    return Card(_("The latest changes"), (Fields(rows),), actions)


def _when(event: Event, kindergarten: Kindergarten) -> Words:
    local: datetime = kindergarten.local(event.at)
    return _("{day} at {time}", day=Short(local.date()), time=local.time())


def describe(event: Event, library: Library) -> Words:
    """What a command changed, in one line."""
    what: Words = Joined([_one(change, library) for change in _telling(event.changes)], "; ")
    return _("undid: {what}", what=what) if event.undoes else what


def _telling(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change for each thing; the milestones of a plan that is made or moved are not listed one by one."""
    several = 3
    milestones = [change for change in changes if change.table == "milestone"]
    others = tuple(change for change in changes if change.table not in ("milestone", "phase"))
    if len(milestones) > several and others:
        return others
    return (*others, *milestones)[:several]


def _one(change: Change, library: Library) -> Words:
    match change.table:
        case "calendar_month":
            return _month(change, library)
        case "milestone":
            return _milestone(change)
        case "measure" | "avdeling" | "walk" | "survey":
            return describe_work(change, library)
        case "role_holder":
            return _("changed who is {role}", role=ROLE_NAMES[Role(change.key[1])])
        case _:
            return _settings(change)


def _month(change: Change, library: Library) -> Words:
    month = MonthName(msgspec.convert((change.after or change.before or {})["month"], Month))
    before, after = _theme(change.before, library), _theme(change.after, library)
    if before is None and after is not None:
        return _("{month}: {after}", month=month, after=after)
    if after is None and before is not None:
        return _("{month}: {before} was taken out", month=month, before=before)
    return _("{month}: from {before} to {after}", month=month, before=before or "", after=after or "")


def _theme(row: dict[str, Any] | None, library: Library) -> Words | None:
    if row is None:
        return None
    own = msgspec.convert(row["own"], OwnTheme | None)
    choice = own or row["theme"]
    return title_of(choice, library) if choice else None


def _milestone(change: Change) -> Words:
    before, after = change.before, change.after
    if after is None:
        return _("milestone taken out: {title}", title=_title(before))
    if before is None:
        return _("new milestone: {title}", title=_title(after))
    title = _title(after)
    if before["status"] != after["status"]:
        return STATUS_CHANGES[Status(after["status"])](title)
    if before["title"] != after["title"]:
        return _("milestone renamed: {before} to {after}", before=_title(before), after=title)
    return _("milestone moved: {title}", title=title)


def _title(row: dict[str, Any] | None) -> Localized:
    return msgspec.convert((row or {})["title"], Localized)


STATUS_CHANGES = {
    Status.DONE: lambda title: _("milestone done: {title}", title=title),
    Status.SKIPPED: lambda title: _("milestone skipped: {title}", title=title),
    Status.OPEN: lambda title: _("milestone open again: {title}", title=title),
}


def _settings(change: Change) -> Words:
    before, after = change.before or {}, change.after or {}
    changed = [SETTINGS[name] for name in SETTINGS if before.get(name) != after.get(name)]
    return _("changed {settings}", settings=Joined(changed))


@example(lambda s: (s.event(), s.library))
def undone_card(event: Event, library: Library) -> Card:
    return Card(
        _("Undone"),
        (Fields(((_("This is no longer so"), describe(event, library)),)),),
        (Button(_("See the changes"), "hms historikk"), Button(_("The whole year"), "hms år")),
    )
