"""`/hms program test send`: questions go out, come to an end, and those who were asked are thanked."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.forms import form_for
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import NUMBER, YES
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.handlers.programme.testing import cards, posts
from bot.handlers.programme.testing import readers as read
from bot.handlers.programme.testing.drafting import SHOWN, WHICH, as_it_stands, light_test_here
from bot.handlers.programme.testing.posts import EndOf, ForHjelper
from bot.message.card import Reply, to_arbeidsgruppe
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import ONE_DAY
from bot.model.errors import NotThere
from bot.model.light_test import (
    FEWEST_KINDERGARTENS,
    LastDayOver,
    LightTest,
    NobodyToAsk,
    Panel,
    TooFewAsked,
)
from bot.model.rhythm import Rhythm
from bot.store import light_tests as store
from bot.store.posts import owe
from scheduler.due import Slot
from scheduler.hours import working_days

REMINDED_BEFORE = 3
"""Open days before the last one."""
Person = tuple[int, str]
"""A hjelper: their workspace, and the platform's id."""


@command(
    "hms",
    "program test send",
    says=_("Send the questions"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def send(
    ctx: ChangeContext,
    number: Annotated[int, NUMBER],
    sure: Annotated[bool | None, YES] = None,
    shown: Annotated[int | None, NUMBER, SHOWN] = None,
) -> Reply:
    """Asked back, with how many get it, and asked back again where it has changed since.

    Raises NotThere, NotADraft, LastDayOver, NobodyToAsk or TooFewAsked.
    """
    test = light_test_here(ctx, number)
    test.must_be_draft()
    if test.last_day < ctx.today:
        raise LastDayOver
    if test.panel is Panel.HJELPERE:
        people = _hjelpere(ctx, test)
        keys: list[int] = []
    else:
        people, keys = [], _kindergartens(ctx, test)
    if not sure or shown != test.edition:
        return Reply(cards.send_card(test, programme_here(ctx).name, len(keys) + len(people)))
    ctx.session.add(test.send(len(keys) + len(people), ctx.now))
    _ask_kindergartens(ctx, test, keys)
    _ask_hjelpere(ctx, test, people)
    end = EndOf(test.id, test.last_day)
    tell_arbeidsgruppe(ctx.session, programme_here(ctx), posts.ENDED, end, test.ends_at)
    return to_arbeidsgruppe(cards.being_sent_card(test))


def _kindergartens(ctx: ChangeContext, test: LightTest) -> list[int]:
    """Those that still say yes; some of them by chance. Raises NobodyToAsk or TooFewAsked."""
    willing = [key for key, _name in store.willing_kindergartens(ctx.session, test.programme_id)]
    if not willing:
        raise NobodyToAsk
    chosen = [key for key in willing if key in test.chosen]
    asked = store.some_of(willing, test.number or 0) if test.panel is Panel.RANDOM else chosen
    if len(asked) < FEWEST_KINDERGARTENS:
        raise TooFewAsked(FEWEST_KINDERGARTENS)
    return asked


def _hjelpere(ctx: ChangeContext, test: LightTest) -> list[Person]:
    """Raises NobodyToAsk."""
    willing = store.willing_hjelpere(ctx.session, test.programme_id)
    if not willing:
        raise NobodyToAsk
    return [(one.workspace_id, one.user_id) for one in willing]


def _ask_kindergartens(ctx: ChangeContext, test: LightTest, keys: list[int]) -> None:
    asked = posts.ASKED.owed(Slot(ctx.now, test.id, test.ends_at))
    by_moment: dict[datetime, list[int]] = defaultdict(list)
    for one in store.rows_of(ctx.session, keys):
        at = reminder_moment(one.rhythm, one.today(ctx.now), test.last_day)
        if at is not None:
            by_moment[at].append(one.id)
    reminders = (
        (some, posts.REMINDER.owed(Slot(at, test.id, test.ends_at))) for at, some in by_moment.items()
    )
    owe(ctx.session, [(keys, asked), *reminders])


def _ask_hjelpere(ctx: ChangeContext, test: LightTest, people: Iterable[Person]) -> None:
    """Each in their own chat."""
    home = ctx.kindergarten
    reminder = reminder_moment(home.rhythm, ctx.today, test.last_day)
    for workspace, person in people:
        of = ForHjelper(test.id, workspace, person)
        posts.ASKED_HJELPER.owe_new(ctx.session, home.id, of, ctx.now, person, workspace)
        if reminder is not None:
            posts.REMINDER_HJELPER.owe_new(ctx.session, home.id, of, reminder, person, workspace)


def reminder_moment(rhythm: Rhythm, today: date, last_day: date) -> datetime | None:
    """Three open days before the last; None where it would come on the day of the questions."""
    within = last_day - today + ONE_DAY
    days = list(working_days(today, rhythm, within))
    day = days[-1 - REMINDED_BEFORE] if len(days) > REMINDED_BEFORE else None
    return None if day is None or day == today else rhythm.moment(day)


@command(
    "hms",
    "program test avslutt",
    says=_("End the questions before their last day"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def end(
    ctx: ChangeContext, number: Annotated[int, NUMBER], sure: Annotated[bool | None, YES] = None
) -> Reply:
    """Raises NotThere."""
    test = light_test_here(ctx, number)
    tally = store.tally_to_change(ctx.session, test)
    if tally is None or not test.is_open(ctx.now):
        return Reply(as_it_stands(ctx, test))
    if not sure:
        return Reply(cards.end_card(test, tally.total))
    test.ends_at = ctx.now
    store.end_light_test(ctx.session, test, tally)
    posts.ENDED.forget(ctx.session, ctx.kindergarten.id, test.id)
    end = EndOf(test.id, ctx.today)
    tell_arbeidsgruppe(ctx.session, programme_here(ctx), posts.ENDED, end, ctx.now)
    return to_arbeidsgruppe(as_it_stands(ctx, test))


@command(
    "hms",
    "program test takk",
    says=_("Thank those who were asked, and say what you have changed"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def thank(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER, WHICH] = None,
    sure: Annotated[bool | None, YES, Ask(in_form=False)] = None,
    shown: Annotated[int | None, NUMBER, SHOWN] = None,
    changes: Annotated[str | None, read.CHANGES, Ask(on_line=False)] = None,
) -> Reply:
    """To every place that was asked, once: nobody knows who answered.

    What somebody else wrote meanwhile is shown first. Raises NotThere.
    """
    test = light_test_here(ctx, number)
    if not test.is_over(ctx.now):
        raise NotThere
    if test.thanked_at is not None:
        return Reply(as_it_stands(ctx, test))
    if changes is not None:
        test.changes = changes
        return Reply(cards.thank_card(test, test.number or 0))
    if not sure or test.changes is None:
        given = {"number": test.id, "changes": test.changes}
        return Reply(cards.changes_card(test.title, form_for(thank, ctx, given)))
    if shown != test.edition:
        return Reply(cards.thank_card(test, test.number or 0))
    test.thanked_at = ctx.now
    _thank_all(ctx, test)
    return to_arbeidsgruppe(cards.thanked_card(test.title))


def _thank_all(ctx: ChangeContext, test: LightTest) -> None:
    session, home = ctx.session, ctx.kindergarten.id
    asked, hjelpere = posts.ASKED, posts.ASKED_HJELPER
    keys = store.kindergartens_told(session, test.programme_id, asked.stored[0], asked.written(test.id))
    owe(session, [(keys, posts.THANKS.owed(Slot(ctx.now, test.id, ctx.now + posts.SUMMER)))])
    for workspace, person in store.people_told(
        session, home, hjelpere.stored[0], hjelpere.beginning(test.id)
    ):
        of = ForHjelper(test.id, workspace, person)
        posts.THANKS_HJELPER.owe_new(session, home, of, ctx.now, person, workspace)
