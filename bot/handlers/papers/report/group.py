"""Chapters of the HMS-gruppe: its webinars and training, and who holds which role."""

from collections.abc import Iterator

from bot.commands.vocabulary import ROLES
from bot.content.ways import Way
from bot.handlers.measures.cards import brief
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Dated, Short, Words, _, _n
from bot.model.role import Role
from bot.model.way_progress import EVERYBODY
from bot.paper.report import Chapter, Column, ReportTable

MOST_WEBINARS, CELL = 12, 110


def training(record: YearRecord) -> Chapter:
    """What the programme offered, and the ways that were taken together. Nobody notes who was there."""
    columns = (Column(_("Webinar or training"), 6), Column(_("When"), 5))
    ways = tuple(row for way in record.library.ways for row in _of_way(record, way))
    table = ReportTable(columns, (*ways, *_webinars(record)), len(ways) + MOST_WEBINARS)
    return Chapter(
        _("Webinars and training"),
        (_("The webinars are the programme's. Who was there is not written down."),),
        tables=(table,),
    )


def _webinars(record: YearRecord) -> Iterator[tuple[Words, Words]]:
    watched = {one.webinar_id: one.watched_on for one in record.kindergarten.watched}
    for one in record.of_programme:
        day, together = record.kindergarten.local(one.starts_at).date(), watched.get(one.id)
        when: Words = _("held {day}", day=Dated(Short(day))) if day < record.today else Dated(Short(day))
        if together is not None:
            when = _("watched together {day}", day=Dated(Short(together)))
        yield _("Webinar: {title}", title=brief(one.title, CELL)), when


def _of_way(record: YearRecord, way: Way) -> Iterator[tuple[Words, Words]]:
    """Of one that avdelinger take, how many rounds there were; of the others, how far it has come."""
    taken = [one for one in record.kindergarten.way_progress if one.way == way.key]
    if way.rounds:
        finished = [one for one in taken if one.finished_on is not None and one.finished_on in record.days]
        if finished:
            yield way.title, _n("{n} round is finished", "{n} rounds are finished", len(finished))
        return
    mine = [one for one in taken if one.avdeling == EVERYBODY]
    newest = max(mine, key=lambda one: one.number, default=None)
    if newest is None:
        yield way.title, _("not begun")
    elif newest.finished_on is None:
        started = Dated(Short(newest.started_on))
        yield way.title, _("begun {day}", day=started)
    else:
        yield way.title, _("finished {day}", day=Dated(Short(newest.finished_on)))


def roles(record: YearRecord) -> Chapter:
    columns = (Column(_("Role"), 4), Column(_("Held"), 7))
    rows = tuple((ROLES[role].label, _held(record, role)) for role in Role)
    return Chapter(
        _("The HMS group"),
        (_("The bot keeps no names: the kindergarten knows who they are."),),
        tables=(ReportTable(columns, rows),),
    )


def _held(record: YearRecord, role: Role) -> Words:
    own = record.kindergarten
    if role not in own.roles:
        return _("none, agreed in writing")
    since = [one.since for one in own.holders if one.role is role]
    if not since:
        return _("nobody yet")
    known = [one for one in since if one is not None]
    if not known:
        return _("held")
    return _("held since {day}", day=Dated(Short(min(known))))
