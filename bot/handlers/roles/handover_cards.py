"""Cards of handing a role over: that it happened, the tour for the new one, and a role that stays empty."""

from collections.abc import Iterable

from bot.commands.vocabulary import ROLES
from bot.content.library import Library, title_of
from bot.handlers.common import buttons
from bot.handlers.roles.lines import DUTIES, PASS_ON, TOUR, TRAINING
from bot.handlers.setup.lines import CHOOSE_VERNEOMBUD
from bot.message.card import Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Joined, Words, _
from bot.model.calendar import choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.model.plan import open_milestones
from bot.model.role import Role


@example(lambda s: (Role.VERNEOMBUD,))
def same_person_card(role: Role) -> Card:
    return Card(
        _("Nothing was changed"),
        (Text(_("Whoever you chose has this role already: {role}.", role=ROLES[role].in_sentence)),),
        (
            Button(_("Choose somebody else"), PASS_ON(role)),
            buttons.SETTINGS,
        ),
    )


@example(lambda s: ())
def choose_tour_card() -> Card:
    """Somebody without a role wants to see what one is about."""
    return Card(
        _("A tour of which role?"),
        (Text(_("It takes a minute to read.")),),
        tuple(Button(ROLES[role].label, TOUR(role)) for role in Role),
    )


@example(lambda s: (Role.VERNEOMBUD, s.kindergarten, s.month, s.library))
def tour_card(role: Role, kindergarten: KindergartenView, month: Month, library: Library) -> Card:
    """What somebody new in a role needs to know, in a minute."""
    choice = choices_in(kindergarten.calendar).get(month)
    theme: Words = title_of(choice, library) if choice else _("no theme yet")
    count = sum(one.is_open and one.responsible.value == role.value for one in kindergarten.measures)
    coming = open_milestones(kindergarten.milestones)[:1]
    return Card(
        _("New in the role: {role}", role=ROLES[role].in_sentence),
        (
            Text(_("This is what you do:"), "strong"),
            Items(library.ways.duties.of(role)),
            Fields(
                (
                    (_("This month"), theme),
                    (_("Your open measures"), count),
                    *((_("Next milestone"), Joined((one.title, one.due), " · ")) for one in coming),
                )
            ),
            Text(_("You can change the calendar, the plan and the measures. Most of it can be undone.")),
        ),
        (
            buttons.ALL_MEASURES,
            buttons.WHERE_WE_ARE,
            Button(_("Training for the HMS group"), TRAINING()),
            buttons.HELP,
        ),
    )


NONE_NEEDED = _("Fewer than five employees? Then you can agree in writing to have no verneombud.")


@example(lambda s: ([Role.VERNEOMBUD],))
def role_empty_card(roles: Iterable[Role]) -> Card:
    """Somebody with a role has left; the role, never the person."""
    names = Joined(tuple(ROLES[role].in_sentence for role in roles))
    return Card(
        _("A role is free: {roles}", roles=names),
        (
            Text(
                _(
                    "The one who had it is no longer here. "
                    "Enter the new one in the settings when somebody is chosen."
                )
            ),
        ),
        (buttons.SETTINGS, buttons.THIS_MONTH),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def still_empty_card(role: Role) -> Card:
    """A role has been without anybody for two weeks; said once."""
    none_needed = role is Role.VERNEOMBUD
    return Card(
        _("Still free: {role}", role=ROLES[role].in_sentence),
        (
            Text(
                _(
                    "Nobody has had this role for two weeks. Have the employees chosen somebody? "
                    "Enter who it is, so that all three are heard."
                )
            ),
            Text(
                _(
                    "Are you few? The same person may be tillitsvalgt and verneombud. "
                    "The styrer cannot be verneombud."
                ),
                "quiet",
            ),
            *((Text(NONE_NEEDED, "quiet"),) if none_needed else ()),
        ),
        (
            Button(_("Enter who it is"), PASS_ON(role)),
            *((Button(_("We have agreed so in writing"), CHOOSE_VERNEOMBUD(True)),) if none_needed else ()),
            Button(_("Who does what"), DUTIES()),
        ),
    )
