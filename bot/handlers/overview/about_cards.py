"""Cards about the bot itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.commands.vocabulary import POSTING_RULES
from bot.handlers.calendar.lines import CHANGE_MONTH
from bot.handlers.common import buttons
from bot.handlers.overview.lines import COMING, MY_DATA
from bot.handlers.setup.lines import GO_ON
from bot.handlers.webinars.lines import WEBINARS
from bot.message.card import Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Capital, MonthName, Words, _, day_and_time
from bot.model.days import Days
from bot.model.month import Month
from bot.model.rhythm import PostingRule


@example(lambda s: ())
def about_card() -> Card:
    return Card(
        _("I am HMS-bot"),
        (
            Text(_("I am a program. I help you remember the HMS work, and get it done.")),
            Items(
                (
                    _("Every month I post a theme, with a question and one thing to try."),
                    _("I keep the calendar, the plan and the measures that the HMS group decides."),
                    _(
                        "I answer in bokmål, nynorsk and English. "
                        "People have written my answers, no artificial intelligence."
                    ),
                )
            ),
            Text(
                _(
                    "Those who set me up here run me. Most often it is the municipality's IT department. "
                    "The IA programme decides nothing through me."
                ),
                "quiet",
            ),
        ),
        (buttons.HELP, buttons.THIS_MONTH),
    )


@example(lambda s: ())
def kept_card() -> Card:
    return Card(
        _("What I keep"),
        (
            Items(
                (
                    _("I keep what the HMS group decides: themes, the plan, measures and closed days."),
                    _("I keep who holds a role and who changed something, as an id. I keep no names."),
                    _("I read what is written to me, and nothing else in the channel."),
                    _("What you ask me in your own words is answered and forgotten."),
                    _("Who proposed a theme is not kept. Nothing about anybody's health is kept."),
                )
            ),
            Text(_("Do you want to see or delete something? Ask those who installed me here."), "quiet"),
        ),
        (Button(_("What I keep about you"), MY_DATA()), buttons.HISTORY, buttons.HELP),
    )


@dataclass(frozen=True)
class Reasons:
    """What may keep the bot quiet today."""

    paused: Days | None
    closed: Days | None
    july: bool
    empty: Month | None
    """This month, where it has no theme."""
    rule: PostingRule
    at: time


@example(
    lambda s: (
        Reasons(Days(s.now.date(), s.now.date()), None, False, s.month, PostingRule.FIRST, s.now.time()),
        [(s.now, _("Milestones in our plan"))],
        True,
    )
)
def quiet_card(reasons: Reasons, coming: Sequence[tuple[datetime, Words]], may_change: bool) -> Card:
    """Why nothing came, as far as can be known, and when the next post comes."""
    rows = tuple((_("Next post"), Capital(day_and_time(at))) for at, _title in coming)
    change = _ways_on(reasons) if may_change else ()
    return Card(
        _("Why no post came"),
        (
            Items(tuple(_reasons(reasons))),
            *((Fields((*rows, (_("It is"), coming[0][1]))),) if coming else ()),
        ),
        (*change, Button(_("What I will post"), COMING()), buttons.THIS_MONTH),
    )


def _reasons(reasons: Reasons) -> list[Words]:
    found: list[Words] = []
    if reasons.paused is not None and reasons.paused.last == date.max:
        found.append(_("The posts are paused until somebody lets them go on."))
    elif reasons.paused is not None:
        found.append(_("The posts are paused until {day}.", day=reasons.paused.last))
    if reasons.july:
        found.append(_("In July I am quiet."))
    if reasons.closed is not None:
        found.append(_("The kindergarten is closed: {days}.", days=reasons.closed))
    if reasons.empty is not None:
        found.append(_("{month} has no theme yet.", month=Capital(MonthName(reasons.empty))))
    found.append(
        _(
            "The theme comes once a month: {rule}, at {time}. On closed days I am quiet.",
            rule=POSTING_RULES[reasons.rule].label,
            time=reasons.at,
        )
    )
    return found


def _ways_on(reasons: Reasons) -> tuple[Button, ...]:
    on = (Button(_("Let the posts go on"), GO_ON()),) if reasons.paused else ()
    choose = (Button(_("Choose a theme"), CHANGE_MONTH(reasons.empty)),) if reasons.empty else ()
    return (*on, *choose)


@example(lambda s: ())
def thanks_card() -> Card:
    return Card(
        _("You are welcome"),
        (Text(_("Write to me whenever you wonder about something.")),),
        (buttons.THIS_MONTH, buttons.HELP),
    )


@example(lambda s: ())
def outside_card() -> Card:
    return Card(
        _("I cannot help with that"),
        (
            Text(_("I know the HMS calendar, the plan, the measures and the webinars of your kindergarten.")),
            Text(
                _(
                    "For working hours, pay, leave, sick leave and messages from parents: "
                    "ask your styrer, or use the kindergarten's own systems."
                )
            ),
        ),
        (buttons.THIS_MONTH, buttons.PLAN, buttons.HELP),
    )


POSTS = Button(_("What I will post"), COMING())


@example(lambda s: ())
def reminders_card() -> Card:
    """What comes by itself, and that nothing else can be asked for."""
    return Card(
        _("What I remind you of"),
        (
            Items(
                (
                    _("The month's theme: the day it begins, and once more in the third week."),
                    _("Webinars: some days before, and an hour before."),
                    _("Milestones and measures that are due: I say it to the HMS group."),
                )
            ),
            Text(_("I cannot set a reminder of your own. Write it in your own calendar."), "quiet"),
        ),
        (
            Button(_("What I will post"), COMING()),
            buttons.WHERE_WE_ARE,
            Button(_("All webinars"), WEBINARS()),
        ),
    )
