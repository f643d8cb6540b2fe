"""`/hms hvorfor`: why a month has its theme. `/hms tema-for`: a theme for something that is hard."""

from typing import Annotated

from bot.commands.dates import MONTH
from bot.commands.registry import command
from bot.content.library import Theme, title_of
from bot.content.suggesting import follow_from
from bot.handlers.calendar.months import show_month
from bot.handlers.calendar.why_cards import Decided, fits_card, why_card
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import THEME
from bot.message.card import Reply
from bot.message.words import _
from bot.model.event import Event
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.role import Role
from bot.store.queries import latest_events

MOST_LOOKED_AT = 50


@command(
    "hms",
    "hvorfor",
    also=("kvifor", "hvorfor dette temaet", "kvifor dette temaet", "why"),
    listed=False,
    says=_("Why a month has its theme"),
    reads=(Part.CALENDAR, Part.FINDINGS),
)
def why(ctx: HmsContext, month: Annotated[Month | None, MONTH] = None) -> Reply:
    asked = month or ctx.this_month
    choice = ctx.choice(asked)
    if choice is None:
        return Reply(show_month(ctx, asked))
    theme = ctx.library.get(choice) if isinstance(choice, str) else None
    return Reply(why_card(asked, title_of(choice, ctx.library), theme, _decided(ctx, asked, theme)))


def _decided(ctx: HmsContext, month: Month, theme: Theme | None) -> Decided:
    """As far as the history goes back."""
    events = latest_events(ctx.session, ctx.kindergarten.id, MOST_LOOKED_AT)
    event = next((one for one in events if _decides(one, month)), None)
    follows = follow_from(ctx.found, ctx.library.themes, frozenset())
    fitting = next((one for one in follows if theme is not None and one.theme.key == theme.key), None)
    return Decided(
        role=Role(event.role) if event is not None and event.role else None,
        on=ctx.kindergarten.local(event.at).date() if event is not None else None,
        found=fitting.found.words if fitting is not None and fitting.found is not None else None,
    )


def _decides(event: Event, month: Month) -> bool:
    """Whether it gave the month its theme."""
    return any(
        change.table == "calendar_month" and change.after is not None and change.after["month"] == str(month)
        for change in event.changes
    )


@command(
    "hms",
    "tema-for",
    also=("plager", "theme for"),
    says=_("A theme for something that is hard"),
    topical=True,
)
def theme_for(ctx: HmsContext, theme: Annotated[Theme, THEME]) -> Reply:
    return Reply(fits_card(theme, ctx.may_change))
