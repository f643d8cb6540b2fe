"""The demo's channels, and its two kindergartens: one half a year into its work, one that has just begun."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.commands.request import Dispatch, Request
from bot.content.library import Library
from bot.handlers.calendar.lines import CHANGE_TO
from bot.model.avdeling import Avdeling
from bot.model.calendar import CalendarMonth, Choice, OwnTheme, themes_in
from bot.model.days import ClosedDays, Closure, Days, is_open, monday_of, next_open_day
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar, Month
from bot.model.place import Place
from bot.model.plan import PhaseTemplate, start_plan
from bot.model.rhythm import DEFAULT_ZONE
from bot.model.role import Role, RoleHolder
from bot.model.texts import Language, Localized
from bot.model.webinar import Webinar
from bot.model.workspace import Workspace
from bot.platforms.local.chat import TENANT
from bot.platforms.local.people import AROUND, PROGRAMMET
from bot.store.engine import Store
from bot.store.queries import channels_in

SOLSTRALEN, BLAKLOKKA, FJELLTUN = "solstralen", "solstralen-blaklokka", "fjelltun"
SOLSTRALENS_GROUP, FJELLTUNS_GROUP = "solstralen-gruppe", "fjelltun-gruppe"
EMPTY, EMPTY_GROUP = "ny", "ny-gruppe"
"""Where a newcomer tries the set-up, and gives a group its place."""
CHANNELS = (SOLSTRALEN, SOLSTRALENS_GROUP, FJELLTUN, FJELLTUNS_GROUP, BLAKLOKKA, EMPTY, EMPTY_GROUP)
"""All that the demo has."""
AROUND_CHANNELS = (PROGRAMMET, *AROUND)
"""And more, where there is a programme: its own, and each of its people alone with the bot."""
HALF_A_YEAR = timedelta(weeks=26)
THURSDAY = 3
ALWAYS_IN_MAY = ((5, 1), (5, 17))
"""Public holidays, whatever day of the week they are."""
LIVED = timedelta(weeks=4)
"""So long before the demo's first moment Solstrålen's channel has had its posts."""


@dataclass(frozen=True)
class Samples:
    """Makes the sample data as it would look at a moment."""

    library: Library
    plan: tuple[PhaseTemplate, ...]

    def put_in(self, store: Store, dispatch: Dispatch, now: datetime) -> None:
        """Into an empty database; one that has kindergartens is left as it is."""
        with store.write() as session:
            if channels_in(session, TENANT):
                return
            workspace = Workspace.of(TENANT, now - LIVED)
            solstralen, fjelltun = self._solstralen(workspace, now), self._fjelltun(workspace, now)
            solstralen.next_due_at = now - LIVED
            session.add_all([solstralen, fjelltun])
            session.add_all(_webinars(now))
        place = Place(TENANT.platform, TENANT.external_id, SOLSTRALEN)
        coming = Month.of(now.date()).next_with_theme()
        theme = self.library.suggest(coming, frozenset())[1]
        dispatch(Request(place, "tillitsvalgt", CHANGE_TO(coming, theme)), now - timedelta(days=3))

    def _solstralen(self, workspace: Workspace, now: datetime) -> Kindergarten:
        made = _kindergarten(workspace, SOLSTRALEN, "Solstrålen barnehage", Language.NB, now)
        made.group_channel = SOLSTRALENS_GROUP
        today = made.today(now)
        made.closed = _closed(Barnehageaar.of(Month.of(today)))
        start_plan(made, self.plan, monday_of(today - HALF_A_YEAR), now=now)
        made.avdelinger = [
            Avdeling(key="a1", name="Blåklokka", channel=BLAKLOKKA),
            Avdeling(key="a2", name="Maurtua"),
        ]
        for milestone in made.milestones:
            if milestone.key == "hjelper":
                milestone.skip("Vi har god hjelp fra kommunen", now=now, seen=None)
            elif milestone.due < today:
                milestone.finish(on=milestone.due, by=Role.STYRER.value, now=now, seen=None)
        self._fill_calendar(made, Month.of(today - HALF_A_YEAR), now)
        return made

    def _fill_calendar(self, made: Kindergarten, first: Month, now: datetime) -> None:
        """A theme for every month up to June; one of them is the group's own."""
        last = Barnehageaar.of(Month.of(now.date())).months()[-1]
        month = first
        while month <= last:
            choice: Choice = self.library.suggest(month, themes_in(made.calendar), 1)[0].key
            entry = CalendarMonth(month=month, changed_at=now - HALF_A_YEAR, changed_by=Role.STYRER.value)
            entry.choice = _OWN if month.number == _OWN_IN else choice
            made.calendar[month] = entry
            month = month.next_with_theme()

    def _fjelltun(self, workspace: Workspace, now: datetime) -> Kindergarten:
        made = _kindergarten(workspace, FJELLTUN, "Fjelltun barnehage", Language.NN, now)
        made.group_channel = FJELLTUNS_GROUP
        today = made.today(now)
        made.closed = _closed(Barnehageaar.of(Month.of(today)))[:-1]
        start_plan(made, self.plan, next_open_day(monday_of(today), made.closed), now=now)
        return made


_OWN_IN = 3
_OWN = OwnTheme(
    title=Localized.only(Language.NB, "Barna klarer mer selv"),
    text=Localized.only(
        Language.NB,
        "Vi lar barna kle på seg og rydde selv, der de kan. Da løfter vi mindre, og de mestrer mer. "
        "Hva kan barna på din avdeling klare selv denne uka?",
    ),
    link=None,
)


def _kindergarten(
    workspace: Workspace, channel: str, name: str, language: Language, now: datetime
) -> Kindergarten:
    return Kindergarten(
        workspace=workspace,
        channel=channel,
        name=name,
        language=language,
        zone=DEFAULT_ZONE,
        closed=(),
        holders=[RoleHolder(role=role, user_id=role.value) for role in Role],
        next_due_at=now,
    )


def _closed(year: Barnehageaar) -> tuple[ClosedDays, ...]:
    """Five planning days as they usually lie, Christmas, and three weeks of summer."""
    after_christmas = next_open_day(date(year.start + 1, 1, 1), ())
    plans = [
        Days(date(year.start, 8, 13), date(year.start, 8, 14)),
        *(Days(day, day) for day in (_first_weekday(date(year.start, 11, 1), 4), after_christmas)),
        *(Days(day, day) for day in (_friday_after_ascension(year.start + 1),)),
    ]
    holidays = [
        Days(date(year.start, 12, 24), date(year.start, 12, 31)),
        Days(Days.week(year.start + 1, 28).first, Days.week(year.start + 1, 30).last),
    ]
    return tuple(
        sorted(
            [
                *(ClosedDays(days, Closure.PLANNING) for days in plans),
                *(ClosedDays(days, Closure.HOLIDAY) for days in holidays),
            ]
        )
    )


def _first_weekday(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _friday_after_ascension(year: int) -> date:
    """Ascension is the Thursday holiday between 30 April and 3 June, 1 and 17 May apart."""
    day = date(year, 4, 30)
    while is_open(day, ()) or day.weekday() != THURSDAY or (day.month, day.day) in ALWAYS_IN_MAY:
        day += timedelta(days=1)
    return day + timedelta(days=1)


def _webinars(now: datetime) -> list[Webinar]:
    return [_held(now), _coming(now)]


def _held(now: datetime) -> Webinar:
    """A while ago, with its recording."""
    held = _webinar(
        now,
        -40,
        Localized("Partssamarbeid i hverdagen", "Partssamarbeid i kvardagen", "Working together every day"),
        Localized(
            "Hvordan styrer, tillitsvalgt og verneombud kan arbeide sammen.",
            "Korleis styrar, tillitsvald og verneombod kan arbeide saman.",
            "How styrer, tillitsvalgt and verneombud can work together.",
        ),
    )
    held.recording = "https://example.no/opptak/partssamarbeid"
    held.questions = (
        Localized(
            "Når snakket vi sist sammen alle tre?",
            "Når snakka vi sist saman alle tre?",
            "When did all three of us last talk?",
        ),
        Localized(
            "Hva vil vi bestemme sammen?",
            "Kva vil vi bestemme saman?",
            "What do we want to decide together?",
        ),
    )
    return held


def _coming(now: datetime) -> Webinar:
    coming = _webinar(
        now,
        17,
        Localized(
            "Slik arbeider vi med arbeidsmiljøet",
            "Slik arbeider vi med arbeidsmiljøet",
            "Our work environment",
        ),
        Localized(
            "Små grep i en travel hverdag, fortalt av tre barnehager.",
            "Små grep i ein travel kvardag, fortalde av tre barnehagar.",
            "Small steps on busy days, told by three kindergartens.",
        ),
    )
    coming.next_due_at = now
    return coming


def _webinar(now: datetime, days: int, title: Localized, text: Localized) -> Webinar:
    today = now.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
    day = next_open_day(today + timedelta(days=days), ())
    return Webinar(
        title=title,
        text=text,
        questions=(),
        link="https://example.no/webinar",
        starts_at=datetime.combine(day, time(13), ZoneInfo(DEFAULT_ZONE)),
        minutes=45,
        published_at=now - timedelta(days=60),
    )
