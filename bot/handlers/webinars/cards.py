"""Cards of webinars: the list, news of one, and watching a recording together."""

from collections.abc import Sequence

from bot.handlers.common import buttons
from bot.handlers.webinars.lines import WATCH, WATCH_FOR, WEBINARS
from bot.message.card import Block, Button, Card, Fields, Items, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Phrase, Words, _, day_and_time
from bot.model.kindergarten import KindergartenView
from bot.model.texts import Localized
from bot.model.webinar import News, Webinar

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


def _when(webinar: Webinar, kindergarten: KindergartenView) -> Words:
    starts = day_and_time(kindergarten.local(webinar.starts_at))
    return Joined((Capital(starts), _("{n} minutes", n=webinar.minutes)), " · ")


@example(lambda s: (News.SOON, s.webinar, s.kindergarten))
def webinar_card(news: News, webinar: Webinar, kindergarten: KindergartenView) -> Card:
    """News of a webinar, with its link."""
    title = _("{news}: {title}", news=HEADINGS[news], title=webinar.title)
    time = Fields(((_("When"), _when(webinar, kindergarten)),))
    if news is News.CANCELLED:
        text = Text(_("It will not be held. Take it out of your plans."))
        return Card(title, (time, text), (Button(_("All webinars"), WEBINARS()),))
    text_block = (Text(webinar.text),) if webinar.text is not None else ()
    together = Text(_("Watch it together, and talk about it afterwards."), "quiet")
    return Card(
        title,
        (time, *text_block, together),
        (Link(_("Open the webinar"), webinar.link), Button(_("All webinars"), WEBINARS())),
    )


@example(lambda s: (s.webinar,))
def recording_card(webinar: Webinar) -> Card:
    """After a webinar: its recording, with three questions to talk about."""
    questions: tuple[Words, ...] = (*webinar.questions, *ALWAYS_ASKED)
    return Card(
        _("{news}: {title}", news=HEADINGS[News.RECORDING], title=webinar.title),
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


@example(lambda s: ([s.webinar], [s.webinar], s.kindergarten))
def webinars_card(
    coming: Sequence[Webinar], earlier: Sequence[Webinar], kindergarten: KindergartenView
) -> Card:
    """Coming webinars with their links, and earlier ones to watch together."""
    body: list[Block] = []
    if coming:
        body += [Text(_("Coming"), "strong"), _list(coming, kindergarten)]
    if earlier:
        body += [Text(_("Earlier"), "strong"), _list(earlier, kindergarten)]
    if not body:
        body.append(Text(_("No webinars yet. New ones are posted here when the programme publishes them.")))
    links = tuple(Link(webinar.title, webinar.link) for webinar in coming)
    together = tuple(
        Button(_("Watch together: {title}", title=webinar.title), WATCH(webinar.id))
        for webinar in earlier
        if webinar.recording is not None
    )
    return Card(_("Webinars"), tuple(body), (*links, *together, buttons.THIS_MONTH))


def _list(webinars: Sequence[Webinar], kindergarten: KindergartenView) -> Fields:
    return Fields(tuple((webinar.title, _when(webinar, kindergarten)) for webinar in webinars))


@example(lambda s: (s.webinar, SHORT))
def watch_card(webinar: Webinar, minutes: int) -> Card:
    """Watching a recording together: its questions in a short or a long talk."""
    title = _("Watch together: {title}", title=webinar.title)
    other = LONG if minutes == SHORT else SHORT
    actions: list[Link | Button] = []
    if webinar.recording is not None:
        actions.append(Link(_("Open the recording"), webinar.recording))
    actions.append(Button(_("{n} minutes", n=other), WATCH_FOR(webinar.id, other)))
    actions.append(Button(_("All webinars"), WEBINARS()))
    before = Text(_("Watch the recording first, together or each on your own."))
    return Card(title, (before, Items(_steps(webinar.questions, minutes), ordered=True)), tuple(actions))


def _steps(questions: tuple[Localized, ...], minutes: int) -> tuple[Words, ...]:
    """Two minutes to begin, three to agree on one thing, the rest shared between the questions that fit."""
    asked: tuple[Words, ...] = questions[:1] if minutes == SHORT else questions
    asked = asked or (_("What can we use here?"),)
    each = (minutes - 5) // len(asked)
    steps: list[tuple[int, Words]] = [(2, _("Everybody says one thing they remember."))]
    steps += [(each, question) for question in asked]
    steps.append((minutes - sum(length for length, _step in steps), _("Agree on one thing to try.")))
    return tuple(Joined((_("{n} min", n=length), words), " – ") for length, words in steps)
