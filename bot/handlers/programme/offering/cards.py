"""Cards of what the arbeidsgruppe offers the kindergartens."""

from datetime import datetime

from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.offered.words import called, in_words, kind_in_words, links_of
from bot.handlers.programme.lines import HOME
from bot.handlers.programme.offering.lines import (
    CHANGE,
    DRAFT_ON,
    MILESTONE,
    OFFER,
    OFFER_ON,
    POINT,
    PUBLISH,
    REPLACE,
    SHOW,
    TEXT,
    THEME,
    WITHDRAW,
)
from bot.message.card import Block, Button, Card, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Words, _, _n
from bot.model.offer import DRAFT_KEPT, OfferGone, ProgrammeOffer

SHOWN = 5
BACK = Button(_("The programme"), HOME())
ALL = Button(_("All that is offered"), OFFER())


@example(lambda s: (Page((*s.offers, s.offers[0]), 1, 2), 83))
def offering_card(offers: Page[ProgrammeOffer], members: int) -> Card:
    """What is offered now, and what can be; or what was offered before that."""
    listed = Items(tuple(called(one.content, one.title) for one in offers))
    body: tuple[Block, ...] = (listed, *offers.rest) if offers else ()
    each = tuple(Button(one.title, SHOW(one.id)) for one in offers)
    on = offers.onward(_("Older offers"), OFFER_ON)
    if offers.number > 1:
        return Card(_("Offer the kindergartens something"), body, (*each, *on, ALL))
    return Card(
        _("Offer the kindergartens something"),
        (
            Text(
                _n(
                    "It is offered to {n} kindergarten, which says yes or no.",
                    "It is offered to {n} kindergartens. Each says yes or no.",
                    members,
                )
            ),
            *body,
        ),
        (
            Button(_("A theme"), THEME()),
            Button(_("A milestone"), MILESTONE()),
            Button(_("A milestone's text"), TEXT()),
            Button(_("A point for the safety round"), POINT()),
            *each,
            *on,
            BACK,
        ),
    )


@example(lambda s: (_("A theme for the calendar"), s.form(THEME(), FieldType.TEXT)))
def new_offer_card(what: Words, form: Form) -> Card:
    return Card(
        what,
        (Text(_("You see it before it is offered. Write what fits every kindergarten, without names.")),),
        (ALL,),
        form,
    )


@example(lambda s: (s.offers[0], s.theme.title, 83, Page(s.offers[1:], 1, 2), s.now))
def draft_card(
    offer: ProgrammeOffer,
    place: Words | None,
    members: int,
    earlier: Page[ProgrammeOffer],
    now: datetime,
) -> Card:
    """As kindergartens will see it. `earlier`: what it may be a new edition of."""
    instead = (
        Button(_("A new edition of “{title}”", title=one.title), REPLACE(offer.id, one.id, seen=now))
        for one in earlier
    )
    on = earlier.onward(_("A new edition of an older offer"), lambda page: DRAFT_ON(offer.id, page))
    return Card(
        _("Shall this be offered?"),
        (
            Text(kind_in_words(offer.content), "quiet"),
            *in_words(offer.content, place),
            Text(
                _n(
                    "{n} kindergarten is asked in its message of the week.",
                    "{n} kindergartens are asked in their message of the week.",
                    members,
                )
            ),
        ),
        (
            Button(_("Yes, offer it"), PUBLISH(offer.id, seen=now)),
            Button(_("Change the offer"), CHANGE(offer.id)),
            *instead,
            *on,
            *links_of(offer.content),
            ALL,
        ),
    )


@example(lambda s: (s.offers[0], 83))
def published_card(offer: ProgrammeOffer, members: int) -> Card:
    return Card(
        _("“{title}” is offered", title=offer.title),
        (
            Text(
                _n(
                    "{n} kindergarten is asked in its message of the week.",
                    "{n} kindergartens are asked in their message of the week.",
                    members,
                )
            ),
            Text(_("Who turned an earlier edition down is not asked again."), "quiet"),
        ),
        (Button(_("See it"), SHOW(offer.id)), ALL),
    )


@example(lambda s: (s.offers[0], s.theme.title))
def shown_card(offer: ProgrammeOffer, place: Words | None) -> Card:
    """One that is offered, or was."""
    actions = (
        (
            Button(_("Write a new edition"), CHANGE(offer.id)),
            Button(_("Offer it no longer"), WITHDRAW(offer.id)),
        )
        if offer.is_open
        else ()
    )
    return Card(
        kind_in_words(offer.content),
        (
            *in_words(offer.content, place),
            Text(_("Edition {n}. What each kindergarten answers, is its own.", n=offer.revision), "quiet"),
        ),
        (*actions, *links_of(offer.content), ALL),
    )


@example(lambda s: (s.offers[0],))
def withdrawn_card(offer: ProgrammeOffer) -> Card:
    return Card(
        _("“{title}” is offered no longer", title=offer.title),
        (Text(_("Those who said yes keep it.")),),
        (ALL,),
    )


@explains(OfferGone)
@example(lambda s: ())
def offer_gone_card() -> Card:
    return Card(
        _("That cannot be offered now"),
        (
            Text(_("It has been offered already, or taken back or deleted.")),
            Text(_("I keep what is not offered for {n} days.", n=DRAFT_KEPT.days), "quiet"),
        ),
        (ALL, BACK),
    )
