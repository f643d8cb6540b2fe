"""Cards of the history: what was changed, and by which role."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import msgspec

from bot.commands.vocabulary import LEVELS, OUTCOMES, ROLES
from bot.content.library import Library, title_of
from bot.handlers.common import buttons
from bot.handlers.overview.changes_cards import describe_lock, describe_work
from bot.handlers.overview.lines import UNDO
from bot.message.card import Action, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Phrase, Short, Words, _, _n
from bot.model.assessment import Level
from bot.model.calendar import OwnTheme
from bot.model.deciding import ProposalDay
from bot.model.event import ADMINISTRATOR, Change, Event, RowValues
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.model.plan import Status
from bot.model.review import Outcome
from bot.model.role import Role
from bot.model.texts import Localized

SETTINGS: dict[str, Phrase] = {
    "name": _("the name"),
    "language": _("the language"),
    "channel": _("the channel"),
    "group_channel": _("the HMS group's place"),
    "zone": _("the time zone"),
    "posting_rule": _("the posting day"),
    "posting_time": _("the posting time"),
    "closed": _("the closed days"),
    "paused": _("the pause"),
    "wants_webinars": _("the webinars"),
    "repeats_theme": _("the repeat of the theme"),
    "leader": _("what the leader is called"),
    "without_verneombud": _("whether you have a verneombud"),
    "consent": _("who decides the themes"),
    "pending": _("themes that wait for a yes"),
    "consent_change": _("a change of who decides, which waits for a yes"),
    "plan_start": _("the plan's start"),
}


MOST_TOLD = 3
ROUND = ("safety_round", "checked_point")
"""Tables of a vernerunde: what was found is told as one."""
SHOWN = 8


def who(event: Event) -> Words:
    if event.by == ADMINISTRATOR:
        return _("An administrator")
    return ROLES[Role(event.role)].label if event.role else _("Somebody")


@example(
    lambda s: (
        [s.event()],
        [ProposalDay(s.now.date() - timedelta(days=1), 2, 1)],
        s.kindergarten,
        s.library,
        True,
    )
)
def history_card(
    events: Iterable[Event],
    days: Iterable[ProposalDay],
    kindergarten: KindergartenView,
    library: Library,
    may_change: bool,
) -> Card:
    """The latest changes, the newest first. What has no moment stands at the end of its day."""
    told = [
        (kindergarten.local(event.at).date(), (_when(event, kindergarten), _by_whom(event, library)))
        for event in events
    ]
    of_days = [(one.day, (Capital(Short(one.day)), _proposals(one))) for one in days]
    newest_first = sorted((*of_days, *told), key=lambda pair: pair[0], reverse=True)
    rows = tuple(row for _day, row in newest_first[:SHOWN])
    if not rows:
        return Card(
            _("Nothing has been changed yet"),
            (Text(_("Changes in the calendar, the plan and the settings are listed here.")),),
            (buttons.WHOLE_YEAR, buttons.PLAN),
        )
    undo: tuple[Action, ...] = (Button(_("Undo the last change"), UNDO()),) if may_change else ()
    return Card(_("The latest changes"), (Fields(rows),), (*undo, buttons.WHOLE_YEAR, buttons.PLAN))


def _by_whom(event: Event, library: Library) -> Words:
    return Joined((who(event), describe(event, library)), ": ")


def _proposals(day: ProposalDay) -> Words:
    """How many; what they say is for the group alone."""
    parts: list[Words] = []
    if day.proposed:
        parts.append(_n("Somebody proposed a theme", "{n} themes were proposed", day.proposed))
    if day.taken_out:
        parts.append(
            _n("The HMS group removed a proposal", "The HMS group removed {n} proposals", day.taken_out)
        )
    return Joined(tuple(parts), "; ")


def _when(event: Event, kindergarten: KindergartenView) -> Words:
    local: datetime = kindergarten.local(event.at)
    return _("{day} at {time}", day=Short(local.date()), time=local.time())


def describe(event: Event, library: Library) -> Words:
    """What a command changed, in one line; of an undoing, what it undid."""
    what = what_is_told(event, library)
    return _("undid: {what}", what=what) if event.undoes else what


def what_is_told(event: Event, library: Library) -> Words:
    """The change itself. An undoing is told by the change that it took back, as that was once made."""
    undone = event.undoes is not None
    telling = _telling(tuple(one.reversed() for one in event.changes) if undone else event.changes)
    told: list[Words] = [_one(change, library) for change in telling[:MOST_TOLD]]
    return Joined((*told, *((_("and more"),) if len(telling) > MOST_TOLD else ())), "; ")


def _telling(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change for each thing; the milestones of a plan that is made or moved are not listed one by one."""
    ordered = sorted(changes, key=_order)
    others = tuple(
        change for change in ordered if change.table not in (*ROUND, "milestone", "phase", "finding")
    )
    findings = [change for change in changes if change.table == "finding"][:1]  # they are told as one
    rounds = [change for change in ordered if change.table in ROUND][-1:]
    milestones = [change for change in ordered if change.table == "milestone"]
    if len(milestones) > MOST_TOLD and others:
        return others
    return (*others, *findings, *rounds, *milestones)


def _order(change: Change) -> tuple[str, str]:
    """The months of a table in their order."""
    month = (change.after or change.before or {}).get("month")
    return change.table, str(msgspec.convert(month, Month)) if month else ""


def _one(change: Change, library: Library) -> Words:
    return _TELL.get(change.table, _settings)(change, library)


def _month(change: Change, library: Library) -> Words:
    month = MonthName(msgspec.convert((change.after or change.before or {})["month"], Month))
    before, after = _theme(change.before, library), _theme(change.after, library)
    if before is None and after is not None:
        return _("{month}: {after}", month=month, after=after)
    if after is None and before is not None:
        return _("{month}: {before} was removed", month=month, before=before)
    return _("{month}: from {before} to {after}", month=month, before=before or "", after=after or "")


def _theme(row: RowValues | None, library: Library) -> Words | None:
    if row is None:
        return None
    own = msgspec.convert(row["own"], OwnTheme | None)
    choice = own or row["theme"]
    return title_of(choice, library) if choice else None


def _review(change: Change, _library: Library) -> Words:
    row = change.after or change.before or {}
    month = MonthName(msgspec.convert(row["month"], Month))
    return _(
        "looked back on {month}: {outcome}",
        month=month,
        outcome=OUTCOMES[Outcome(row["outcome"])].in_sentence,
    )


def _assessment(change: Change, library: Library) -> Words:
    row = change.after or change.before or {}
    factor = next((one.short for one in library.psychosocial if one.key == row["factor"]), row["factor"])
    if change.after is None:
        return _("assessment removed: {factor}", factor=factor)
    return _("assessed {factor}: {level}", factor=factor, level=LEVELS[Level(row["level"])].in_sentence)


def _milestone(change: Change, _library: Library) -> Words:
    before, after = change.before, change.after
    if after is None:
        return _("milestone removed: {title}", title=_title(before))
    if before is None:
        return _("new milestone: {title}", title=_title(after))
    title = _title(after)
    if before["status"] != after["status"]:
        return STATUS_CHANGES[Status(after["status"])](title)
    if before["title"] != after["title"]:
        return _("milestone renamed: {before} to {after}", before=_title(before), after=title)
    return _("milestone moved: {title}", title=title)


def _title(row: RowValues | None) -> Localized:
    return msgspec.convert((row or {})["title"], Localized)


STATUS_CHANGES = {
    Status.DONE: lambda title: _("milestone done: {title}", title=title),
    Status.SKIPPED: lambda title: _("milestone skipped: {title}", title=title),
    Status.OPEN: lambda title: _("milestone open again: {title}", title=title),
}


def _settings(change: Change, _library: Library) -> Words:
    before, after = change.before or {}, change.after or {}
    changed = tuple(SETTINGS[name] for name in SETTINGS if before.get(name) != after.get(name))
    return _("changed {settings}", settings=Joined(changed))


def _weighing(change: Change, _library: Library) -> Words:
    return _("started a round of points") if change.before is None else _("changed the round of points")


def _finding(_change: Change, _library: Library) -> Words:
    return _("changed what the survey showed")


def _role(change: Change, _library: Library) -> Words:
    return _("changed who is {role}", role=ROLES[Role(change.key[1])].in_sentence)


_WORK = ("measure", "avdeling", "walk", "survey", "safety_round", "checked_point", "checklist_point")


def _membership(change: Change, _library: Library) -> Words:
    if change.before is None:
        return _("joined a programme")
    return _("left a programme") if change.after is None else _("changed what is shared with a programme")


def _watched(change: Change, _library: Library) -> Words:
    if change.before is None:
        return _("wrote down a webinar that you watched together")
    return _("took a webinar out of those you watched together")


def _offer_answer(change: Change, _library: Library) -> Words:
    answer = change.after or change.before or {}
    if answer.get("accepted"):
        return _("said yes to what the programme offers")
    return _("said no to what the programme offers")


_TELL: dict[str, Callable[[Change, Library], Words]] = {
    "calendar_month": _month,
    "milestone": _milestone,
    "finding": _finding,
    "weighing": _weighing,
    "review": _review,
    "assessment": _assessment,
    "role_holder": _role,
    "membership": _membership,
    "watched": _watched,
    "offer_answer": _offer_answer,
    "locked_report": describe_lock,
    **dict.fromkeys(_WORK, describe_work),
}
"""What changed in one row, by its table; in any other, the settings."""
