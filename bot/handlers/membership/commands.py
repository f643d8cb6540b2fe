"""`/hms program` in a kindergarten: which programme it is in, what it shares, and how it leaves."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER, YES_OR_NO
from bot.handlers.membership import cards
from bot.handlers.programme.cards import too_many_codes_card
from bot.handlers.programme.helping.posts import LEFT, NotTheirs
from bot.handlers.programme.readers import CODE
from bot.message.card import Card, Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.errors import NotThere, Refusal
from bot.model.parts import Part
from bot.model.plan import Milestone, open_milestones
from bot.model.programme import (
    MUNICIPALITY_LIMIT,
    JoinedAlready,
    Membership,
    Programme,
    TooManyCodes,
    UnknownCode,
)
from bot.model.texts import Empty
from bot.store.help import hjelper_of
from bot.store.programmes import find_programme, joined, may_try_codes, note_wrong_code, programme_with

DECIDED = "forankret"
"""The template's milestone."""
MUNICIPALITY = TextReader(cards.MUNICIPALITY, limit=MUNICIPALITY_LIMIT, names_are_right=True)


@command(
    "hms",
    "program",
    also=("programmet", "programme", "bransjeprogram", "bransjeprogrammet"),
    says=_("The programme you are in, and what you share"),
)
def programmes(ctx: HmsContext) -> Reply:
    found = [(membership, one.name) for membership, one in joined(ctx.session, ctx.kindergarten.id)]
    return Reply(cards.programmes_card(found, ctx.may_change))


@command(
    "hms",
    "program bli-med",
    also=("program bli med", "join programme"),
    who=HMS_GROUP,
    says=_("Join a programme with its code"),
    submit=_("Join"),
    tells=(Audience.GROUP,),
    careful=True,
    reads=(Part.MEMBERSHIPS, Part.MILESTONES),
)
def join(
    ctx: ChangeContext,
    code: Annotated[str | None, CODE] = None,
    municipality: Annotated[str | None, MUNICIPALITY, Ask(on_line=False)] = None,
    status: Annotated[bool | None, YES_OR_NO, Ask(cards.SHARES_STATUS, on_line=False)] = None,
    numbers: Annotated[bool | None, YES_OR_NO, Ask(cards.SHARES_NUMBERS, on_line=False)] = None,
    tests: Annotated[bool | None, YES_OR_NO, Ask(cards.TESTS, on_line=False)] = None,
) -> Reply:
    """Nothing is shared but what somebody said yes to. Raises JoinedAlready, Incomplete."""
    if code is None and ctx.sent:
        given = {"municipality": municipality, "status": status, "numbers": numbers, "tests": tests}
        raise wrong_at(join, ctx, given, "code", Empty())
    if code is None:
        return Reply(cards.join_card(form_for(join, ctx, {})))
    found = programme_by_code(ctx, code)
    if isinstance(found, Refusal):
        return Reply(_why_no_code(found))
    shared = {"shares_status": status, "shares_numbers": numbers, "tests": tests}
    made = _add(ctx, found, municipality, shared)
    return to_group(cards.joined_card(found.name, made, to_decide(ctx)))


def to_decide(ctx: ChangeContext) -> Milestone | None:
    """To decide whether to take part is a milestone: who joins has most likely done so."""
    return next((one for one in open_milestones(ctx.kindergarten.milestones) if one.key == DECIDED), None)


def _why_no_code(refusal: Refusal) -> Card:
    return too_many_codes_card() if isinstance(refusal, TooManyCodes) else cards.unknown_code_card()


def join_by_code(ctx: ChangeContext, code: str) -> Membership | Refusal:
    """Sharing nothing. Answers why not: what is raised leaves no wrong code counted."""
    found = programme_by_code(ctx, code)
    if isinstance(found, Refusal):
        return found
    try:
        return _add(ctx, found, None, {})
    except JoinedAlready as already:
        return already


def programme_by_code(ctx: ChangeContext, code: str) -> Programme | Refusal:
    """Wrong ones are counted, so that nobody finds a programme by trying."""
    day, tenant = ctx.now.date(), ctx.place.tenant
    if not may_try_codes(ctx.session, tenant, ctx.user, day):
        return TooManyCodes()
    found = programme_with(ctx.session, code)
    if found is None:
        note_wrong_code(ctx.session, tenant, ctx.user, day)
        return UnknownCode()
    return found


def _add(
    ctx: ChangeContext, programme: Programme, municipality: str | None, shared: dict[str, bool | None]
) -> Membership:
    """Raises JoinedAlready."""
    if any(one.programme_id == programme.id for one in ctx.kindergarten.memberships):
        raise JoinedAlready(programme.name)
    given = {name: bool(shared.get(name)) for name in ("shares_status", "shares_numbers", "tests")}
    made = Membership(programme_id=programme.id, since=ctx.today, municipality=municipality, **given)
    ctx.kindergarten.memberships.append(made)
    return made


@command(
    "hms",
    "program del",
    also=("program deling", "program share"),
    who=HMS_GROUP,
    says=_("What you share with the programme"),
    listed=False,
    tells=(Audience.GROUP,),
    careful=True,
    reads=(Part.MEMBERSHIPS,),
)
def share(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER, Ask(carried=True)] = None,
    status: Annotated[bool | None, YES_OR_NO, Ask(cards.SHARES_STATUS, on_line=False)] = None,
    numbers: Annotated[bool | None, YES_OR_NO, Ask(cards.SHARES_NUMBERS, on_line=False)] = None,
    tests: Annotated[bool | None, YES_OR_NO, Ask(cards.TESTS, on_line=False)] = None,
    municipality: Annotated[str | None, MUNICIPALITY, Ask(on_line=False)] = None,
) -> Reply:
    """Raises NotThere."""
    if not ctx.kindergarten.memberships:
        return Reply(cards.not_joined_card())
    membership, name = _chosen(ctx, number)
    if not ctx.sent:
        shown = {
            "number": membership.programme_id,
            "status": membership.shares_status,
            "numbers": membership.shares_numbers,
            "tests": membership.tests,
            "municipality": membership.municipality,
        }
        return Reply(cards.share_card(name, form_for(share, ctx, shown)))
    membership.shares_status = membership.shares_status if status is None else status
    membership.shares_numbers = membership.shares_numbers if numbers is None else numbers
    membership.tests = membership.tests if tests is None else tests
    membership.municipality = municipality
    return to_group(cards.shared_card(name, membership))


def _chosen(ctx: HmsContext, number: int | None) -> tuple[Membership, str]:
    """Raises NotThere."""
    fit = [one for one in ctx.kindergarten.memberships if number in (None, one.programme_id)]
    programme = find_programme(ctx.session, fit[0].programme_id) if fit else None
    if programme is None:
        raise NotThere
    return fit[0], programme.name


@command(
    "hms",
    "program forlat",
    also=("program leave",),
    who=HMS_GROUP,
    says=_("Leave the programme"),
    listed=False,
    careful=True,
    reads=(Part.MEMBERSHIPS,),
)
def leave(ctx: HmsContext, number: Annotated[int | None, NUMBER, Ask(in_form=False)] = None) -> Reply:
    """Raises NotThere."""
    if not ctx.kindergarten.memberships:
        return Reply(cards.not_joined_card())
    membership, name = _chosen(ctx, number)
    hjelper = hjelper_of(ctx.session, membership.programme_id, ctx.kindergarten.id)
    return Reply(cards.leave_card(name, membership.programme_id, has_hjelper=hjelper is not None))


@command(
    "hms",
    "program forlat ja",
    who=HMS_GROUP,
    says=_("Leave the programme for good"),
    submit=_("Leave"),
    listed=False,
    careful=True,
    tells=(Audience.GROUP,),
    reads=(Part.MEMBERSHIPS,),
)
def leave_for_good(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """What it shared goes with it. Raises NotThere."""
    membership, name = _chosen(ctx, number)
    _tell_hjelper(ctx, membership.programme_id)
    ctx.kindergarten.memberships.remove(membership)
    return to_group(cards.left_programme_card(name))


def _tell_hjelper(ctx: ChangeContext, programme_id: int) -> None:
    """Who had it is told once, also where it left, joined and left before they were."""
    programme = find_programme(ctx.session, programme_id)
    hjelper = hjelper_of(ctx.session, programme_id, ctx.kindergarten.id)
    if programme is None or programme.home_id is None or hjelper is None:
        return
    left = NotTheirs(ctx.kindergarten.id, hjelper.workspace_id or 0, ctx.now, hjelper.person or "")
    LEFT.forget(ctx.session, programme.home_id, ctx.kindergarten.id)
    LEFT.owe(ctx.session, programme.home_id, left, ctx.now, hjelper.person, hjelper.workspace_id)
