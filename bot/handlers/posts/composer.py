"""What a scheduled post says, made when it is sent, so that it is never older than the calendar."""

from dataclasses import dataclass
from datetime import datetime

from bot.content.library import Library
from bot.content.suggesting import Suggested, advise
from bot.handlers.calendar.months_cards import month_card, no_theme_card, nudge_card
from bot.handlers.plan.reminder_cards import reminder_card
from bot.handlers.plan.weekly import week_of
from bot.handlers.plan.weekly_cards import weekly_card
from bot.handlers.posts.group_posts import ABOUT, group_notice, month_review, year_review
from bot.handlers.posts.sent import notice_of_work, run_to_avdeling
from bot.handlers.roles.handover_cards import role_empty_card
from bot.handlers.setup.channel_cards import channel_gone_card, channel_renamed_card
from bot.handlers.webinars.cards import News, webinar_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.kindergarten import Kindergarten, Role
from bot.model.month import Month
from bot.model.post import Kind, Subject
from bot.store.queries import find_event, find_webinar
from bot.store.session import Session

ASKED_FOR = frozenset({Kind.NOTICE, Kind.RUN})
"""These come in a pause too: something happened, or somebody sent it."""


@dataclass(frozen=True)
class Composer:
    """Makes the card of a post from what is true now."""

    library: Library

    def __call__(  # noqa: PLR0911 - one line for each kind
        self, session: Session, post: Subject, kindergarten: Kindergarten, now: datetime
    ) -> Card | Skip:
        if post.kind not in ASKED_FOR and kindergarten.is_paused(kindergarten.today(now)):
            return Skip("paused")
        match post.kind:
            case Kind.THEME:
                return self._theme(kindergarten, Month.parse(post.period), now)
            case Kind.NUDGE:
                return self._nudge(kindergarten, Month.parse(post.period), now)
            case Kind.REMINDER:
                return self._reminder(kindergarten, now)
            case Kind.RUN:
                return run_to_avdeling(session, kindergarten, post, self.library)
            case Kind.WEBINAR:
                return self._webinar(session, kindergarten, post.period)
            case Kind.REVIEW:
                return month_review(kindergarten, Month.parse(post.period), self.library, now)
            case Kind.YEAR:
                return year_review(kindergarten, Month.parse(post.period), self.library, now)
            case Kind.NOTICE:
                of_work = notice_of_work(session, kindergarten, post.period, self.library, now)
                return of_work or self._notice(session, kindergarten, post.period)

    def _theme(self, kindergarten: Kindergarten, month: Month, now: datetime) -> Card:
        choice = kindergarten.calendar_choices().get(month)
        if choice is None:
            return no_theme_card(month, self._suggestions(kindergarten, month), now, may_change=True)
        return month_card(month, choice, self.library)

    def _nudge(self, kindergarten: Kindergarten, month: Month, now: datetime) -> Card | Skip:
        if month in kindergarten.calendar_choices():
            return Skip("the month has a theme")
        return nudge_card(month, self._suggestions(kindergarten, month), now)

    def _suggestions(self, kindergarten: Kindergarten, month: Month) -> tuple[Suggested, ...]:
        found = self.library.found(kindergarten.findings)
        return advise(self.library, month, kindergarten.themes_used(), found)

    def _reminder(self, kindergarten: Kindergarten, now: datetime) -> Card | Skip:
        """One for all, in a week where some day is near or has just passed."""
        today = kindergarten.today(now)
        week = week_of(kindergarten, today, self.library.ways)
        if week is None:
            return Skip("nothing is near")
        if week.measures or week.checks or week.meetings:
            return weekly_card(week, today, now)
        return reminder_card(list(week.milestones), today, now)

    def _webinar(self, session: Session, kindergarten: Kindergarten, period: str) -> Card | Skip:
        number, news, *about = period.split("/")
        webinar = find_webinar(session, int(number))
        if webinar is None or not kindergarten.wants_webinars:
            return Skip("not wanted any more")
        start = webinar.starts_at.strftime("%Y%m%dT%H%M")
        if News(news) in (News.SOON, News.HOUR) and about != [start]:
            return Skip("the webinar has moved")
        if News(news) is News.CHANGED and about != [str(webinar.revision)]:
            return Skip("the webinar has changed again")
        if (webinar.cancelled_at is not None) != (News(news) is News.CANCELLED):
            return Skip("the webinar is cancelled")
        return webinar_card(News(news), webinar, kindergarten)

    def _notice(self, session: Session, kindergarten: Kindergarten, period: str) -> Card | Skip:
        about, number, *_person = period.split("/")
        if about in ABOUT:
            return group_notice(session, kindergarten, period, self.library)
        if about == "gone":
            return channel_gone_card(kindergarten)
        if about == "renamed":
            return channel_renamed_card(kindergarten)
        event = find_event(session, int(number))
        if event is None:
            return Skip("nothing to tell")
        return role_empty_card([Role(change.key[1]) for change in event.changes])
