"""`/hms ord`: what the words of this work mean, for everybody."""

from typing import Annotated

from bot.commands.errors import Unreadable
from bot.commands.forms import form_for
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.content.meaning import Meaning
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import MilestoneReader
from bot.handlers.overview.lines import MEANING
from bot.handlers.overview.words_cards import meaning_card, words_card
from bot.handlers.plan.cards import milestone_card
from bot.message.card import Option, Reply
from bot.message.words import _
from bot.model.parts import Part
from bot.model.plan import Milestone


class CalledMilestoneReader(MilestoneReader):
    """A milestone by its name alone: what is only like one is somebody's question about something else."""

    def guess(self, text: str, ctx: HmsContext) -> Milestone:
        raise Unreadable

    def near(self, text: str, ctx: HmsContext) -> list[tuple[Option, float]]:
        return []


@command(
    "hms",
    "ord",
    also=(
        "ordliste",
        "ordforklaring",
        "hva er",
        "kva er",
        "what is",
        "hva betyr",
        "kva betyr",
        "kva tyder",
        "what does",
        "word",
        "words",
    ),
    says=_("What a word means"),
    submit=_("Show"),
    reads=(Part.MILESTONES,),
)
def words(
    ctx: HmsContext,
    word: Annotated[Meaning | None, MEANING] = None,
    milestone: Annotated[Milestone | None, CalledMilestoneReader(), Ask(in_form=False)] = None,
) -> Reply:
    """A milestone of the plan says itself what done means."""
    if word is not None:
        return Reply(meaning_card(word))
    if milestone is not None:
        return Reply(milestone_card(milestone, ctx.now, ctx.may_change))
    return Reply(words_card(form_for(words, ctx, {}, title=_("What a word means"))))
