"""The one place that turns typed errors into the user's words."""

from bot.commands.context import HMS_GROUP
from bot.commands.errors import CommandError, Incomplete, NotAllowed, NotUnderstood, Personal
from bot.commands.forms import field_error
from bot.commands.registry import Command
from bot.handlers.calendar import deciding_cards as deciding
from bot.handlers.calendar.months_cards import july_card
from bot.handlers.choosing import proposals_cards as proposals
from bot.handlers.choosing import weighing_cards as weighing
from bot.handlers.common.context import HmsContext
from bot.handlers.errors import cards
from bot.handlers.errors.privacy_cards import personal_card
from bot.handlers.measures.cards import measure_changed_card, measure_dropped_card
from bot.handlers.review import cards as review
from bot.handlers.ways.cards import enough_rounds_card
from bot.message.card import Card
from bot.model.calendar import JulyRests, MonthChanged, MonthPassed
from bot.model.days import DayPassed
from bot.model.deciding import AlreadyProposed, NothingPending, NothingToWeigh, PlanChanged, TooManyProposals
from bot.model.errors import NotThere, Refusal
from bot.model.event import ChangedSince, ChannelTaken, NothingToUndo
from bot.model.measure import MeasureChanged, MeasureDropped
from bot.model.plan import MilestoneChanged, MilestoneClosed, NoPlan, PlanRunning
from bot.model.review import NoTheme, NotYet
from bot.model.way_progress import EnoughRounds


def explain(error: CommandError | Refusal, ctx: HmsContext, line: str, command: Command) -> Card:  # noqa: C901, PLR0911, PLR0912 - one line for each error
    """A card for an error. `line` is what was asked, without its mark."""
    match error:
        case NotUnderstood():
            return cards.not_understood_card(error.text, error.label, error.suggestions)
        case Incomplete():
            return cards.incomplete_card(error.form, error.submitted, error.note)
        case NotAllowed():
            return cards.not_allowed_card(error.who or HMS_GROUP)
        case Personal():
            return personal_card(error.form)
        case JulyRests():
            return july_card(error.month)
        case MonthPassed():
            return cards.month_passed_card(error.month, ctx.this_month, ctx.may_change)
        case MonthChanged():
            choice = error.entry.choice or ""
            return cards.month_changed_card(error.entry.month, choice, ctx.library, line, ctx.now)
        case MilestoneChanged():
            return cards.milestone_changed_card(error.milestone, line, ctx.now)
        case MilestoneClosed():
            return cards.milestone_closed_card(error.milestone)
        case MeasureChanged():
            return measure_changed_card(error.measure, line, ctx.now)
        case MeasureDropped():
            return measure_dropped_card(error.measure)
        case EnoughRounds():
            return enough_rounds_card(error.limit)
        case DayPassed():
            return cards.day_passed_card(error.day)
        case AlreadyProposed():
            return proposals.already_proposed_card()
        case TooManyProposals():
            return proposals.too_many_proposals_card(error.limit)
        case NothingToWeigh():
            return weighing.nothing_to_weigh_card()
        case NothingPending():
            return deciding.nothing_pending_card()
        case PlanChanged():
            return deciding.plan_changed_card()
        case NoTheme():
            return review.nothing_to_review_card(error.month)
        case NotYet():
            return review.too_early_card(error.month)
        case NothingToUndo():
            return cards.nothing_to_undo_card()
        case ChannelTaken():
            return cards.channel_taken_card()
        case ChangedSince():
            return cards.changed_since_card()
        case NotThere():
            return cards.not_there_card()
        case NoPlan() | PlanRunning():
            return cards.no_plan_yet_card()
        case Refusal():
            return cards.bad_value_card(field_error(error), command.name)
        case _:
            raise error
