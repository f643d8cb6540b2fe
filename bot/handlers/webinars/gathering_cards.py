"""Cards of gatherings for those who hold a role."""

from bot.commands.vocabulary import ROLES
from bot.handlers.webinars.cards import ALL, when
from bot.handlers.webinars.lines import COME, NOT_COME
from bot.message.card import Action, Block, Button, Card, Fields, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Phrase, _
from bot.model.kindergarten import KindergartenView
from bot.model.role import Role
from bot.model.webinar import News, Webinar

HEADINGS: dict[News, Phrase] = {
    News.PUBLISHED: _("Gathering"),
    News.SOON: _("The gathering is soon"),
    News.HOUR: _("The gathering starts in an hour"),
    News.CHANGED: _("The gathering has changed"),
    News.CANCELLED: _("The gathering is cancelled"),
    News.RECORDING: _("The recording of the gathering"),
}
I_COME, I_CANNOT = _("I will be there"), _("I cannot come")


@example(lambda s: (News.SOON, s.gathering, s.kindergarten, None))
def gathering_card(news: News, webinar: Webinar, kindergarten: KindergartenView, comes: bool | None) -> Card:
    """News of a gathering, to one who holds its role, with what they have answered."""
    title = _("{news}: {title}", news=HEADINGS[news], title=webinar.title)
    facts = Fields(((_("When"), when(webinar, kindergarten)), (_("For"), _role(webinar))))
    if news is News.CANCELLED:
        return Card(title, (facts, Text(_("It will not be held. Take it out of your plans."))), (ALL,))
    said = (Text(webinar.text),) if webinar.text is not None else ()
    body: tuple[Block, ...] = (facts, *said, *_answered(comes), Text(NO_NAMES, "quiet"))
    return Card(title, body, _actions(webinar, comes))


NO_NAMES = _("The arbeidsgruppe sees how many come, and no names.")


def _role(webinar: Webinar) -> Capital:
    return Capital(ROLES[webinar.audience or Role.STYRER].label)


def _answered(comes: bool | None) -> tuple[Text, ...]:
    if comes is None:
        return ()
    return (
        Text(_("You have said that you will be there.") if comes else _("You have said that you cannot.")),
    )


def _actions(webinar: Webinar, comes: bool | None) -> tuple[Action, ...]:
    yes = () if comes is True else (Button(I_COME, COME(webinar.id)),)
    no = () if comes is False else (Button(I_CANNOT, NOT_COME(webinar.id)),)
    return (*yes, *no, Link(_("Open the gathering"), webinar.link))


@example(lambda s: (s.gathering, s.kindergarten, True))
def answered_card(webinar: Webinar, kindergarten: KindergartenView, comes: bool) -> Card:
    """What somebody has just answered. They may change their mind until it begins."""
    coming, away = (
        _("You will be there: {title}", title=webinar.title),
        _("You cannot come: {title}", title=webinar.title),
    )
    other = Button(I_CANNOT, NOT_COME(webinar.id)) if comes else Button(I_COME, COME(webinar.id))
    open_it = (Link(_("Open the gathering"), webinar.link),) if comes else ()
    reminded = _("I remind you once, before it begins.")
    all_reminded = _(
        "I remind everybody once, so that nobody can see who said what. "
        "You can change your mind until it begins."
    )
    return Card(
        coming if comes else away,
        (
            Fields(((_("When"), when(webinar, kindergarten)),)),
            Text(reminded if comes else all_reminded),
            Text(NO_NAMES, "quiet"),
        ),
        (*open_it, other, ALL),
    )


@example(lambda s: (s.gathering,))
def gathering_over_card(webinar: Webinar) -> Card:
    """Somebody answers when it has begun, or is cancelled."""
    cancelled = webinar.cancelled_at is not None
    said = _("It is cancelled.") if cancelled else _("It has begun, and is not counted any more.")
    return Card(
        webinar.title,
        (Text(said),),
        (*(() if cancelled else (Link(_("Open the gathering"), webinar.link),)), ALL),
    )
