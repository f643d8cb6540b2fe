"""A barnehageår of both demo kindergartens, lived by turning the clock: who did what, and who heard what."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bot.admin.webinars import webinars
from bot.commands.request import Answer
from bot.model.calendar import choices_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.plan import open_milestones
from bot.model.texts import Language
from bot.platforms.local.people import GROUPS
from tests.clocks import OSLO
from tests.world import World

AUGUST = datetime(2026, 8, 1, 9, tzinfo=OSLO)
LAST_DAY = datetime(2027, 7, 31, 9, tzinfo=OSLO)
KINDERGARTENS = ("solstralen", "fjelltun")
PLACES = tuple(name + place for name in KINDERGARTENS for place in ("", GROUPS))
A_WEEK = timedelta(days=7)
RESULTS = "results"
WEBINAR = 2
"""The one that is coming in the demo."""
RECORDING = {"recording": "https://example.no/opptak/arbeidsmiljo"}


@dataclass(frozen=True)
class Said:
    """What came by itself, or was decided, in a place."""

    key: str
    at: datetime
    text: str

    @property
    def kind(self) -> str:
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Year:
    said: dict[str, list[Said]]

    def of(self, place: str, kind: str = "") -> list[Said]:
        return [one for one in self.said[place] if one.key.startswith(kind)]

    def count(self, place: str) -> Counter[str]:
        return Counter(one.kind for one in self.said[place])

    def table(self, name: str) -> str:
        kinds = sorted({kind for place in PLACES for kind in self.count(place)})
        rows = [(name, *kinds, "all")]
        for place in PLACES:
            counts = self.count(place)
            rows.append((place, *(str(counts[kind]) for kind in kinds), str(counts.total())))
        return "\n".join("".join(f"{cell:>20}" for cell in row) for row in rows)


def passive(world: World) -> Year:
    """Nobody does anything; the programme holds its webinar, and has the recording three weeks later."""
    world.turn(2026, 9, 8)
    with world.store.write() as session:
        webinars.change(session, WEBINAR, RECORDING, Language.NB, world.clock.now())
    world.turn(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day)
    return _year(world, {place: [] for place in PLACES})


def active(world: World) -> Year:
    """The HMS-gruppe sees to what it is asked, each Monday after the message of the week."""
    group = Group(world)
    monday = datetime(2026, 8, 3, 12, tzinfo=OSLO)
    while monday < LAST_DAY:
        world.turn(monday.year, monday.month, monday.day, monday.hour)
        for name in KINDERGARTENS:
            group.meet(name, monday.date())
        monday += A_WEEK
    return _year(world, group.heard)


def _year(world: World, heard: dict[str, list[Said]]) -> Year:
    by_themselves = {
        place: [
            Said(one["key"], datetime.fromisoformat(one["at"]), one["text"]) for one in world.posts(place)
        ]
        for place in PLACES
    }
    return Year({place: by_themselves[place] + heard[place] for place in PLACES})


@dataclass
class Group:
    """What an HMS-gruppe does in its meeting of a week, and what others hear of it at once."""

    world: World
    heard: dict[str, list[Said]] = field(default_factory=lambda: {place: [] for place in PLACES})

    def meet(self, name: str, today: date) -> None:
        month, home = Month.of(today), self._home(name)
        due = [one for one in open_milestones(home.milestones) if one.due <= today]
        lines = [f"milepel ferdig {one.key} ja" for one in due]
        if month.plus(1) not in choices_in(home.calendar) and not month.plus(1).is_july:
            lines.append(f"hms bytt {month.plus(1)} brann")
        if month in choices_in(home.calendar) and today.day > 22:
            lines.append(f"hms tilbakeblikk {month} gjennomført")
        if today == date(2026, 10, 5):
            lines.append("hms tiltak ny verneombud 30.10 Teppe under bordene")
        if today == date(2026, 11, 2):
            lines.append("hms tiltak ferdig 1")
        if today == date(2026, 12, 7):
            lines.append("hms tiltak virket 1 ja")
        for line in lines:
            self._hear(name, self.world.ask(line, channel=name))

    def _home(self, name: str) -> Kindergarten:
        parts = selectinload(Kindergarten.milestones), selectinload(Kindergarten.calendar)
        with self.world.store.read() as session:
            found = session.scalars(
                select(Kindergarten).where(Kindergarten.channel == name).options(*parts)
            ).one()
            session.expunge_all()
        return found

    def _hear(self, name: str, answer: Answer) -> None:
        places = [name] if not answer.private else [told.place.channel for told in answer.told]
        for place in places:
            self.heard[place].append(Said(RESULTS, self.world.clock.now(), str(answer.card.title)))
