"""Parameter types of what is offered: phases and milestones of the template, and a week of the plan."""

from collections.abc import Iterable

from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.reading import LinkReader, Reader, TextReader
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NamedReader
from bot.message.words import _
from bot.model.offer import DEFINITION_LIMIT, QUESTION_LIMIT, WEEKS
from bot.model.plan import MilestoneTemplate, PhaseTemplate
from bot.model.safety_round import POINT_LIMIT
from bot.model.texts import TEXT_LIMIT, TITLE_LIMIT, Localized

BREAK = "\n"
"""Between the text of a theme and its question."""


class TemplatePhaseReader(NamedReader[PhaseTemplate, HmsContext]):
    label = _("Phase")

    def known(self, ctx: HmsContext) -> Iterable[PhaseTemplate]:
        return ctx.plan_template

    def key(self, thing: PhaseTemplate) -> str:
        return thing.key

    def title(self, thing: PhaseTemplate) -> Localized:
        return thing.name


class TemplateMilestoneReader(NamedReader[MilestoneTemplate, HmsContext]):
    label = _("Milestone")

    def known(self, ctx: HmsContext) -> Iterable[MilestoneTemplate]:
        return [one for phase in ctx.plan_template for one in phase.milestones]

    def key(self, thing: MilestoneTemplate) -> str:
        return thing.key

    def title(self, thing: MilestoneTemplate) -> Localized:
        return thing.title


class WeekReader(Reader[int, Context]):
    label = _("Week of the plan")
    hint = _("How many weeks after a kindergarten begins, from 0 to 120")

    def read(self, text: str, ctx: Context) -> int:
        if not (text.isascii() and text.isdigit() and int(text[:4]) <= WEEKS):
            raise Unreadable
        return int(text)


TITLE = TextReader(_("Title"), limit=TITLE_LIMIT)
THEME_TEXT = TextReader(_("Text"), limit=TEXT_LIMIT - QUESTION_LIMIT - len(BREAK), long=True)
QUESTION = TextReader(_("A question to talk about"), limit=QUESTION_LIMIT)
LINK = LinkReader(_("Link"), _("An address that begins with https://"))
DEFINITION = TextReader(_("Done when"), limit=DEFINITION_LIMIT, long=True)
WHAT = TextReader(_("The point"), _("As it should be. No names."), limit=POINT_LIMIT)
PHASE, MILESTONE, WEEK = TemplatePhaseReader(), TemplateMilestoneReader(), WeekReader()
