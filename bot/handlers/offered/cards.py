"""Cards of what a programme offers a kindergarten."""

from collections.abc import Sequence
from datetime import datetime

from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.offered.lines import NO, OFFERS, OFFERS_ON, SHOW, YES, YES_IN
from bot.handlers.offered.words import Before, called, in_words, kind_in_words, links_of
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, MonthName, Words, _, _n
from bot.model.month import Month
from bot.model.offer import NowhereToPut, OfferOver, ProgrammeOffer

SHOWN = 5
ALL_OFFERS = Button(_("What the programme offers"), OFFERS())


def answers(offer: ProgrammeOffer, now: datetime) -> tuple[Button, ...]:
    return Button(_("Yes, please"), YES(offer.id, seen=now)), Button(_("No, thank you"), NO(offer.id))


@example(lambda s: (Page((*s.offers, s.offers[0]), 1, 2), 7, True))
def offers_card(offers: Page[ProgrammeOffer], count: int, is_member: bool) -> Card:
    """What the kindergarten has not answered, some at a time."""
    if not offers:
        nothing = (
            _("You have answered all that was offered.")
            if is_member
            else _("A programme offers themes and milestones to those who have joined it.")
        )
        return Card(_("Nothing is offered now"), (Text(nothing),), (buttons.PROGRAMME, buttons.THIS_MONTH))
    rows = tuple((kind_in_words(one.content), one.title) for one in offers)
    return Card(
        _n("The programme offers you {n} thing", "The programme offers you {n} things", count),
        (
            Fields(rows),
            *offers.rest,
            Text(_("You choose. Nothing changes before you say yes."), "quiet"),
        ),
        (
            *(Button(one.title, SHOW(one.id)) for one in offers),
            *offers.onward(_("More offers"), OFFERS_ON),
            *(() if offers.number == 1 else (ALL_OFFERS,)),
            buttons.PROGRAMME,
        ),
    )


@example(lambda s: (s.offers[1], "IA bransjeprogram barnehage", s.theme.title, None, s.now))
def offer_card(
    offer: ProgrammeOffer, programme: str, phase: Words | None, before: Before | None, now: datetime
) -> Card:
    """One offer: what would be otherwise, and a yes or a no."""
    return Card(
        _("{name} offers: {what}", name=programme, what=kind_in_words(offer.content)),
        (
            *in_words(offer.content, phase, before),
            Text(_("A no is a no: it is not offered again. A yes can be undone."), "quiet"),
        ),
        (*answers(offer, now), *links_of(offer.content), ALL_OFFERS),
    )


@example(lambda s: (s.offers[0], "IA bransjeprogram barnehage"))
def offered_note_card(offer: ProgrammeOffer, programme: str) -> Card:
    """Among what the group is told in a week."""
    return Card(
        _("{name} offers you something", name=programme),
        (Text(called(offer.content, offer.title)),),
        (Button(_("See the offer"), SHOW(offer.id)), Button(_("No, thank you"), NO(offer.id)), ALL_OFFERS),
    )


@example(lambda s: (s.offers[0], (s.month, s.month.next()), s.now))
def which_month_card(offer: ProgrammeOffer, months: Sequence[Month], now: datetime) -> Card:
    """A theme without a month: one of the next that have none."""
    return Card(
        _("Which month shall have “{title}”?", title=offer.title),
        (Text(_("These have no theme yet.")),) if months else (Text(_("Every month has a theme now.")),),
        (
            *(Button(Capital(MonthName(month)), YES_IN(offer.id, month, seen=now)) for month in months),
            buttons.CHANGE_MONTH,
            Button(_("No, thank you"), NO(offer.id)),
        ),
    )


@example(lambda s: (s.offers[0], s.month, s.theme.title, (s.month.next(),), s.now))
def month_is_taken_card(
    offer: ProgrammeOffer, month: Month, has: Words, others: Sequence[Month], now: datetime
) -> Card:
    """The month that it is for has another theme: nobody loses that by a slip."""
    return Card(
        _("{month} has a theme already", month=Capital(MonthName(month))),
        (Fields(((_("Was"), has), (_("Becomes"), offer.title))),),
        (
            Button(_("This theme instead"), YES_IN(offer.id, month, seen=now)),
            *(
                Button(_("In {month} instead", month=MonthName(other)), YES_IN(offer.id, other, seen=now))
                for other in others
            ),
            Button(_("No, thank you"), NO(offer.id)),
        ),
    )


@example(lambda s: (s.offers[1], s.theme.title, None))
def accepted_card(offer: ProgrammeOffer, phase: Words | None, before: Before | None) -> Card:
    return Card(
        _("Done: {what}", what=kind_in_words(offer.content)),
        in_words(offer.content, phase, before),
        (ALL_OFFERS, buttons.PLAN, buttons.UNDO),
    )


@example(lambda s: (s.offers[1],))
def turned_down_card(offer: ProgrammeOffer) -> Card:
    return Card(
        _("No to “{title}”", title=offer.title),
        (Text(_("It is not offered again. All is as it was.")),),
        (ALL_OFFERS, buttons.PROGRAMME, buttons.UNDO),
    )


@explains(OfferOver)
@example(lambda s: ())
def offer_over_card() -> Card:
    return Card(
        _("That is not offered any more"),
        (Text(_("You have answered it, its month is over, or the programme has taken it back.")),),
        (ALL_OFFERS, buttons.HISTORY),
    )


@explains(NowhereToPut)
@example(lambda s: ())
def nowhere_to_put_card() -> Card:
    return Card(
        _("There is no place for it in your plan"),
        (Text(_("Begin with the plan first, or say no. The offer stays until you answer it.")),),
        (buttons.PLAN, ALL_OFFERS),
    )
