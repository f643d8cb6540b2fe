"""The sample kindergarten: what the example of each message is made from."""

from datetime import date, timedelta
from functools import cached_property

from bot.commands.registry import Registry
from bot.content.factor import FactorFinding
from bot.content.library import Library, Theme, load_plan
from bot.content.ways import Ways
from bot.handlers.papers.report.record import YearRecord
from bot.handlers.plan.weekly import Meeting, WeekAhead
from bot.handlers.programme.webinars.cards import Reached
from bot.handlers.registry import REGISTRY
from bot.message.card import Field, FieldType, Form, Option
from bot.message.words import _
from bot.model.assessment import Assessment, Level, Participant
from bot.model.avdeling import Avdeling
from bot.model.calendar import CalendarMonth, Choice, OwnTheme
from bot.model.days import ClosedDays, Closure, Days
from bot.model.deciding import Consent, ConsentChange, OpenProposal, Pending, Placed, Proposal, Weighing
from bot.model.event import Change, Event
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten
from bot.model.locked_report import LockedReport
from bot.model.measure import Measure, MeasureState, Responsible, Verdict
from bot.model.month import Barnehageaar, Month
from bot.model.plan import Milestone, Status, open_milestones, start_plan
from bot.model.review import Outcome, Review
from bot.model.rhythm import DEFAULT_POSTING_TIME, DEFAULT_ZONE, PostingRule
from bot.model.role import Role, RoleHolder
from bot.model.role_offer import RoleOffer
from bot.model.safety_round import CheckedPoint, ChecklistPoint, PointState, SafetyRound
from bot.model.survey import Survey
from bot.model.texts import Language, Localized
from bot.model.way_progress import WayProgress
from bot.model.webinar import Webinar
from bot.store.places import Belonging
from tests.sample_programme import LATER, NOW, ProgrammeSample


class Sample(ProgrammeSample):
    """A kindergarten with something of everything, the same each time."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.now = NOW
        self.month = Month(2026, 12)

    @cached_property
    def theme(self) -> Theme:
        return self.library.themes["stoy-og-stemme"]

    @cached_property
    def own(self) -> OwnTheme:
        return OwnTheme(
            Localized.only(Language.NB, "Vår egen uke <!channel> *om* @alle"),
            Localized.only(Language.NB, "Vi tar en ting om gangen.\n<b>Slik</b> gjør vi det."),
            "https://example.no/egen-uke",
        )

    def belonging(self) -> Belonging:
        return Belonging(1, "Eksempel barnehage", "C1")

    def form(self, line: str, kind: FieldType) -> Form:
        """Some form, with one field of a kind."""
        options = tuple(Option(theme.key, theme.title) for theme in self.library)
        chosen = kind in (FieldType.SELECT, FieldType.MULTI_SELECT)
        several = kind is FieldType.MULTI_SELECT
        field = Field(
            "value", _("Theme"), kind, not several, options if chosen else (), hint=_("Leave empty")
        )
        return Form(_("Choose a theme"), line, (field,), _("Show"))

    @cached_property
    def leaving(self) -> Kindergarten:
        """All about it is to be deleted."""
        return Kindergarten(name="Eksempel barnehage", zone=DEFAULT_ZONE, delete_at=LATER)

    @cached_property
    def kindergarten(self) -> Kindergarten:
        made = Kindergarten(
            id=1,
            channel="example",
            name="Eksempel barnehage",
            language=Language.NB,
            zone=DEFAULT_ZONE,
            posting_rule=PostingRule.FIRST,
            posting_time=DEFAULT_POSTING_TIME,
            wants_webinars=True,
            closed=(ClosedDays(Days(date(2026, 12, 24), date(2026, 12, 31)), Closure.HOLIDAY),),
            consent=Consent.ONE,
            paused=Days(date(2027, 2, 1), date(2027, 2, 14)),
            holders=[RoleHolder(role=role, user_id=role.value) for role in Role],
            measures=self.measures,
            avdelinger=self.avdelinger,
            way_progress=[self.way_progress],
            surveys=[self.survey],
            safety_rounds=self.safety_rounds,
            checked_points=self.checked_points,
            checklist=self.checklist,
        )
        made.help_questions = self.help_questions
        made.findings = [Finding(factor="stoy", position=1, strength=False)]
        made.proposals, made.reviews = [Proposal(**vars(one)) for one in self.proposals], []
        made.assessments = []
        made.weighings = [
            Weighing(
                number=1,
                months=(Month(2027, 2),),
                candidates=("brann", "konflikt"),
                started_at=NOW,
                ends_at=LATER,
            )
        ]
        start_plan(made, load_plan(), date(2026, 8, 10), now=NOW, here="f1")
        made.milestones[-1].skip("Vi har ingen nye i rollen i år", now=NOW, seen=None)
        for choice, number in (("konflikt", 11), (self.theme.key, 12), (self.own, 1)):
            month = Month(2026, 12).plus((number - 12) if number > 6 else number)
            entry = made.calendar[month] = CalendarMonth(month=month, changed_at=NOW, changed_by="styrer")
            entry.choice = choice
        return made

    @property
    def ways(self) -> Ways:
        return self.library.ways

    @cached_property
    def avdelinger(self) -> list[Avdeling]:
        return [Avdeling(key="a1", name="Blåklokka", channel="C2"), Avdeling(key="a2", name="Maur <!here>")]

    @property
    def consent_change(self) -> ConsentChange:
        return ConsentChange(Consent.ONE, ("styrer",), NOW)

    @property
    def role_offer(self) -> RoleOffer:
        return RoleOffer(
            kindergarten_id=1,
            number=17,
            role=Role.VERNEOMBUD,
            person="ansatt",
            by="styrer",
            leaving=("verneombud",),
            at=NOW,
        )

    @property
    def avdeling(self) -> Avdeling:
        return self.avdelinger[0]

    @cached_property
    def measures(self) -> list[Measure]:
        """Open, done, dropped, and one that worked partly."""
        texts = [self.theme.measure] + [
            Localized.only(Language.NB, text)
            for text in (
                "Teppe under bordene <b>nå</b>",
                "Vi flytter *lekene* @alle",
                "Faste pauser, hver dag",
            )
        ]
        states = (MeasureState.OPEN, MeasureState.DONE, MeasureState.DROPPED, MeasureState.OPEN)
        roles = (Responsible.VERNEOMBUD, Responsible.STYRER, Responsible.GROUP, Responsible.LEADERS)
        return [
            Measure(
                number=number,
                what=what,
                why=Localized.only(Language.NB, "Det er for mye støy når vi spiser."),
                responsible=role,
                due=date(2026, 12, 7),
                check_on=date(2027, 1, 11),
                state=state,
                verdict=Verdict.PARTLY if number == len(texts) else None,
                reason="Vi fant noe bedre" if state is MeasureState.DROPPED else None,
                factor="stotte" if number > 1 else None,
                changed_at=NOW,
            )
            for number, (what, state, role) in enumerate(zip(texts, states, roles, strict=True), 1)
        ]

    @cached_property
    def way_progress(self) -> WayProgress:
        return WayProgress(
            way="hjulet",
            avdeling="a1",
            number=1,
            started_on=date(2026, 11, 2),
            reached=1,
            dates={},
            agreed=None,
            finished_on=None,
            changed_at=NOW,
        )

    @cached_property
    def ended_way(self) -> WayProgress:
        return WayProgress(
            way="rolleforstaelse",
            avdeling="",
            number=1,
            started_on=date(2026, 10, 5),
            reached=5,
            dates={},
            agreed=Localized.only(Language.NB, "Vi møtes *første* mandag hver måned"),
            finished_on=date(2026, 11, 9),
            changed_at=NOW,
        )

    @cached_property
    def survey(self) -> Survey:
        return Survey(
            sent_on=date(2026, 11, 2),
            closed_on=date(2026, 11, 20),
            percent=72,
            report_on=None,
            discussed=("a1",),
            changed_at=NOW,
        )

    @property
    def week(self) -> WeekAhead:
        """As full as a week can be."""
        day, title = date(2026, 12, 3), self.ways["en-bra-dag"].meetings[0].title
        return WeekAhead(
            tuple(open_milestones(self.kindergarten.milestones)[:3]),
            tuple(self.measures[:1] + self.measures[3:]),
            tuple(self.measures[1:2]),
            (Meeting(title, day),),
        )

    @cached_property
    def found(self) -> tuple[FactorFinding, ...]:
        factors = self.library.factors
        return FactorFinding(factors["stoy"], strength=False), FactorFinding(
            factors["kollegastotte-lav"], strength=True
        )

    @cached_property
    def proposals(self) -> list[OpenProposal]:
        return [
            OpenProposal(1, "brann", "Vi øver <!channel> for sjelden", "Blåklokka"),
            OpenProposal(2, self.own),
        ]

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        choices: tuple[Choice, ...] = ("brann", self.own, "konflikt", self.theme.key)
        return tuple(Placed(self.month.plus(ahead), choice) for ahead, choice in enumerate(choices))

    @cached_property
    def pending(self) -> Pending:
        return Pending(self.placed, ("styrer",), NOW)

    @cached_property
    def weighing(self) -> Weighing:
        return Weighing(
            number=3,
            months=tuple(placed.month for placed in self.placed),
            candidates=tuple(placed.choice for placed in self.placed),
            started_at=NOW,
            ends_at=LATER,
            sums=(7, 5, 0, 3),
        )

    @cached_property
    def reviews(self) -> list[Review]:
        outcomes = (
            (Outcome.DONE, None),
            (Outcome.PARTLY, "Vi rakk <!here> ikke alt"),
            (Outcome.NOT_YET, None),
        )
        return [
            Review(month=self.month.plus(ahead - 1), outcome=outcome, line=line, changed_at=NOW)
            for ahead, (outcome, line) in enumerate(outcomes)
        ]

    @cached_property
    def safety_rounds(self) -> list[SafetyRound]:
        """One that is done, and one that is going on."""
        done = SafetyRound(
            number=1,
            started_on=date(2026, 6, 2),
            finished_on=date(2026, 6, 2),
            next_on=date(2026, 12, 1),
            changed_at=NOW,
        )
        going = SafetyRound(
            number=2, started_on=date(2026, 12, 1), finished_on=None, next_on=None, changed_at=NOW
        )
        return [done, going]

    @cached_property
    def checked_points(self) -> list[CheckedPoint]:
        """What was found on both, of three points of ours: one to put right has a measure, one has none."""
        states = (
            (1, PointState.OK),
            (1, PointState.TO_FIX),
            (1, PointState.SKIPPED),
            (2, PointState.OK),
            (2, PointState.TO_FIX),
        )
        points = self.library.round_areas[0].points
        return [
            CheckedPoint(
                round=of,
                key=points[place % 3].key,
                area="ute",
                what=points[place % 3].what,
                state=state,
                note="Porten <!here> henger *skeivt*" if state is PointState.TO_FIX else None,
                measure=1 if of == 1 and state is PointState.TO_FIX else None,
                fixed_on=None,
                changed_at=NOW,
            )
            for place, (of, state) in enumerate(states)
        ]

    @cached_property
    def checklist(self) -> list[ChecklistPoint]:
        """A point of its own, and one of ours left out."""
        own = Localized.only(Language.NB, "Akebakken <b>er</b> trygg @alle")
        left_out = self.library.round_areas[1].points[2]
        return [
            ChecklistPoint(key="egen-1", area="ute", what=own),
            ChecklistPoint(key=left_out.key, area="garderobe", what=None),
        ]

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Of one factor, this year and the year before; and one that is to be looked at again."""
        rows = (
            ("stotte", date(2026, 11, 23), Level.MEDIUM, "Vikarer <!here> står mye alene om morgenen"),
            ("stotte", date(2025, 11, 24), Level.HIGH, "Ingen *visste* hvem de kunne spørre @alle"),
            ("vold", date(2025, 10, 6), Level.HIGH, "Vi har ikke øvd"),
        )
        return [
            Assessment(
                factor=factor,
                day=day,
                level=level,
                sentence=sentence,
                participants=(Participant.STYRER, Participant.VERNEOMBUD, Participant.STAFF),
                again_on=day + timedelta(weeks=52),
                changed_at=NOW,
            )
            for factor, day, level, sentence in rows
        ]

    @cached_property
    def assessed(self) -> Kindergarten:
        """One with findings and themes about the factors, and assessments of them."""
        made = Kindergarten(reviews=self.reviews, assessments=self.assessments, measures=self.measures)
        keys = ("kollegastotte-lav", "lederstotte-lav", "tidspress-hoyt")
        made.findings = [Finding(factor=key, position=n, strength=False) for n, key in enumerate(keys)]
        for ahead, choice in enumerate(("kollegastotte", "medarbeidersamtale", "brann", "vold-trusler"), -2):
            month = self.month.plus(ahead - 1)
            entry = made.calendar[month] = CalendarMonth(month=month, changed_at=NOW, changed_by="styrer")
            entry.choice = choice
        return made

    @cached_property
    def year_record(self) -> YearRecord:
        """Of a kindergarten that has something of everything, and not all."""
        made = self.kindergarten
        made.reviews, made.assessments = self.reviews, self.assessments
        return YearRecord(made, self.library, [self.webinar], Barnehageaar.of(self.month), self.now.date())

    @cached_property
    def locked_report(self) -> LockedReport:
        return LockedReport.lock(Barnehageaar.of(self.month), 2, {}, b"%PDF", self.now.date())

    @cached_property
    def milestone(self) -> Milestone:
        return next(one for one in self.kindergarten.milestones if one.status is Status.OPEN)

    @cached_property
    def skipped(self) -> Milestone:
        return self.kindergarten.milestones[-1]

    def registry(self) -> Registry:
        return REGISTRY

    def event(self) -> Event:
        before = {"month": {"year": 2026, "number": 12}, "theme": "konflikt", "own": None}
        changes = (Change("calendar_month", (1, "2026-12"), before, {**before, "theme": self.theme.key}),)
        return Event(
            id=5, kindergarten_id=1, at=NOW, by="styrer", role="styrer", command="hms bytt", changes=changes
        )

    def work_event(self) -> Event:
        before = {"what": {"nb": "Teppe under bordene"}, "state": "open", "verdict": None}
        changes = (Change("measure", (1, 1), before, {**before, "state": "done"}),)
        return Event(
            id=6, kindergarten_id=1, at=NOW, by="styrer", role="styrer", command="hms tiltak", changes=changes
        )

    @cached_property
    def webinar(self) -> Webinar:
        return self._webinar(None)

    @cached_property
    def gathering(self) -> Webinar:
        return self._webinar(Role.VERNEOMBUD)

    @cached_property
    def verneombud_gathering(self) -> Webinar:
        """Of every kindergarten's, beside the demo's two webinars."""
        made = self._webinar(Role.VERNEOMBUD)
        made.id, made.programme_id, made.municipality, made.next_due_at = 3, None, None, NOW
        return made

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def address(self) -> str:
        return "https://bot.example.no/calendars/token.ics"

    @property
    def reached(self) -> Reached:
        return Reached(83, 79, 41)

    def _webinar(self, audience: Role | None) -> Webinar:
        return Webinar(
            id=7,
            title=Localized(nb="Partssamarbeid i hverdagen", nn="Partssamarbeid i kvardagen"),
            text=Localized.only(Language.NB, "Hvordan styrer, tillitsvalgt og verneombud arbeider sammen."),
            questions=(Localized.only(Language.NB, "Når snakket vi sist sammen alle tre?"),),
            link="https://example.no/webinar",
            recording="https://example.no/opptak",
            starts_at=LATER,
            minutes=45,
            published_at=NOW,
            cancelled_at=None,
            revision=1,
            programme_id=1,
            audience=audience,
            municipality="Fjell",
            theme=self.theme.key,
        )
