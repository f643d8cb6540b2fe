"""`/hms program tilby`: the arbeidsgruppe writes what is offered, looks at it, and offers it once."""

from collections.abc import Sequence
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.dates import COMING_MONTH
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import Command, Values, command
from bot.content.safety_round import RoundArea
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import NUMBER
from bot.handlers.offered.posts import OFFERED, Published
from bot.handlers.offered.taking import place_of
from bot.handlers.programme.offering import cards
from bot.handlers.programme.offering.readers import (
    BREAK,
    DEFINITION,
    LINK,
    MILESTONE,
    PHASE,
    QUESTION,
    THEME_TEXT,
    TITLE,
    WEEK,
    WHAT,
)
from bot.handlers.programme.people import programme_here
from bot.handlers.safety_round.lines import AREA
from bot.message.card import Card, Reply
from bot.message.words import _
from bot.model.calendar import OwnTheme
from bot.model.month import Month
from bot.model.offer import (
    Offered,
    OfferedMilestone,
    OfferedPoint,
    OfferedText,
    OfferedTheme,
    OfferGone,
    ProgrammeOffer,
)
from bot.model.plan import MilestoneTemplate, PhaseTemplate
from bot.model.texts import Empty, Localized
from bot.store.offered import find_offered, keys_of_members, published_by
from bot.store.posts import owe
from bot.store.programmes import count_members
from scheduler.due import Slot

MOST_EDITIONS = 3


@command(
    "hms",
    "program tilby",
    also=("program tilbud", "program tilbod"),
    who=ARBEIDSGRUPPE,
    says=_("Offer the kindergartens something"),
)
def offering(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    """The newest, or a page of those before them."""
    programme = programme_here(ctx)
    found = published_by(ctx.session, programme.id)
    shown = Page.of(found, page_within(page, cards.SHOWN, len(found)), cards.SHOWN)
    return Reply(cards.offering_card(shown, count_members(ctx.session, programme.id)))


@command(
    "hms",
    "program tilby tema",
    who=ARBEIDSGRUPPE,
    says=_("Offer a theme"),
    submit=_("See it first"),
    listed=False,
)
def offer_theme(
    ctx: ChangeContext,
    title: Annotated[str | None, TITLE, Ask(on_line=False)] = None,
    text: Annotated[str | None, THEME_TEXT, Ask(on_line=False)] = None,
    question: Annotated[str | None, QUESTION, Ask(on_line=False)] = None,
    link: Annotated[str | None, LINK, Ask(on_line=False)] = None,
    month: Annotated[
        Month | None, COMING_MONTH, Ask(_("For which month"), _("Empty: each chooses"), on_line=False)
    ] = None,
) -> Reply:
    """Raises BadLink."""
    if title is None:
        given = {"text": text, "question": question, "link": link, "month": month}
        return _form(ctx, offer_theme, given, ("title",))
    both = BREAK.join(part for part in (text, question) if part)
    theme = OwnTheme.written(ctx.kindergarten.language, title, both or None, link)
    return _drafted(ctx, OfferedTheme(theme, None if month is None else str(month)))


@command(
    "hms",
    "program tilby milepel",
    also=("program tilby milepæl",),
    who=ARBEIDSGRUPPE,
    says=_("Offer a milestone"),
    submit=_("See it first"),
    listed=False,
)
def offer_milestone(
    ctx: ChangeContext,
    phase: Annotated[PhaseTemplate | None, PHASE, Ask(on_line=False)] = None,
    title: Annotated[str | None, TITLE, Ask(on_line=False)] = None,
    definition: Annotated[str | None, DEFINITION, Ask(on_line=False)] = None,
    week: Annotated[int | None, WEEK, Ask(on_line=False)] = None,
) -> Reply:
    given = {"phase": phase, "title": title, "definition": definition, "week": week}
    if phase is None or title is None or definition is None or week is None:
        return _form(ctx, offer_milestone, given, tuple(given))
    return _drafted(ctx, OfferedMilestone(_said(ctx, title), _said(ctx, definition), phase.key, week))


@command(
    "hms",
    "program tilby tekst",
    who=ARBEIDSGRUPPE,
    says=_("Offer another text for a milestone"),
    submit=_("See it first"),
    listed=False,
)
def offer_text(
    ctx: ChangeContext,
    milestone: Annotated[MilestoneTemplate | None, MILESTONE, Ask(on_line=False)] = None,
    title: Annotated[str | None, TITLE, Ask(on_line=False)] = None,
    definition: Annotated[str | None, DEFINITION, Ask(on_line=False)] = None,
) -> Reply:
    if milestone is None or title is None or definition is None:
        given = {"milestone": milestone, "title": title, "definition": definition}
        return _form(ctx, offer_text, given, tuple(given))
    return _drafted(ctx, OfferedText(milestone.key, _said(ctx, title), _said(ctx, definition)))


@command(
    "hms",
    "program tilby punkt",
    who=ARBEIDSGRUPPE,
    says=_("Offer a point for the safety round"),
    submit=_("See it first"),
    listed=False,
)
def offer_point(
    ctx: ChangeContext,
    area: Annotated[RoundArea | None, AREA, Ask(on_line=False)] = None,
    what: Annotated[str | None, WHAT, Ask(on_line=False)] = None,
) -> Reply:
    if area is None or what is None:
        given = {"area": area, "what": what}
        return _form(ctx, offer_point, given, tuple(given))
    return _drafted(ctx, OfferedPoint(area.key, _said(ctx, what)))


def _form(ctx: HmsContext, which: Command, given: Values, needed: Sequence[str] = ()) -> Reply:
    """Raises Incomplete where it was sent without what is needed."""
    lacking = [name for name in needed if given.get(name) is None]
    if lacking and ctx.sent:
        raise wrong_at(which, ctx, given, lacking[0], Empty())
    form = form_for(which, ctx, given)
    return Reply(cards.new_offer_card(which.says, form))


def _said(ctx: HmsContext, text: str) -> Localized:
    return Localized.only(ctx.kindergarten.language, text)


def _drafted(ctx: ChangeContext, content: Offered) -> Reply:
    programme = programme_here(ctx)
    draft = ProgrammeOffer(programme_id=programme.id, revision=1, content=content, changed_at=ctx.now)
    ctx.session.add(draft)
    ctx.session.flush()
    return Reply(_draft(ctx, draft, 1))


def _draft(ctx: HmsContext, draft: ProgrammeOffer, page: int) -> Card:
    """With what is offered of the same kind, some at a time: it may be a new edition of that."""
    offered = published_by(ctx.session, draft.programme_id)
    alike = [one for one in offered if type(one.content) is type(draft.content)]
    earlier = Page.of(alike, page_within(page, MOST_EDITIONS, len(alike)), MOST_EDITIONS)
    members = count_members(ctx.session, draft.programme_id)
    return cards.draft_card(draft, place_of(ctx, draft), members, earlier, ctx.now)


def _own(ctx: HmsContext, number: int) -> ProgrammeOffer:
    """An offer of this programme. Raises OfferGone."""
    found = find_offered(ctx.session, number, lock=ctx.changes)
    if found is None or found.programme_id != programme_here(ctx).id:
        raise OfferGone
    return found


@command("hms", "program tilby vis", who=ARBEIDSGRUPPE, says=_("See an offer"), listed=False)
def show(ctx: HmsContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises OfferGone."""
    offer = _own(ctx, number)
    return Reply(cards.shown_card(offer, place_of(ctx, offer)))


@command("hms", "program tilby utkast", who=ARBEIDSGRUPPE, says=_("See a draft of an offer"), listed=False)
def show_draft(
    ctx: HmsContext, number: Annotated[int, NUMBER], page: Annotated[int | None, NUMBER] = None
) -> Reply:
    """With older offers that it may be a new edition of. Raises OfferGone."""
    draft = _own(ctx, number)
    if draft.published_at is not None:
        return show(ctx, number=number)
    return Reply(_draft(ctx, draft, page or 1))


@command("hms", "program tilby endre", who=ARBEIDSGRUPPE, says=_("Write a new edition"), listed=False)
def change(ctx: HmsContext, number: Annotated[int, NUMBER]) -> Reply:
    """Its form with what is written there; sent, it is a draft of its own. Raises OfferGone."""
    content, language = _own(ctx, number).content, ctx.kindergarten.language

    def written(text: Localized | None) -> str | None:
        return None if text is None else text.in_language(language)[0]

    match content:
        case OfferedTheme(theme=theme, month=month):
            at = None if month is None else Month.parse(month)
            text, question = _apart(written(theme.text) or "")
            given: Values = {"title": written(theme.title), "text": text, "question": question}
            given |= {"link": theme.link, "month": at}
            return _form(ctx, offer_theme, given)
        case OfferedMilestone(title=title, definition=definition, phase=key, week=week):
            phase = next((one for one in ctx.plan_template if one.key == key), None)
            given = {"phase": phase, "title": written(title), "definition": written(definition), "week": week}
            return _form(ctx, offer_milestone, given)
        case OfferedText(milestone=key, title=title, definition=definition):
            of = next((one for one in MILESTONE.known(ctx) if one.key == key), None)
            given = {"milestone": of, "title": written(title), "definition": written(definition)}
            return _form(ctx, offer_text, given)
        case OfferedPoint(area=key, what=what):
            area = next((one for one in ctx.library.round_areas if one.key == key), None)
            return _form(ctx, offer_point, {"area": area, "what": written(what)})


def _apart(text: str) -> tuple[str | None, str | None]:
    """The text of a theme, and the question that is its last line."""
    before, _break, last = text.rpartition(BREAK)
    return (before or None, last) if last.endswith("?") else (text or None, None)


@command(
    "hms",
    "program tilby ut",
    who=ARBEIDSGRUPPE,
    says=_("Offer it to the kindergartens"),
    submit=_("Offer it"),
    listed=False,
    careful=True,
)
def publish(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Once, however often it is pressed. What was written since it was seen is shown first.

    Raises OfferGone.
    """
    offer = _own(ctx, number)
    if offer.withdrawn_at is not None:
        raise OfferGone
    if offer.published_at is None:
        if not _is_seen(ctx, offer):
            return Reply(_draft(ctx, offer, 1))
        offer.published_at = ctx.now
        _tell(ctx, offer)
    return Reply(cards.published_card(offer, count_members(ctx.session, offer.programme_id)))


def _is_seen(ctx: HmsContext, *offers: ProgrammeOffer) -> bool:
    """Whether the asker has seen each as it is now. A draft may have the number of one that is deleted."""
    return ctx.seen is not None and all(one.changed_at <= ctx.seen for one in offers)


def _tell(ctx: ChangeContext, offer: ProgrammeOffer) -> None:
    """Every kindergarten that has joined, in one statement."""
    ctx.session.flush()
    period = Published(offer.id, offer.revision)
    note = OFFERED.owed(Slot(ctx.now, period, ctx.now + OFFERED.lasts))
    owe(ctx.session, [(keys_of_members(ctx.session, offer.programme_id), note)])


@command(
    "hms",
    "program tilby ny",
    who=ARBEIDSGRUPPE,
    says=_("Offer a new edition"),
    submit=_("Offer it"),
    listed=False,
    careful=True,
)
def replace(ctx: ChangeContext, draft: Annotated[int, NUMBER], earlier: Annotated[int, NUMBER]) -> Reply:
    """A draft becomes the new edition of what is offered. Who turned that down hears nothing.

    What was written since the two were seen is shown first. Raises OfferGone.
    """
    new, old = _own(ctx, draft), _own(ctx, earlier)
    if new.published_at is not None or not old.is_open or type(new.content) is not type(old.content):
        raise OfferGone
    if not _is_seen(ctx, new, old):
        return Reply(_draft(ctx, new, 1))
    old.content, old.changed_at, old.revision = new.content, ctx.now, old.revision + 1
    ctx.session.delete(new)
    _tell(ctx, old)
    return Reply(cards.published_card(old, count_members(ctx.session, old.programme_id)))


@command(
    "hms",
    "program tilby trekk",
    also=("program tilby trekkje",),
    who=ARBEIDSGRUPPE,
    says=_("Offer it no longer"),
    submit=_("Offer it no longer"),
    listed=False,
    careful=True,
)
def withdraw(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises OfferGone."""
    offer = _own(ctx, number)
    offer.withdrawn_at = offer.withdrawn_at or ctx.now
    return Reply(cards.withdrawn_card(offer))
