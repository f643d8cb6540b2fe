"""Posts of the group's work that come once, made from what is true when they are sent."""

from datetime import datetime

from bot.content.library import Library
from bot.handlers.avdelinger.cards import not_sent_card
from bot.handlers.calendar.themes_cards import run_card
from bot.handlers.roles.handover_cards import still_empty_card, tour_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.kindergarten import Kindergarten, Role
from bot.model.month import Month
from bot.model.post import Subject
from bot.store.session import Session
from bot.store.work import find_avdeling, free_roles, holds_role


def run_to_avdeling(
    session: Session, kindergarten: Kindergarten, post: Subject, library: Library
) -> Card | Skip:
    """Only to the channel that the avdeling has still."""
    key, minutes, avdeling_key, _day = post.period.split("/")
    avdeling, theme = find_avdeling(session, kindergarten.id, avdeling_key), library.get(key)
    if avdeling is None or avdeling.channel is None or avdeling.channel != post.channel:
        return Skip("the avdeling has not that channel any more")
    if theme is None:
        return Skip("the theme has left the library")
    lengths = [run.minutes for run in theme.nb.runs]
    return run_card(theme, lengths.index(int(minutes)))


def notice_of_work(
    session: Session, kindergarten: Kindergarten, period: str, library: Library, now: datetime
) -> Card | Skip | None:
    """None for notices that are about something else."""
    match period.split("/"):
        case ["unsent", _post]:
            return not_sent_card()
        case ["empty", role, _day]:
            free = Role(role) in free_roles(session, kindergarten.id)
            return still_empty_card(Role(role)) if free else Skip("somebody holds the role")
        case ["tour", role, _moment, *person]:
            if not holds_role(session, kindergarten.id, Role(role), "/".join(person)):
                return Skip("the role has passed on again")
            return tour_card(Role(role), kindergarten, Month.of(kindergarten.today(now)), library)
    return None
