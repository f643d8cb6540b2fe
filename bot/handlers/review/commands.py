"""`/hms tilbakeblikk`, `behold`, `oppsummering` and `utkast`: what became of it, and what comes next."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import MONTH
from bot.commands.forms import form_for
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import command
from bot.content.library import Theme
from bot.content.suggesting import draft_year
from bot.handlers.calendar.deciding import decide
from bot.handlers.calendar.months_cards import year_card
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import YES, ThemeReader
from bot.handlers.review import cards
from bot.handlers.review.lines import KEPT_MONTH, OUTCOME, YEAR_REVIEW
from bot.message.card import Card, FieldType, Reply, Text, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.calendar import Choice, JulyRests, choices_in, themes_in
from bot.model.deciding import Placed
from bot.model.measure import worked_since
from bot.model.month import AUGUST, Barnehageaar, Month
from bot.model.parts import Part
from bot.model.review import LINE_LIMIT, NoTheme, NotYet, Outcome, Review

HALFWAY = 15
"""From this day of a month, looking back is on the month itself; before it, on the one before."""

LINE = TextReader(_("One line"), _("If you like. No names."), limit=LINE_LIMIT)


@command(
    "hms",
    "tilbakeblikk",
    also=("tilbakeblick", "hvordan gikk det", "korleis gjekk det", "look back", "review"),
    who=HMS_GROUP,
    says=_("How the month's theme went"),
    tells=(Audience.GROUP,),
    reads=(Part.CALENDAR, Part.REVIEWS),
)
def look_back(
    ctx: ChangeContext,
    month: Annotated[Month | None, MONTH] = None,
    outcome: Annotated[Outcome | None, OUTCOME] = None,
    line: Annotated[str | None, LINE] = None,
) -> Reply:
    wanted = month or _month_to_look_back_on(ctx)
    choice = _choice(ctx, wanted)
    review = next((one for one in ctx.kindergarten.reviews if one.month == wanted), None)
    told = review is not None and ctx.seen is not None and review.changed_at > ctx.seen
    if outcome is None or (told and review is not None and review.outcome is not outcome):
        known = {"month": wanted, "outcome": review.outcome if review else None}
        form = form_for(look_back, ctx, known, title=_("Write a line"))
        form = replace(form, line=look_back.line({"month": wanted}, seen=ctx.now))
        return Reply(
            cards.review_card(wanted, choice, review, ctx.library, ctx.now, form if review else None)
        )
    if review is None:
        review = Review(month=wanted, line=None)
        ctx.kindergarten.reviews.append(review)
    review.outcome, review.line, review.changed_at = outcome, line or review.line, ctx.now
    following = wanted.next_with_theme()
    return to_group(cards.reviewed_card(review, choice, following, ctx.choice(following), ctx.library))


def _month_to_look_back_on(ctx: HmsContext) -> Month:
    this = ctx.this_month
    month = this if ctx.today.day >= HALFWAY and not this.is_july else this.plus(-1)
    return month.plus(-1) if month.is_july else month


def _choice(ctx: HmsContext, month: Month) -> Choice:
    """Raises JulyRests, NotYet or NoTheme."""
    if month.is_july:
        raise JulyRests(month)
    if month > ctx.this_month:
        raise NotYet(month)
    choice = ctx.choice(month)
    if choice is None:
        raise NoTheme(month)
    return choice


@command(
    "hms",
    "behold",
    also=("behald", "behalde", "keep"),
    who=HMS_GROUP,
    says=_("Keep a month's theme for another month"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=(Part.CALENDAR,),
)
def keep(ctx: ChangeContext, month: Annotated[Month | None, KEPT_MONTH] = None) -> Reply:
    wanted = month or _month_to_look_back_on(ctx)
    return decide(ctx, [Placed(wanted.next_with_theme(), _choice(ctx, wanted))])


@command(
    "hms",
    "oppsummering",
    also=("årets tilbakeblikk", "oppsummer", "året som gikk", "året som gjekk", "year review"),
    says=_("The year's look back"),
    reads=(Part.CALENDAR, Part.REVIEWS, Part.MEASURES),
)
def year_review(ctx: HmsContext) -> Reply:
    return Reply(_year(ctx))


def _year(ctx: HmsContext) -> Card:
    year, kindergarten = Barnehageaar.of(ctx.this_month), ctx.kindergarten
    form = form_for(draft, ctx, {}, title=_("What shall come again?"))
    card = cards.year_review_card(
        year,
        choices_in(kindergarten.calendar),
        kindergarten.reviews,
        ctx.this_month,
        ctx.library,
        ctx.now,
        form=form if ctx.may_change else None,
        worked=worked_since(kindergarten.measures, year.months()[0].first),
    )
    return card if ctx.may_change else card.without(YEAR_REVIEW())  # which leads to the form


class ThisYearsReader(ThemeReader):
    """A theme of the library that this barnehageår has had."""

    label = _("Again next year")
    hint = _("Empty: those that were not finished")
    field = FieldType.MULTI_SELECT
    reads = frozenset({Part.CALENDAR})

    def known(self, ctx: HmsContext) -> Iterable[Theme]:
        had = {ctx.choice(month) for month in Barnehageaar.of(ctx.this_month).months()}
        return [theme for theme in ctx.library if theme.key in had]


@command(
    "hms",
    "utkast",
    also=("utkast neste år", "neste år", "draft"),
    who=HMS_GROUP,
    says=_("A draft of next year's calendar"),
    submit=_("Make the draft"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=(Part.CALENDAR, Part.FINDINGS, Part.REVIEWS, Part.MEASURES),
)
def draft(
    ctx: ChangeContext,
    confirmed: Annotated[bool | None, YES, Ask(in_form=False)] = None,
    again: tuple[Annotated[Theme, ThisYearsReader()], ...] = (),
) -> Reply:
    if not (confirmed or ctx.sent):
        return Reply(_year(ctx))
    this, kindergarten = ctx.this_month, ctx.kindergarten
    year = Barnehageaar.of(this) if this.number >= AUGUST else Barnehageaar.of(this).next()
    choices = choices_in(kindergarten.calendar)
    empty = [month for month in year.months() if month >= this and month not in choices]
    if not empty:
        return Reply(year_card(year, choices, this, ctx.library, ctx.may_change))
    repeated: list[Choice] = [theme.key for theme in again] or _not_finished(ctx)
    used = themes_in(kindergarten.calendar)
    drafted = draft_year(ctx.library, empty, repeated, ctx.found, used)
    reply = decide(ctx, [Placed(month, choice) for month, choice in drafted.items()])
    card = reply.card.but(Text(_("This is a draft: every month can be changed."), "quiet"))
    return replace(reply, card=card)


def _not_finished(ctx: HmsContext) -> list[Choice]:
    """What the group has said was done in part, or not yet, and has not come back to since."""
    last = {ctx.choice(one.month): one.outcome for one in ctx.kindergarten.reviews}
    return [choice for choice, outcome in last.items() if choice and outcome is not Outcome.DONE]
