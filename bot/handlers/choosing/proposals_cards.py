"""Cards of proposals. None of them says who."""

from collections.abc import Sequence

from bot.content.library import Library, title_of
from bot.handlers.choosing.lines import PROPOSALS, PROPOSE, WEIGH, WITHDRAW, WITHDRAW_SURELY
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Joined, Phrase, Words, _, _n
from bot.model.calendar import Choice
from bot.model.deciding import MOST_PROPOSALS, AlreadyProposed, OpenProposal, TooManyProposals


def reason_of(proposal: OpenProposal) -> Words:
    """The reason and the sender, as far as somebody wrote any."""
    parts = tuple(part for part in (proposal.why, proposal.sender) if part)
    return Joined(parts, " – ") if parts else _("proposed anonymously")


@example(lambda s: (s.form(PROPOSE(), FieldType.SELECT),))
def ask_proposal_card(form: Form) -> Card:
    return Card(
        _("Propose a theme"),
        (
            Text(_("Choose a theme, or write your own. The HMS group chooses.")),
            Text(_("I do not keep who proposes. Others see a name only if you write one."), "quiet"),
        ),
        (),
        form,
    )


@example(lambda s: (s.proposals[0].choice, s.library))
def proposed_card(choice: Choice, library: Library) -> Card:
    """Thanks, to the one who proposed alone."""
    return Card(
        _("Thank you, it is proposed"),
        (
            Text(title_of(choice, library), "strong"),
            Text(_("Only the HMS group sees it. I have not kept your name, nor the time.")),
        ),
        (Button(_("Propose another"), PROPOSE()), buttons.WHOLE_YEAR),
    )


NOTHING_WAITS = Card(
    _("Nothing is proposed now"),
    (Text(_("Everybody can propose a theme. Nobody sees who.")),),
    (Button(_("Propose a theme"), PROPOSE()), buttons.WHOLE_YEAR),
)


@example(lambda s: (s.proposals, s.library))
def proposals_card(proposals: Sequence[OpenProposal], library: Library) -> Card:
    """What waits, for the group alone."""
    if not proposals:
        return NOTHING_WAITS
    withdraw = f"/{WITHDRAW(proposals[0].number)}"
    return Card(
        _how_many(len(proposals)),
        (
            Fields(tuple((_numbered(one, library), reason_of(one)) for one in proposals)),
            Text(_("To remove one: {line}", line=withdraw), "quiet"),
        ),
        (Button(_("Give points"), WEIGH()), Button(_("Propose a theme"), PROPOSE()), buttons.WHOLE_YEAR),
    )


def _how_many(count: int) -> Phrase:
    return _n("{n} theme is proposed", "{n} themes are proposed", count)


def _numbered(proposal: OpenProposal, library: Library) -> Words:
    return Joined((str(proposal.number), title_of(proposal.choice, library)), ". ")


@example(lambda s: (2,))
def waiting_card(count: int) -> Card:
    """To those who are not of the group."""
    if not count:
        return NOTHING_WAITS
    return Card(
        _how_many(count),
        (Text(_("Only the HMS group sees them, until it chooses.")),),
        (Button(_("Propose a theme"), PROPOSE()), buttons.WHOLE_YEAR),
    )


@example(lambda s: (2,))
def new_proposals_card(count: int) -> Card:
    """To the group, once a week. What was proposed stands in no message: it may be taken out later."""
    return Card(
        _how_many(count),
        (Text(_("You see them, give points and choose."), "quiet"),),
        (Button(_("All proposals"), PROPOSALS()), Button(_("Give points"), WEIGH())),
    )


@example(lambda s: (2, s.proposals[1].choice, s.library))
def take_out_card(number: int, choice: Choice, library: Library) -> Card:
    return Card(
        _("Remove this proposal?"),
        (
            Text(title_of(choice, library), "strong"),
            Text(_("Then nobody can read it, and it cannot be brought back.")),
        ),
        (Button(_("Yes, remove it"), WITHDRAW_SURELY(number, True)), Button(_("All proposals"), PROPOSALS())),
    )


@example(lambda s: ())
def taken_out_card() -> Card:
    return Card(
        _("The proposal is removed"),
        (Text(_("Nobody can read it any more.")),),
        (Button(_("All proposals"), PROPOSALS()), buttons.WHOLE_YEAR),
    )


@explains(AlreadyProposed)
@example(lambda s: ())
def already_proposed_card() -> Card:
    return Card(
        _("That theme is proposed already"),
        (Text(_("It waits for the HMS group.")),),
        (Button(_("Propose another"), PROPOSE()), buttons.WHOLE_YEAR),
    )


@explains(TooManyProposals)
@example(lambda s: (MOST_PROPOSALS,))
def too_many_proposals_card(limit: int) -> Card:
    return Card(
        _("Many themes wait already"),
        (Text(_("{n} proposals wait for the HMS group. The group looks at them first.", n=limit)),),
        (Button(_("All proposals"), PROPOSALS()), buttons.WHOLE_YEAR),
    )
