"""Cards of looking back: on a month, and on the year."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.commands.vocabulary import OUTCOMES
from bot.content.library import Library, title_of
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.measures.cards import brief
from bot.handlers.review.lines import (
    DRAFT,
    DRAFT_CONFIRMED,
    IT_WENT,
    KEEP,
    LOOK_BACK,
    LOOK_BACK_ON,
    YEAR_REVIEW,
)
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Progress, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Words, _, _n
from bot.model.calendar import Choice, OwnTheme, choices_in
from bot.model.measure import Measure
from bot.model.month import Barnehageaar, Month
from bot.model.review import NoTheme, NotYet, Outcome, Review

MOST_WORKED = 5


@example(lambda s: (s.month, s.theme.key, None, s.library, s.now, s.form(LOOK_BACK(), FieldType.TEXT)))
def review_card(
    month: Month, choice: Choice, review: Review | None, library: Library, now: datetime, form: Form | None
) -> Card:
    """At the end of a month: one press."""
    theme = None if isinstance(choice, OwnTheme) else library.get(choice)
    pairs: list[tuple[Words, Words]] = [(_("Theme"), title_of(choice, library))]
    if theme is not None:
        pairs.append((_("Ask yourselves"), theme.check))
    if review is not None:
        pairs.append((_("Answered"), outcome_line(review)))
    answers = (Button(term.label, IT_WENT(month, outcome, seen=now)) for outcome, term in OUTCOMES.items())
    return Card(
        review_title(month),
        (Fields(tuple(pairs)), Text(_("To the HMS group: one click is enough."), "quiet")),
        tuple(answers),
        form,
    )


def review_title(month: Month) -> Words:
    return _("How did it go in {month}?", month=MonthName(month))


def outcome_line(review: Review) -> Words:
    """The outcome, and the line where there is one."""
    outcome = OUTCOMES[review.outcome].label
    return Joined((outcome, review.line), " – ") if review.line else outcome


@example(lambda s: (s.reviews[2], s.theme.key, s.month.next(), "brann", s.library))
def reviewed_card(
    review: Review, choice: Choice, following: Month, there: Choice | None, library: Library
) -> Card:
    """What was answered; a theme that is not finished can go on."""
    body: list[Block] = [
        Fields(((_("Theme"), title_of(choice, library)), (_("How it went"), outcome_line(review))))
    ]
    actions = [
        Button(_("Write a line"), LOOK_BACK_ON(review.month)),
        buttons.UNDO,
    ]
    if review.outcome is not Outcome.DONE and there != choice:
        if there is not None:
            now = _(
                "{month} has this theme now: {theme}",
                month=Capital(MonthName(following)),
                theme=title_of(there, library),
            )
            body.append(Text(now, "quiet"))
        keep = _("Keep it in {month} too", month=MonthName(following))
        actions.insert(0, Button(keep, KEEP(review.month)))
    title = _(
        "{month}: {outcome}",
        month=Capital(MonthName(review.month)),
        outcome=OUTCOMES[review.outcome].in_sentence,
    )
    return Card(title, tuple(body), tuple(actions))


@example(
    lambda s: (
        Barnehageaar.of(s.month),
        choices_in(s.kindergarten.calendar),
        s.reviews,
        s.month.plus(2),
        s.library,
        s.now,
        s.form(DRAFT(), FieldType.MULTI_SELECT),
        s.measures,
    )
)
def year_review_card(
    year: Barnehageaar,
    choices: Mapping[Month, Choice],
    reviews: Iterable[Review],
    this: Month,
    library: Library,
    now: datetime,
    form: Form | None,
    worked: Sequence[Measure] = (),
) -> Card:
    """The year that was: each month's theme with what became of it, and the measures that worked.

    `this`: the month it is now. Of one that is over, and that nobody answered for, no more is known.
    """
    by_month = {review.month: review for review in reviews}
    had = [month for month in year.months() if month in choices]
    rows = tuple(
        (Capital(MonthName(month)), _row(choices[month], by_month.get(month), library, over=month < this))
        for month in had
    )
    body: list[Block] = [_carried_out([by_month[month] for month in had if month in by_month]), Fields(rows)]
    if worked:
        measures = Items(tuple(brief(one.what) for one in worked[:MOST_WORKED]))
        body += [Text(_("Measures that worked"), "strong"), measures]
    return Card(
        year_review_title(year),
        tuple(body),
        (
            Button(_("Draft of next year"), DRAFT_CONFIRMED(True, seen=now)),
            Button(_("Choose what comes again"), YEAR_REVIEW()),
            buttons.year_of(year.months()[0]),
            buttons.YEAR_REPORT,
        ),
        form,
    )


def year_review_title(year: Barnehageaar) -> Words:
    return _("The year that was, {year}", year=year)


def _carried_out(answered: Sequence[Review]) -> Block:
    """Of the themes that somebody answered for."""
    if not answered:
        return Text(_("Nobody has answered yet how the themes went."))
    done = sum(review.outcome is Outcome.DONE for review in answered)
    count = len(answered)
    label = _n(
        "Carried out: {done} of {n} theme you answered for",
        "Carried out: {done} of {n} themes you answered for",
        count,
        done=done,
    )
    return Progress(label, done, count)


def _row(choice: Choice, review: Review | None, library: Library, *, over: bool) -> Words:
    title = title_of(choice, library)
    if review is not None:
        return Joined((title, OUTCOMES[review.outcome].in_sentence), " – ")
    return Joined((title, _("not answered")), " – ") if over else title


@explains(NoTheme)
@example(lambda s: (s.month,))
def nothing_to_review_card(month: Month) -> Card:
    return Card(
        _("{month} had no theme", month=Capital(MonthName(month))),
        (Text(_("There is nothing to look back on.")),),
        (buttons.year_of(month), buttons.THIS_MONTH),
    )


@explains(NotYet)
@example(lambda s: (s.month,))
def too_early_card(month: Month) -> Card:
    return Card(
        _("{month} has not been yet", month=Capital(MonthName(month))),
        (Text(_("Look back when the month is nearly over.")),),
        (buttons.theme_of(month), buttons.year_of(month)),
    )
