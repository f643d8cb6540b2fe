"""Posts for an avdeling: a meeting in its own channel, and that one did not arrive there."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.handlers.avdelinger.cards import not_sent_card
from bot.handlers.calendar.themes_cards import run_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.store.work import find_avdeling
from scheduler.kinds import NoticeKind, PostContext, not_again
from scheduler.periods import DAY, NUMBER, TEXT, Several


@dataclass(frozen=True)
class SentRun:
    """A run of a theme, sent to an avdeling once a day."""

    theme: str
    minutes: int
    avdeling: str
    day: date


def _run(ctx: PostContext, sent: SentRun) -> Card | Skip:
    """Only to the channel that the avdeling has still."""
    avdeling = find_avdeling(ctx.session, ctx.kindergarten.id, sent.avdeling)
    theme = ctx.library.get(sent.theme)
    if avdeling is None or avdeling.channel is None or avdeling.channel != ctx.channel:
        return Skip("the avdeling has not that channel any more")
    if theme is None:
        return Skip("the theme has left the library")
    return run_card(theme, sent.minutes)


RUN = NoticeKind(
    name="run",
    period=Several(SentRun, TEXT, NUMBER, TEXT, DAY),
    compose=_run,
    audience=Audience.AVDELING,
    lasts=timedelta(hours=12),
    again=not_again,
    at_once=True,
)
UNSENT = NoticeKind(
    name="notice/unsent",
    period=NUMBER,
    compose=lambda _ctx, _post: not_sent_card(),
    audience=Audience.GROUP,
)
"""Its period is the number of the post that did not arrive."""
