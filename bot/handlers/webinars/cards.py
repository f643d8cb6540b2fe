"""Cards of webinars: the list, news of one, and watching a recording together."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.content.library import Theme
from bot.handlers.common import buttons
from bot.handlers.common.paging import Page
from bot.handlers.plan.lines import FINISH
from bot.handlers.webinars.lines import (
    ABOUT_THEME,
    MORE_ABOUT_THEME,
    MORE_WEBINARS,
    NOT_WATCHED,
    WATCH,
    WATCH_FOR,
    WATCHED,
    WEBINARS,
)
from bot.message.card import Action, Block, Button, Card, Fields, Items, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Dated, Joined, Phrase, Short, Words, _, day_and_time
from bot.model.kindergarten import KindergartenView
from bot.model.plan import Milestone
from bot.model.texts import Localized
from bot.model.webinar import News, Webinar

ALL = Button(_("All webinars"), WEBINARS())
MORE = _("More webinars")
NONE_YET = Text(_("No webinars yet. New ones are posted here when the programme publishes them."))
SHORT, LONG = 10, 30
QUESTIONS = 3
ALWAYS_ASKED = (
    _("What do you remember best?"),
    _("What do we do like that already?"),
    _("What can we use here?"),
)
"""Of a webinar that has fewer questions of its own."""


HEADINGS: dict[News, Phrase] = {
    News.PUBLISHED: _("New webinar"),
    News.SOON: _("Webinar in a few days"),
    News.HOUR: _("The webinar starts in an hour"),
    News.CHANGED: _("The webinar has changed"),
    News.CANCELLED: _("The webinar is cancelled"),
    News.RECORDING: _("The recording of the webinar"),
}


def when(webinar: Webinar, kindergarten: KindergartenView) -> Words:
    starts = day_and_time(kindergarten.local(webinar.starts_at))
    return Joined((Capital(starts), _("{n} minutes", n=webinar.minutes)), " · ")


@example(lambda s: (News.SOON, s.webinar, s.kindergarten))
def webinar_card(news: News, webinar: Webinar, kindergarten: KindergartenView) -> Card:
    """News of a webinar, with its link."""
    title = _("{news}: {title}", news=HEADINGS[news], title=webinar.title)
    time = Fields(((_("When"), when(webinar, kindergarten)),))
    if news is News.CANCELLED:
        text = Text(_("It will not be held. Take it out of your plans."))
        return Card(title, (time, text), (ALL,))
    text_block = (Text(webinar.text),) if webinar.text is not None else ()
    together = Text(_("Watch it together, and talk about it afterwards."), "quiet")
    return Card(
        title,
        (time, *text_block, together),
        (Link(_("Open the webinar"), webinar.link), ALL),
    )


@example(lambda s: (s.webinar,))
def recording_card(webinar: Webinar) -> Card:
    """After a webinar: its recording, with three questions to talk about."""
    questions: tuple[Words, ...] = (*webinar.questions, *ALWAYS_ASKED)
    heading = _("The recording of the gathering") if webinar.is_gathering else HEADINGS[News.RECORDING]
    return Card(
        _("{news}: {title}", news=heading, title=webinar.title),
        (
            Text(_("For those who were away, and to talk about together:")),
            Items(questions[:QUESTIONS], ordered=True),
        ),
        (
            *((Link(_("Open the recording"), webinar.recording),) if webinar.recording else ()),
            Button(_("Watch together: {title}", title=webinar.title), WATCH(webinar.id)),
        ),
    )


@example(lambda s: (News.CANCELLED, s.webinar, s.kindergarten))
def cancelled_webinar_card(news: News, webinar: Webinar, kindergarten: KindergartenView) -> Card:
    return webinar_card(news, webinar, kindergarten)


@example(
    lambda s: (
        Page([s.webinar, s.gathering]),
        Page([s.webinar], 1, 1),
        s.kindergarten,
        {7: s.today},
        (s.theme,),
        s.address,
    )
)
def webinars_card(
    coming: Page[Webinar],
    earlier: Page[Webinar],
    kindergarten: KindergartenView,
    watched: Mapping[int, date],
    themes: Sequence[Theme] = (),
    calendar: str | None = None,
) -> Card:
    """Coming webinars with their links, and earlier ones to watch together."""
    body = _lists(coming, earlier, kindergarten, watched) or (NONE_YET,)
    about = tuple(Button(_("Webinars about {theme}", theme=one.title), ABOUT_THEME(one)) for one in themes)
    into = (Link(_("The next one in your calendar"), calendar),) if calendar else ()
    on = earlier.onward(MORE, MORE_WEBINARS)
    return Card(_("Webinars"), body, (*_ways(coming, earlier), *on, *into, *about, buttons.THIS_MONTH))


@example(lambda s: (Page([s.webinar], 2), Page([s.webinar], 2, 2), s.kindergarten, {}))
def more_webinars_card(
    coming: Page[Webinar], earlier: Page[Webinar], kindergarten: KindergartenView, watched: Mapping[int, date]
) -> Card:
    """Those that come later, and those that were held before."""
    ways = (*_ways(coming, earlier), *earlier.onward(MORE, MORE_WEBINARS), ALL)
    return Card(_("Webinars"), _lists(coming, earlier, kindergarten, watched) or (NONE_YET,), ways)


@example(lambda s: (s.theme, Page([s.webinar]), Page([s.webinar], 1, 2), s.kindergarten, {}))
def of_theme_card(
    theme: Theme,
    coming: Page[Webinar],
    earlier: Page[Webinar],
    kindergarten: KindergartenView,
    watched: Mapping[int, date],
) -> Card:
    """The same of one theme."""
    body = _lists(coming, earlier, kindergarten, watched) or (Text(_("No webinars about it yet.")),)
    on = earlier.onward(_("More about this theme"), lambda page: MORE_ABOUT_THEME(theme, page))
    return Card(_("Webinars about {theme}", theme=theme.title), body, (*_ways(coming, earlier), *on, ALL))


def _lists(
    coming: Page[Webinar],
    earlier: Page[Webinar],
    kindergarten: KindergartenView,
    watched: Mapping[int, date],
) -> tuple[Block, ...]:
    body: list[Block] = []
    if coming:
        pairs = ((one.title, when(one, kindergarten)) for one in coming)
        body += [Text(_("Coming"), "strong"), Fields(tuple(pairs))]
    if earlier:
        pairs = ((one.title, _was(one, kindergarten, watched.get(one.id))) for one in earlier)
        body += [Text(_("Earlier"), "strong"), Fields(tuple(pairs))]
    return (*body, *earlier.rest)


def _was(webinar: Webinar, kindergarten: KindergartenView, watched_on: date | None) -> Words:
    if watched_on is None:
        return when(webinar, kindergarten)
    return Joined((when(webinar, kindergarten), _together(watched_on)), " · ")


def _together(on: date) -> Words:
    return _("watched together {day}", day=Dated(Short(on)))


def _ways(coming: Page[Webinar], earlier: Page[Webinar]) -> tuple[Action, ...]:
    """Into the coming ones, to what one answers about a gathering, and to the recordings."""
    links = (
        Button(_("The gathering: {title}", title=one.title), WATCH(one.id))
        if one.is_gathering
        else Link(one.title, one.link)
        for one in coming
    )
    together = (
        Button(_("Watch together: {title}", title=one.title), WATCH(one.id))
        for one in earlier
        if one.recording is not None
    )
    return (*links, *together)


@example(lambda s: (s.webinar, s.kindergarten, s.address))
def coming_card(webinar: Webinar, kindergarten: KindergartenView, calendar: str | None) -> Card:
    """One that is not held yet."""
    said = (Text(webinar.text),) if webinar.text is not None else ()
    into = (Link(_("Put it in your calendar"), calendar),) if calendar else ()
    return Card(
        webinar.title,
        (Fields(((_("When"), when(webinar, kindergarten)),)), *said),
        (Link(_("Open the webinar"), webinar.link), *into, ALL),
    )


@example(lambda s: (s.webinar, SHORT, None, True))
def watch_card(webinar: Webinar, minutes: int, watched_on: date | None, may_change: bool) -> Card:
    """Watching a recording together: its questions in a short or a long talk."""
    title = _("Watch together: {title}", title=webinar.title)
    other = LONG if minutes == SHORT else SHORT
    actions: list[Action] = []
    if webinar.recording is not None:
        actions.append(Link(_("Open the recording"), webinar.recording))
    if may_change and not webinar.is_gathering:
        actions.append(_mark(webinar, watched_on))
    actions.append(Button(_("{n} minutes", n=other), WATCH_FOR(webinar.id, other)))
    actions.append(ALL)
    before = Text(_("Watch the recording first, together or each on your own."))
    done = () if watched_on is None else (Text(Capital(_together(watched_on)), "quiet"),)
    return Card(
        title, (before, Items(_steps(webinar.questions, minutes), ordered=True), *done), tuple(actions)
    )


def _mark(webinar: Webinar, watched_on: date | None) -> Button:
    if watched_on is None:
        return Button(_("We have watched it together"), WATCHED(webinar.id))
    return Button(_("We have not watched it"), NOT_WATCHED(webinar.id))


@example(lambda s: (s.webinar, s.today, s.kindergarten.milestones[0]))
def watched_card(webinar: Webinar, on: date, milestone: Milestone | None) -> Card:
    """It counts, and perhaps a milestone is done with it."""
    tick = (
        (Button(_("Done: {milestone}", milestone=milestone.title), FINISH(milestone)),) if milestone else ()
    )
    return Card(
        _("You have watched it together: {title}", title=webinar.title),
        (
            Fields(((_("Watched"), Capital(Dated(on))),)),
            Text(_("It stands in your year report with the day, and no names."), "quiet"),
        ),
        (*tick, buttons.UNDO, ALL),
    )


@example(lambda s: (s.webinar,))
def not_watched_card(webinar: Webinar) -> Card:
    return Card(
        _("Removed: {title}", title=webinar.title),
        (Text(_("It is not among what you have watched together.")),),
        (Button(_("We have watched it together"), WATCHED(webinar.id)), ALL),
    )


def _steps(questions: tuple[Localized, ...], minutes: int) -> tuple[Words, ...]:
    """Two minutes to begin, three to agree on one thing, the rest shared between the questions that fit."""
    asked: tuple[Words, ...] = questions[:1] if minutes == SHORT else questions
    asked = asked or (_("What can we use here?"),)
    each = (minutes - 5) // len(asked)
    steps: list[tuple[int, Words]] = [(2, _("Everybody says one thing they remember."))]
    steps += [(each, question) for question in asked]
    steps.append((minutes - sum(length for length, _step in steps), _("Agree on one thing to try.")))
    return tuple(Joined((_("{n} min", n=length), words), " – ") for length, words in steps)
