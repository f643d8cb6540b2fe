"""News of a webinar."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.handlers.webinars.cards import recording_card, webinar_card
from bot.handlers.webinars.gathering_cards import gathering_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.parts import Part
from bot.model.rhythm import Rhythm
from bot.model.webinar import News, Webinar, WebinarNews
from bot.store.session import Session
from bot.store.sign_ups import answer_of
from bot.store.webinars import Listener, find_webinar, workspace_of
from bot.store.work import holds_role
from scheduler.heard import heard_of
from scheduler.kinds import PostContext, PostKind
from scheduler.periods import BETWEEN, MINUTE, NUMBER, One, UnreadablePeriod, word_of
from scheduler.webinars import ByWebinar, webinar_slots

NEWS = word_of(News)
OF: dict[News, One[Any] | None] = {
    News.PUBLISHED: None,
    News.SOON: MINUTE,
    News.HOUR: MINUTE,
    News.CHANGED: NUMBER,
    News.CANCELLED: None,
    News.RECORDING: None,
}
"""How it is written what a piece of news is of, where it is of something."""


class NewsPeriod:
    """`7/published`, `7/soon/20261210T1200`, `7/hour/20261210T1200`, `7/changed/2` or `7/recording`.

    For one person alone their id stands at the end: `7/soon/20261210T1200/U1`.
    """

    def __init__(self, *, personal: bool) -> None:
        self._personal = personal

    def write(self, value: WebinarNews) -> str:
        form = OF[value.news]
        of = () if form is None else (form.write(value.of),)
        person = () if value.person is None else (value.person,)
        return BETWEEN.join((NUMBER.write(value.webinar), NEWS.write(value.news), *of, *person))

    def read(self, text: str) -> WebinarNews:
        number, what, rest, *_ = (*text.split(BETWEEN, 2), "", "")
        news = NEWS.read(what)
        form = OF[news]
        of, _slash, person = ("", "", rest) if form is None else rest.partition(BETWEEN)
        about = None if form is None else form.read(of)
        value = WebinarNews(NUMBER.read(number), news, about, person or None)
        if self.write(value) != text or (value.person is not None) != self._personal:
            raise UnreadablePeriod
        return value

    def begin(self, *first: Any) -> str:
        return BETWEEN.join((*map(NUMBER.write, first), ""))


def _news(ctx: PostContext, period: WebinarNews) -> Card | Skip:
    webinar = find_webinar(ctx.session, period.webinar)
    if webinar is None or not ctx.kindergarten.wants_webinars:
        return Skip("not wanted any more")
    if unsaid := _unsaid(ctx, webinar, period):
        return unsaid
    if period.news is News.RECORDING:
        return recording_card(webinar)
    return webinar_card(period.news, webinar, ctx.kindergarten)


def _unsaid(ctx: PostContext, webinar: Webinar, period: WebinarNews) -> Skip | None:
    """Why a piece of news is none any more."""
    if not webinar.is_for(ctx.kindergarten.memberships):
        return Skip("the kindergarten is not in its programme")
    if replace(period, person=None) != webinar.news(period.news):
        what = "changed again" if period.news is News.CHANGED else "moved"
        return Skip(f"the webinar has {what}")
    if (webinar.cancelled_at is not None) != (period.news is News.CANCELLED):
        return Skip("the webinar is cancelled")
    if period.news is News.RECORDING and webinar.recording is None:
        return Skip("the recording is gone")
    return None


def _gathering(ctx: PostContext, period: WebinarNews) -> Card | Skip:
    webinar, person = find_webinar(ctx.session, period.webinar), period.person
    if webinar is None or webinar.audience is None or person is None:
        return Skip("there is no such gathering")
    if not holds_role(ctx.session, ctx.kindergarten.id, webinar.audience, person):
        return Skip("the role has passed on")
    if unsaid := _unsaid(ctx, webinar, period):
        return unsaid
    if period.news is News.RECORDING:
        return recording_card(webinar)
    workspace = workspace_of(ctx.session, ctx.kindergarten.id)
    comes = answer_of(ctx.session, webinar, workspace, person)  # a reminder goes to all: its row names them
    return gathering_card(period.news, webinar, ctx.kindergarten, comes)


def _revision(session: Session, period: WebinarNews) -> int | None:
    webinar = find_webinar(session, period.webinar)
    return None if webinar is None else webinar.revision


WEBINAR = PostKind(
    name="webinar",
    period=NewsPeriod(personal=False),
    compose=_news,
    revision=_revision,
    audience=Audience.EVERYBODY,
    reads=(Part.MEMBERSHIPS,),
    slots=ByWebinar(webinar_slots),
)
GATHERING = PostKind(
    name="gathering",
    period=NewsPeriod(personal=True),
    compose=_gathering,
    revision=_revision,
    audience=Audience.PERSON,
    reads=(Part.MEMBERSHIPS,),
    slots=ByWebinar(webinar_slots, personal=True),
)


def count_told(
    session: Session, webinar: Webinar, who: Iterable[tuple[Listener, Rhythm]], now: datetime
) -> int:
    """How many of those whom it is for have been told of it: kindergartens, or people."""
    heard = heard_of(session, GATHERING if webinar.is_gathering else WEBINAR, webinar.id, now)
    return sum(one in heard and heard[one].told_at is not None for one, _rhythm in who)
