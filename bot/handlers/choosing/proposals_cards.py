"""Cards of proposals. None of them says who."""

from collections.abc import Sequence

from bot.content.library import Library, title_of
from bot.handlers.choosing.lines import PROPOSALS, PROPOSE, WEIGH, WITHDRAW
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Joined, Words, _, _n
from bot.model.deciding import MOST_PROPOSALS, AlreadyProposed, Proposal, TooManyProposals


def reason_of(proposal: Proposal) -> Words:
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


@example(lambda s: (s.proposals[0], s.library))
def proposed_card(proposal: Proposal, library: Library) -> Card:
    """Thanks, to the one who proposed alone."""
    return Card(
        _("Thank you, it is proposed"),
        (
            Text(title_of(proposal.choice, library), "strong"),
            Text(_("The channel hears of it on the next open day. I have not kept your name.")),
        ),
        (Button(_("All proposals"), PROPOSALS()), Button(_("Propose another"), PROPOSE())),
    )


@example(lambda s: (s.proposals, s.library, True))
def proposals_card(proposals: Sequence[Proposal], library: Library, may_change: bool) -> Card:
    """What waits for the group."""
    if not proposals:
        return Card(
            _("Nothing is proposed now"),
            (Text(_("Everybody can propose a theme. Nobody sees who.")),),
            (Button(_("Propose a theme"), PROPOSE()), buttons.WHOLE_YEAR),
        )
    withdraw = f"/{WITHDRAW(proposals[0].number)}"
    remove = Text(_("To remove one: {line}", line=withdraw), "quiet")
    return Card(
        _n("{n} theme is proposed", "{n} themes are proposed", len(proposals)),
        (_fields(proposals, library), *((remove,) if may_change else ())),
        (
            *((Button(_("Give points"), WEIGH()),) if may_change else ()),
            Button(_("Propose a theme"), PROPOSE()),
            buttons.WHOLE_YEAR,
        ),
    )


def _fields(proposals: Sequence[Proposal], library: Library) -> Fields:
    return Fields(
        tuple(
            (Joined((str(one.number), title_of(one.choice, library)), ". "), reason_of(one))
            for one in proposals
        )
    )


@example(lambda s: (s.proposals, s.library))
def new_proposals_card(proposals: Sequence[Proposal], library: Library) -> Card:
    """To the channel, the day after."""
    return Card(
        _n("{n} theme is proposed", "{n} themes are proposed", len(proposals)),
        (_fields(proposals, library), Text(_("The HMS group gives points and chooses."), "quiet")),
        (Button(_("Give points"), WEIGH()), Button(_("Propose a theme"), PROPOSE())),
    )


@example(lambda s: (s.proposals[1], s.library))
def withdrawn_card(proposal: Proposal, library: Library) -> Card:
    return Card(
        _("The proposal is removed"),
        (Text(title_of(proposal.choice, library), "strong"),),
        (Button(_("All proposals"), PROPOSALS()), buttons.UNDO),
    )


@explains(AlreadyProposed)
@example(lambda s: ())
def already_proposed_card() -> Card:
    return Card(
        _("That theme is proposed already"),
        (Text(_("It waits for the HMS group.")),),
        (Button(_("All proposals"), PROPOSALS()), Button(_("Propose another"), PROPOSE())),
    )


@explains(TooManyProposals)
@example(lambda s: (MOST_PROPOSALS,))
def too_many_proposals_card(limit: int) -> Card:
    return Card(
        _("Many themes wait already"),
        (Text(_("{n} proposals wait for the HMS group. The group looks at them first.", n=limit)),),
        (Button(_("All proposals"), PROPOSALS()), buttons.WHOLE_YEAR),
    )
