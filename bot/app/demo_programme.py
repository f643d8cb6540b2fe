"""The programme's demo: a year of 83 kindergartens, made by what people write while the clock is turned."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.app.demo_arbeidsgruppe import Arbeidsgruppe
from bot.app.demo_hjelper import Hjelper, ask
from bot.app.demo_kindergartens import HAVE_A_PLACE, WAVES, Plot, plots
from bot.app.demo_people import Person
from bot.app.demo_world import DemoWorld
from bot.commands.forms import FormValues
from bot.content.library import Library
from bot.dispatch.routing import Router
from bot.model.month import Month
from bot.model.place import Place
from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode, new_code
from bot.model.role import Role
from bot.platforms.local.chat import TENANT, ZONE
from bot.platforms.local.people import (
    ARBEIDSGRUPPE,
    ARBEIDSGRUPPE_2,
    GROUPS,
    HJELPER,
    PROGRAMMET,
)
from bot.store.milestones import overdue_in
from bot.store.queries import find_kindergarten

NAME = "IA bransjeprogram barnehage"
CODE = "BARNEHAG"
"""What kindergartens join with: BARN-EHAG."""
NOON = time(12)
BEFORE = timedelta(weeks=max(WAVES) + 1)
"""So long before the demo's first moment the clock begins."""
ASKS_AFTER = 3
"""Weeks."""
SILENT_AFTER = timedelta(weeks=10)
ROLES = {
    ARBEIDSGRUPPE: ProgrammeRole.ARBEIDSGRUPPE,
    ARBEIDSGRUPPE_2: ProgrammeRole.ARBEIDSGRUPPE,
    HJELPER: ProgrammeRole.HJELPER,
}
MEASURES = ("Teppe under bordene", "Heve stellebordet", "Fast vikar på mandager", "Ro i garderoben")


@dataclass(frozen=True)
class ProgrammeYear:
    """What the people of the programme and of its kindergartens write up to a moment."""

    world: DemoWorld
    router: Router
    library: Library
    first: datetime
    there: Sequence[Plot] = field(default_factory=plots)

    async def live(self) -> None:
        """On each Monday at noon, after what came in the morning."""
        mondays = list(self._mondays())
        self.world.clock.turn(mondays[0])
        await asyncio.to_thread(self._begin)
        for monday in mondays:
            await self.world.turn_clock(max(monday, self.world.now()))  # a slow machine is late
            await asyncio.to_thread(self._week, monday.date())
        await self.world.turn_clock(max(self.first, self.world.now()))

    def _mondays(self) -> Iterator[datetime]:
        day = (self.first - max(plot.began for plot in self.there)).astimezone(ZONE).date()
        day += timedelta(days=-day.weekday() % 7)
        while (noon := datetime.combine(day, NOON, ZONE)) < self.first:
            yield noon
            day += timedelta(weeks=1)

    def _begin(self) -> None:
        """The programme and its people, as an administrator and they do it."""
        codes = {person: new_code() for person in ROLES}
        with self.world.store.write() as session:
            made = Programme.of(NAME, ProgrammeKind.SECTOR, self.world.now())
            made.code = CODE
            session.add(made)
            session.flush()
            for person, code in codes.items():
                role = ROLES[person]
                session.add(RoleCode(code=code, programme_id=made.id, role=role, at=self.world.now()))
        for person, code in codes.items():
            self._say(person, person, f"hms kode ja {code}")
        self._say(ARBEIDSGRUPPE, PROGRAMMET, "hms program her")

    def _week(self, monday: date) -> None:
        begun = [plot for plot in self.there if self._began(plot) <= monday]
        for plot in begun:
            if monday - self._began(plot) < timedelta(weeks=1):
                self._join(plot, monday)
        awake = {plot.channel: plot for plot in begun if not self._sleeps(plot, monday)}
        for channel, line in self._lines(awake, monday):
            self._say(Role.STYRER.value, channel, line)
        first, second = (self._person(user, PROGRAMMET) for user in (ARBEIDSGRUPPE, ARBEIDSGRUPPE_2))
        Arbeidsgruppe(first, second).week(monday)
        for plot in awake.values():
            if plot.asks and (monday - self._began(plot)).days // 7 == ASKS_AFTER:
                ask(self._person(Role.STYRER.value, plot.channel), plot.number)
        self._hjelper.week()

    def _began(self, plot: Plot) -> date:
        return (self.first - plot.began).astimezone(ZONE).date()

    def _sleeps(self, plot: Plot, monday: date) -> bool:
        return plot.is_silent and monday > self._began(plot) + SILENT_AFTER

    def _join(self, plot: Plot, monday: date) -> None:
        people = {role.value: [role.value] for role in Role}
        about = {"name": plot.name, "language": plot.language.value, "start": str(monday)}
        self._say(Role.STYRER.value, plot.channel, "hms oppsett", {**about, **people})
        if plot.channel in HAVE_A_PLACE:
            self._say(Role.STYRER.value, plot.channel + GROUPS, f"hms gruppe her {self._home_id(plot)}")
        shares = {"code": CODE, "municipality": plot.municipality, **plot.shares}
        self._say(Role.STYRER.value, plot.channel, "hms program bli-med", shares)
        if plot.has_hjelper:
            self._hjelper.take(self._home_id(plot))

    def _home_id(self, plot: Plot) -> int:
        with self.world.store.read() as session:
            place = Place(TENANT.platform, TENANT.external_id, plot.channel)
            found = find_kindergarten(session, place, Role.STYRER.value)
        if found is None:
            raise LookupError(plot.channel)
        return found[0].id

    def _lines(self, awake: dict[str, Plot], monday: date) -> Iterator[tuple[str, str]]:
        """What the HMS-grupper do in their meetings."""
        for channel, milestone in self._due(awake, monday):
            yield channel, f"milepel ferdig {milestone} ja"
        for channel, plot in awake.items():
            weeks = (monday - self._began(plot)).days // 7
            if monday.day <= 7:  # noqa: PLR2004 - the first Monday of a month
                yield channel, f"hms bytt {self._theme(plot, Month.of(monday).next_with_theme())}"
            month = Month.of(monday)
            if monday.day > 24 and plot.number % 5 and not month.is_july:  # noqa: PLR2004 - the last one, mostly
                yield channel, f"hms tilbakeblikk {month} gjennomført"
            yield from ((channel, line) for line in self._at(weeks, plot, monday))

    def _theme(self, plot: Plot, month: Month) -> str:
        offered = self.library.suggest(month, frozenset(), 6)
        return f"{month} {offered[plot.number % len(offered)].key}"

    def _at(self, weeks: int, plot: Plot, monday: date) -> list[str]:
        factors = sorted(self.library.factors)
        match weeks:
            case 17:
                hard = {factors[plot.number * step % 7] for step in (2, 3)}
                return [
                    *(f"hms funn {key}" for key in sorted(hard)),
                    f"hms funn {factors[9 + plot.number % 5]} styrke",
                ]
            case 20:
                what = MEASURES[plot.number % len(MEASURES)]
                return [f"hms tiltak ny verneombud {monday + timedelta(weeks=3)} {what}"]
            case 23:
                return ["hms tiltak ferdig 1"]
            case 30:
                return [f"hms tiltak virket 1 {'ja' if plot.number % 4 else 'nei'}"]
            case _:
                return []

    def _due(self, awake: dict[str, Plot], monday: date) -> list[tuple[str, str]]:
        """The milestones whose day was long enough ago."""
        with self.world.store.read() as session:
            found = overdue_in(session, TENANT, monday)
        return [
            (channel, key)
            for channel, key, due in found
            if channel in awake and due + awake[channel].lateness <= monday
        ]

    def _say(self, user: str, channel: str, line: str, values: FormValues | None = None) -> None:
        self._person(user, channel).say(line, values)

    @property
    def _hjelper(self) -> Hjelper:
        return Hjelper(self._person(HJELPER, HJELPER))

    def _person(self, user: str, channel: str) -> Person:
        return Person(self.router, self.world.clock, user, channel)
