"""What was changed in the group's work, in a few words each."""

import msgspec

from bot.content.library import Library
from bot.handlers.measures.cards import brief
from bot.message.words import Phrase, Words, _
from bot.model.event import Change, RowValues
from bot.model.measure import MeasureState
from bot.model.month import Barnehageaar
from bot.model.texts import Localized


def describe_work(change: Change, library: Library) -> Words:
    match change.table:
        case "measure":
            return _measure(change.before, change.after)
        case "avdeling":
            return _avdeling(change.before, change.after)
        case "walk":
            return _way(change.before, change.after, library)
        case "safety_round" | "checked_point":
            return _("the safety round")
        case "checklist_point":
            return _("what is looked at on a safety round")
        case _:
            return _("changed {settings}", settings=_("the survey"))


def describe_lock(change: Change, _library: Library) -> Words:
    row = change.after or change.before or {}
    year, version = Barnehageaar(row["year"]), row["version"]
    if change.after is None:
        return _("no longer locked: the year report {year}, version {n}", year=year, n=version)
    return _("locked the year report {year}, version {n}", year=year, n=version)


def _measure(before: RowValues | None, after: RowValues | None) -> Words:
    what = brief(msgspec.convert((after or before or {})["what"], Localized))
    if after is None:
        return _("measure removed: {title}", title=what)
    if before is None:
        return _("new measure: {title}", title=what)
    if before["state"] != after["state"]:
        return STATE_CHANGES[MeasureState(after["state"])](what)
    if before["verdict"] != after["verdict"] and after["verdict"] is not None:
        return _("answered whether it worked: {title}", title=what)
    return _("measure changed: {title}", title=what)


STATE_CHANGES = {
    MeasureState.OPEN: lambda title: _("measure open again: {title}", title=title),
    MeasureState.DONE: lambda title: _("measure done: {title}", title=title),
    MeasureState.DROPPED: lambda title: _("measure dropped: {title}", title=title),
}


def _avdeling(before: RowValues | None, after: RowValues | None) -> Phrase:
    name = (after or before or {})["name"]
    if after is None:
        return _("avdeling removed: {name}", name=name)
    if before is None:
        return _("new avdeling: {name}", name=name)
    return _("the channel of {name}", name=name)


def _way(before: RowValues | None, after: RowValues | None, library: Library) -> Phrase:
    row = after or before or {}
    way = library.ways.get(row["way"])
    title: Words = way.title if way else row["way"]
    if after is not None and after["finished_on"] and not (before or {}).get("finished_on"):
        return _("finished: {title}", title=title)
    if before is None:
        return _("begun: {title}", title=title)
    return _("a step of {title}", title=title)
