"""Cards about the HMS-gruppe's own place."""

from collections.abc import Sequence

from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.group.lines import END, HERE
from bot.handlers.overview.lines import HOME
from bot.handlers.unbound.lines import GROUP_HERE
from bot.message.card import Block, Button, Card, ChannelName, Items, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.kindergarten import KindergartenView
from bot.model.place import NotClosed, Openness
from bot.store.places import Belonging

SHOWN = 6
GROUP_TOLD = Text(_("The HMS group sees this in its own place."), "quiet")
OTHERS_TOLD = Text(_("The others in the HMS group see this in their own chats with me."), "quiet")
HOW = _(
    "Make a private channel or a group chat for the HMS group alone. Invite me, and write {line} there.",
    line=HERE.typed,
)
GOES_THERE = Items(
    (
        _("months without a theme, and what is late"),
        _("how the month's theme went"),
        _("proposals, points and who must say yes"),
        _("settings and roles"),
    )
)
FOR_ALL = _("The channel for everybody gets the theme of the month, webinars, results and what is decided.")


@example(lambda s: (s.kindergarten.name, "C3", False, True))
def groups_place_card(name: str, channel: str | None, is_here: bool, may_change: bool) -> Card:
    """Where the HMS-gruppe is reached, what goes there, and how to change that.

    In the place itself the kindergarten is named: who asks may be in the groups of several.
    """
    has_place = channel is not None
    where: Words = _("Each of the HMS group gets it in their own chat with me.")
    if has_place:
        here = _("This is the place of the HMS group in {name}.", name=name)
        where = here if is_here else _("The HMS group has a place of its own.")
    how = _("Write {line} in another place to move it.", line=HERE.typed) if has_place else HOW
    shown = (ChannelName(_("The place"), channel),) if channel and may_change and not is_here else ()
    body: tuple[Block, ...] = (
        Text(where, "strong"),
        *shown,
        Text(_("This is for the HMS group alone:")),
        GOES_THERE,
    )
    actions = (Button(_("Let go of the place"), END()),) if has_place and may_change else ()
    return Card(
        _("The HMS group's place"),
        (*body, Text(FOR_ALL), *((Text(how),) if may_change else ())),
        (*actions, buttons.OVERVIEW),
    )


@example(lambda s: ())
def offer_card() -> Card:
    """After the set-up: the HMS-gruppe has no place of its own yet."""
    return Card(
        _("The HMS group needs a place of its own"),
        (
            Text(_("Not everything is for all of the staff. This is for the HMS group alone:")),
            GOES_THERE,
            Text(HOW),
            Text(_("Until then each of you gets it in your own chat with me."), "quiet"),
        ),
        (buttons.GROUPS_PLACE,),
    )


@example(lambda s: (s.kindergarten.name,))
def bound_card(name: str) -> Card:
    """In the place itself: from now on it is the HMS-gruppe's."""
    return Card(
        _("This is the place of the HMS group in {name} now", name=name),
        (
            Text(_("This comes here, and not to all of the staff:")),
            GOES_THERE,
            Text(FOR_ALL, "quiet"),
        ),
        (buttons.OVERVIEW, buttons.THIS_MONTH, Button(_("Let go of the place"), END())),
    )


@example(lambda s: ("C3", s.kindergarten.name))
def place_changed_card(channel: str | None, name: str) -> Card:
    """In their own chats, to those of the group who did not do it."""
    if channel is None:
        return Card(
            _("The HMS group of {name} has no place of its own now", name=name),
            (Text(_("Each of the HMS group gets it in their own chat with me.")),),
            (buttons.GROUPS_PLACE,),
        )
    return Card(
        _("The HMS group of {name} has a new place", name=name),
        (
            ChannelName(_("The place"), channel),
            Text(_("What is for the HMS group alone comes there from now on.")),
            Text(_("Are you not in it? Ask another in the HMS group to let you in.")),
        ),
        (buttons.GROUPS_PLACE,),
    )


@example(lambda s: (s.kindergarten.name,))
def left_place_card(name: str) -> Card:
    """In a place that the HMS-gruppe has left. What is for everybody must not come where it has talked."""
    return Card(
        _("This is not the place of the HMS group any more"),
        (
            Text(_("The HMS group of {name} has left it. I post nothing here.", name=name)),
            Text(_("Do you want it back? Press the button.")),
        ),
        (Button(_("Make this place the HMS group's"), HERE()),),
    )


@example(lambda s: (True,))
def ended_card(had_place: bool) -> Card:
    title = _("The HMS group has no place of its own now") if had_place else _("The HMS group has no place")
    return Card(
        title,
        (Text(_("Each of the HMS group gets it in their own chat with me.")), Text(HOW)),
        (*((buttons.UNDO,) if had_place else ()), buttons.GROUPS_PLACE),
    )


@example(lambda s: ())
def how_to_bind_card() -> Card:
    """In a place that belongs to nobody yet."""
    return Card(
        _("The HMS group's place"),
        (
            Text(_("Shall this be the place for your HMS group alone?")),
            GOES_THERE,
            Text(_("Only somebody in the HMS group can say so."), "quiet"),
        ),
        (Button(_("Yes, use this place"), HERE()),),
    )


@example(lambda s: ([s.belonging(), s.belonging()],))
def whose_group_card(mine: Sequence[Belonging]) -> Card:
    """Somebody with roles in several kindergartens gives one of their groups a place."""
    return Card(
        _("Which kindergarten?"),
        (Text(_("You have a role in several. Choose one.")),),
        tuple(Button(one.name, GROUP_HERE(one.id)) for one in mine[:SHOWN]),
    )


@example(lambda s: ())
def not_in_a_group_card() -> Card:
    return Card(
        _("The HMS group does this"),
        (Text(_("Somebody with a role in the HMS group writes {line} here.", line=HERE.typed)),),
        (Button(_("Try again"), HERE()),),
    )


WHY_NOT: dict[Openness, Words] = {
    Openness.CLOSED: _("Others than the HMS group can read here."),
    Openness.OPEN: _("Others than the HMS group can read here."),
    Openness.ALONE: _("This chat is for you and me alone."),
    Openness.OUTSIDE: _("I am not in this channel, and cannot see who is."),
    Openness.UNSEEN: _("I could not see who reads here. Try again in a moment."),
}


@explains(NotClosed)
@example(lambda s: (Openness.OPEN,))
def not_closed_card(openness: Openness) -> Card:
    """A place that the HMS-gruppe is refused, with the reason, and what does instead."""
    again = (Button(_("Try again"), HERE()),) if openness in (Openness.UNSEEN, Openness.OUTSIDE) else ()
    return Card(
        _("This cannot be the HMS group's place"),
        (Text(WHY_NOT[openness]), Text(HOW)),
        (*again, buttons.GROUPS_PLACE, buttons.HELP),
    )


@example(lambda s: (s.kindergarten,))
def place_lost_card(kindergarten: KindergartenView) -> Card:
    """To the HMS-gruppe: its place cannot be used any more."""
    return Card(
        _("The HMS group of {name} has no place any more", name=kindergarten.name),
        (
            Text(_("It is closed, others can read it, or I have been removed from it.")),
            Text(_("What is for the HMS group comes to each of you alone now.")),
            Text(HOW),
        ),
        (buttons.GROUPS_PLACE,),
    )


@example(lambda s: ())
def something_waits_card() -> Card:
    """In the channel, where nobody of the HMS-gruppe could be reached. It says nothing of what."""
    return Card(
        _("Something waits for the HMS group"),
        (
            Text(_("I cannot write to any of you alone yet. Press my name, and write hello to me there.")),
            Text(_("What waits stands in {line}.", line=HOME.typed)),
        ),
        (Button(_("Show me"), HOME()),),
    )
