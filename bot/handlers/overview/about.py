"""What people ask about the bot itself, and the answers to thanks and to what is outside."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview import about_cards as cards
from bot.handlers.overview.coming import next_posts
from bot.handlers.post_kinds import KINDS
from bot.message.card import Reply
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.parts import Part


@command(
    "hms", "om-boten", also=("om deg", "om boten", "about"), listed=False, says=_("Who I am, and who made me")
)
def about(_ctx: HmsContext) -> Reply:
    return Reply(cards.about_card())


@command(
    "hms",
    "personvern",
    also=("lagrer", "lagrar", "privacy"),
    listed=False,
    says=_("What I keep, and what I do not"),
)
def what_is_kept(_ctx: HmsContext) -> Reply:
    return Reply(cards.kept_card())


@command(
    "hms",
    "hvorfor-stille",
    also=("kvifor stille", "ingenting kom", "why quiet"),
    says=_("Why no post came"),
    reads=(*KINDS.reads, Part.CALENDAR),
)
def why_quiet(ctx: HmsContext) -> Reply:
    """All reasons that hold: a pause, July, a closed day, a month without a theme; and what comes next."""
    today = ctx.today
    closed = next((one for one in ctx.kindergarten.closed if today in one.days), None)
    reasons = cards.Reasons(
        paused=ctx.kindergarten.paused if ctx.kindergarten.is_paused(today) else None,
        closed=closed.days if closed else None,
        july=ctx.this_month.is_july,
        empty=None if ctx.choice(ctx.this_month) or ctx.this_month.is_july else ctx.this_month,
        rule=ctx.kindergarten.posting_rule,
        at=ctx.kindergarten.posting_time,
    )
    return Reply(cards.quiet_card(reasons, next_posts(ctx, Audience.EVERYBODY)[:1], ctx.may_change))


@command("hms", "takk", also=("tusen takk", "thanks"), says=_("Thank you"), listed=False, polite=True)
def thanks(_ctx: HmsContext) -> Reply:
    return Reply(cards.thanks_card())


@command(
    "hms",
    "utenfor",
    also=(
        "utanfor",
        "outside",
    ),
    says=_("What I cannot help with"),
    listed=False,
)
def outside(_ctx: HmsContext) -> Reply:
    return Reply(cards.outside_card())


@command(
    "hms",
    "påminnelser",
    also=("påminningar", "påminnelse", "reminders"),
    says=_("What I remind you of"),
    listed=False,
)
def reminders(_ctx: HmsContext) -> Reply:
    return Reply(cards.reminders_card())
