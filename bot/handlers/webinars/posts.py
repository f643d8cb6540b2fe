"""News of a webinar."""

from typing import Any

from bot.handlers.webinars.cards import recording_card, webinar_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.webinar import News, WebinarNews
from bot.store.queries import find_webinar
from bot.store.session import Session
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
    """`7/published`, `7/soon/20261210T1200`, `7/hour/20261210T1200`, `7/changed/2` or `7/recording`."""

    def write(self, value: WebinarNews) -> str:
        form = OF[value.news]
        of = () if form is None else (form.write(value.of),)
        return BETWEEN.join((NUMBER.write(value.webinar), NEWS.write(value.news), *of))

    def read(self, text: str) -> WebinarNews:
        number, what, of, *_ = (*text.split(BETWEEN, 2), "", "")
        news = NEWS.read(what)
        form = OF[news]
        value = WebinarNews(NUMBER.read(number), news, None if form is None else form.read(of))
        if self.write(value) != text:
            raise UnreadablePeriod
        return value

    def begin(self, *first: Any) -> str:
        return BETWEEN.join((*map(NUMBER.write, first), ""))


def _news(ctx: PostContext, period: WebinarNews) -> Card | Skip:
    webinar = find_webinar(ctx.session, period.webinar)
    if webinar is None or not ctx.kindergarten.wants_webinars:
        return Skip("not wanted any more")
    if period != webinar.news(period.news):
        what = "changed again" if period.news is News.CHANGED else "moved"
        return Skip(f"the webinar has {what}")
    if (webinar.cancelled_at is not None) != (period.news is News.CANCELLED):
        return Skip("the webinar is cancelled")
    if period.news is News.RECORDING:
        return recording_card(webinar) if webinar.recording else Skip("the recording is gone")
    return webinar_card(period.news, webinar, ctx.kindergarten)


def _revision(session: Session, period: WebinarNews) -> int | None:
    webinar = find_webinar(session, period.webinar)
    return None if webinar is None else webinar.revision


WEBINAR = PostKind(
    name="webinar",
    period=NewsPeriod(),
    compose=_news,
    revision=_revision,
    audience=Audience.EVERYBODY,
    slots=ByWebinar(webinar_slots),
)
