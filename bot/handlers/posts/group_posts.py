"""What comes by itself of the group's work: looking back, proposals, points, changes told together."""

from datetime import datetime

from bot.content.library import Library
from bot.handlers.calendar import announcing as telling
from bot.handlers.calendar.deciding_cards import calendar_changed_card
from bot.handlers.choosing import proposals, weighing
from bot.handlers.choosing.proposals_cards import new_proposals_card
from bot.handlers.choosing.weighing_cards import result_card
from bot.handlers.review.cards import review_card, year_review_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar, Month
from bot.store.deciding import find_weighing, months_changed, sums_of
from bot.store.session import Session

ABOUT = (proposals.NOTICE, weighing.NOTICE, telling.NOTICE)
"""How the periods of the notices here begin."""


def month_review(kindergarten: Kindergarten, month: Month, library: Library, now: datetime) -> Card | Skip:
    choice = kindergarten.calendar_choices().get(month)
    if choice is None:
        return Skip("the month has no theme")
    if any(review.month == month for review in kindergarten.reviews):
        return Skip("answered already")
    return review_card(month, choice, None, library, now, form=None)


def year_review(kindergarten: Kindergarten, june: Month, library: Library, now: datetime) -> Card | Skip:
    year, choices = Barnehageaar.of(june), kindergarten.calendar_choices()
    if not choices.keys() & set(year.months()):
        return Skip("the year had no themes")
    worked = kindergarten.worked_since(year.months()[0].first)
    return year_review_card(year, choices, kindergarten.reviews, library, now, form=None, worked=worked)


def group_notice(session: Session, kindergarten: Kindergarten, period: str, library: Library) -> Card | Skip:
    about, mark, *_moments = period.split("/")
    if about == weighing.NOTICE:
        found = find_weighing(session, kindergarten.id, int(mark))
        if found is None or weighing.period_of(found) != period:
            return Skip("the round was stopped")
        return result_card(found.ranking(sums_of(session, found)), found.months, library)
    if about == proposals.NOTICE:
        waiting = kindergarten.open_proposals()
        return new_proposals_card(waiting, library) if waiting else Skip("nothing waits")
    changed = months_changed(session, kindergarten.id, *telling.window(mark))
    return calendar_changed_card(changed, library) if changed else Skip("nothing is left to tell")
