"""Parameter types of a programme's webinars."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from bot.commands.context import Context
from bot.commands.dates import DayReader, TimeReader
from bot.commands.reading import ChoiceReader, LinkReader, Reader, TextReader
from bot.commands.vocabulary import ROLES, Vocabulary, term
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER, NamedReader, ThemeReader
from bot.handlers.programme.letters.readers import MunicipalityReader
from bot.message.card import FieldType, Option
from bot.message.words import Capital, Joined, Short, _
from bot.model.plan import MilestoneTemplate
from bot.model.role import Role
from bot.model.texts import TEXT_LIMIT, TITLE_LIMIT, Localized
from bot.model.webinar import MOST_QUESTIONS, QUESTION_LIMIT, Webinar, length_of, link_of, questions_of
from bot.store.programmes import programme_of
from bot.store.webinars import webinars_in

MOST_CHOSEN_FROM = 50
"""The newest: a menu with more would be too long on any platform."""


class For(StrEnum):
    """Whom a webinar is for."""

    EVERYBODY = "everybody"
    STYRER = Role.STYRER.value
    TILLITSVALGT = Role.TILLITSVALGT.value
    VERNEOMBUD = Role.VERNEOMBUD.value

    @property
    def role(self) -> Role | None:
        return None if self is For.EVERYBODY else Role(self.value)

    @classmethod
    def of(cls, role: Role | None) -> "For":
        return cls.EVERYBODY if role is None else cls(role.value)


AUDIENCES: Vocabulary[For] = {
    For.EVERYBODY: term(_("Everybody, in the channels"), "alle", "kanalene", "everybody"),
    **{For(role): one for role, one in ROLES.items()},
}


class LengthReader(Reader[int, Context]):
    """Minutes, or `1,5 timer`. Refuses what no webinar may take."""

    label = _("Length in minutes")
    longest = 4

    def read(self, text: str, ctx: Context) -> int:
        return length_of(text)


class MeetingLinkReader(LinkReader):
    """A link, out of what e-mail programs put around it."""

    def read(self, text: str, ctx: Context) -> str:
        return link_of(text)


class QuestionsReader(TextReader):
    """One question on each line. They stay one text until they are kept."""

    def read(self, text: str, ctx: Context) -> str:
        return "\n".join(questions_of(text))


class WebinarReader(Reader[int, HmsContext]):
    """The number of one of the programme's own webinars; whether there is such a one is for the command."""

    label = _("Webinar")
    field = FieldType.SELECT

    def read(self, text: str, ctx: HmsContext) -> int:
        return NUMBER.read(text.strip(), ctx)

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        programme = programme_of(ctx.session, ctx.kindergarten.id)
        newest = sorted(webinars_in(ctx.session, programme.id), key=lambda one: one.starts_at, reverse=True)
        held = [one for one in newest if one.cancelled_at is None]
        return tuple(
            Option(str(one.id), Joined((one.title, Capital(Short(self._day(one, ctx)))), " · "))
            for one in held[:MOST_CHOSEN_FROM]
        )

    def _day(self, webinar: Webinar, ctx: HmsContext) -> date:
        return ctx.kindergarten.local(webinar.starts_at).date()


class PlanMilestoneReader(NamedReader[MilestoneTemplate, HmsContext]):
    """A milestone of the plan that every kindergarten begins with."""

    label = _("Milestone it helps with")

    def known(self, ctx: HmsContext) -> Iterable[MilestoneTemplate]:
        return (one for phase in ctx.plan_template for one in phase.milestones)

    def key(self, thing: MilestoneTemplate) -> str:
        return thing.key

    def title(self, thing: MilestoneTemplate) -> Localized:
        return thing.title


class WebinarThemeReader(ThemeReader):
    label = _("Theme it is about")


class WhereReader(MunicipalityReader):
    """One that a kindergarten of the programme is in: a webinar for another would be told to nobody."""

    label = _("Municipality")
    hint = _("Leave empty, and it is for all kindergartens in the programme")


HTTPS = _("It begins with https://")
WEBINAR = WebinarReader()
TITLE = TextReader(_("Title"), limit=TITLE_LIMIT)
LINK = MeetingLinkReader(_("Link"), HTTPS)
DAY = DayReader(_("Day"))
AT = TimeReader()
LENGTH = LengthReader()
TEXT = TextReader(_("What it will be about"), limit=TEXT_LIMIT, long=True)
QUESTIONS = QuestionsReader(
    _("Questions for the avdelingsmøte"),
    _("One on each line; three are shown"),
    limit=MOST_QUESTIONS * (QUESTION_LIMIT + 1),
    long=True,
)
AUDIENCE = ChoiceReader(_("Who it is for"), AUDIENCES)
MUNICIPALITY = WhereReader()
RECORDING = MeetingLinkReader(_("Recording"), HTTPS)
THEME_ABOUT, MILESTONE_HELPED = WebinarThemeReader(), PlanMilestoneReader()
