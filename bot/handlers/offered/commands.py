"""`/hms tilbud`: what the programme offers, and the kindergarten's yes or no."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import COMING_MONTH
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.content.library import title_of
from bot.handlers.calendar.deciding import decide
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import NUMBER
from bot.handlers.offered import cards
from bot.handlers.offered.taking import place_of, put, what_it_has
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.calendar import OwnTheme, choices_in, months_ahead
from bot.model.deciding import Placed
from bot.model.month import Month
from bot.model.offer import OfferAnswer, OfferedTheme, OfferOver, ProgrammeOffer
from bot.model.parts import Part
from bot.store.offered import is_offered, offered_to
from bot.store.programmes import find_programme

MOST_MONTHS = 4
AHEAD = 11
CHANGED = (Part.CALENDAR, Part.CHECKLIST, Part.MEMBERSHIPS, Part.MILESTONES, Part.OFFER_ANSWERS, Part.PHASES)


@command(
    "hms",
    "tilbud",
    also=("tilbod", "programmets tilbud", "offers"),
    who=HMS_GROUP,
    says=_("What the programme offers you"),
    reads=(Part.MEMBERSHIPS,),
)
def offers(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    found = offered_to(ctx.session, ctx.kindergarten.id, ctx.this_month)
    some = Page.of(found, page_within(page, cards.SHOWN, len(found)), cards.SHOWN)
    return Reply(cards.offers_card(some, len(found), bool(ctx.kindergarten.memberships)))


def _offer(ctx: HmsContext, number: int) -> ProgrammeOffer:
    """One that can be answered now. Raises OfferOver."""
    found = is_offered(ctx.session, ctx.kindergarten.id, number, ctx.this_month)
    if found is None:
        raise OfferOver
    return found


@command(
    "hms",
    "tilbud vis",
    also=("tilbod vis",),
    who=HMS_GROUP,
    says=_("See an offer"),
    listed=False,
    reads=CHANGED,
)
def show(ctx: HmsContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises OfferOver."""
    return _shown(ctx, _offer(ctx, number))


def _shown(ctx: HmsContext, offer: ProgrammeOffer) -> Reply:
    programme = find_programme(ctx.session, offer.programme_id)
    name = "" if programme is None else programme.name
    card = cards.offer_card(offer, name, place_of(ctx, offer), what_it_has(ctx, offer), ctx.now)
    return Reply(card)


@command(
    "hms",
    "tilbud ja",
    also=("tilbod ja",),
    who=HMS_GROUP,
    says=_("Say yes to an offer"),
    listed=False,
    careful=True,
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=CHANGED,
)
def accept(
    ctx: ChangeContext,
    number: Annotated[int, NUMBER],
    month: Annotated[Month | None, COMING_MONTH, Ask(in_form=False)] = None,
) -> Reply:
    """What was changed since it was seen is shown first.

    Raises OfferOver, NowhereToPut, MilestoneChanged or MonthChanged.
    """
    offer = _offer(ctx, number)
    if ctx.seen is not None and ctx.seen < offer.changed_at:
        return _shown(ctx, offer)
    if isinstance(offer.content, OfferedTheme):
        return _accept_theme(ctx, offer, offer.content.theme, month)
    before = what_it_has(ctx, offer)
    put(ctx, offer)
    _answer(ctx, offer, accepted=True)
    return to_group(cards.accepted_card(offer, place_of(ctx, offer), before))


def _accept_theme(ctx: ChangeContext, offer: ProgrammeOffer, theme: OwnTheme, month: Month | None) -> Reply:
    """It goes where the month is empty; else the group says where."""
    meant = offer.month
    has = ctx.choice(meant) if meant is not None else None
    if month is None and meant is None:
        return Reply(cards.which_month_card(offer, _empty(ctx), ctx.now))
    if month is None and meant is not None and has is not None and has != theme:
        title = title_of(has, ctx.library)
        return Reply(cards.month_is_taken_card(offer, meant, title, _empty(ctx)[:2], ctx.now))
    _answer(ctx, offer, accepted=True)
    return decide(ctx, [Placed(month or meant or ctx.this_month, theme)])


def _empty(ctx: HmsContext) -> list[Month]:
    calendar = ctx.kindergarten.calendar
    chosen = choices_in(calendar)
    coming = months_ahead(calendar, ctx.this_month, AHEAD)
    return [month for month in coming if month not in chosen][:MOST_MONTHS]


def _answer(ctx: ChangeContext, offer: ProgrammeOffer, *, accepted: bool) -> None:
    known = next((one for one in ctx.kindergarten.offer_answers if one.offer_id == offer.id), None)
    if known is None:
        known = OfferAnswer(offer_id=offer.id)
        ctx.kindergarten.offer_answers.append(known)
    known.revision, known.accepted, known.answered_on = offer.revision, accepted, ctx.today


@command(
    "hms",
    "tilbud nei",
    also=("tilbod nei",),
    who=HMS_GROUP,
    says=_("Say no to an offer"),
    listed=False,
    careful=True,
    tells=(Audience.GROUP,),
    reads=(Part.OFFER_ANSWERS,),
)
def turn_down(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """For good. Raises OfferOver."""
    offer = _offer(ctx, number)
    _answer(ctx, offer, accepted=False)
    return to_group(cards.turned_down_card(offer))
