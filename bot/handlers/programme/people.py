"""The people of a programme: codes are given, taken and confirmed; where the arbeidsgruppe talks."""

from collections import Counter, defaultdict
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE, AROUND
from bot.commands.forms import form_for
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import LANGUAGE, NUMBER
from bot.handlers.programme import cards
from bot.handlers.programme.posts import CAME, Taken
from bot.handlers.programme.readers import CODE, PROGRAMME_ROLE
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.message.card import Card, Reply, to_arbeidsgruppe
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.place import NotArbeidsgruppes, Openness, TakenPlace
from bot.model.programme import (
    LastOfArbeidsgruppe,
    Programme,
    ProgrammePerson,
    ProgrammeRole,
    RoleCode,
    new_code,
)
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.places import find_workspace, is_taken
from bot.store.programmes import (
    count_members,
    find_programme,
    may_try_codes,
    members_of,
    note_wrong_code,
    people_of,
    programme_of,
    role_code,
)


def programme_here(ctx: HmsContext) -> Programme:
    """The programme that a command of its people is for."""
    return programme_of(ctx.session, ctx.kindergarten.id)


def programme_roles(ctx: HmsContext) -> frozenset[ProgrammeRole]:
    return frozenset(role for role in ctx.roles if isinstance(role, ProgrammeRole))


@command("hms", also=("hjelp", "help", "start"), says=_("The programme"))
def first(ctx: HmsContext) -> Reply:
    if not ctx.roles:
        return Reply(cards.no_programme_card())
    programme = programme_here(ctx)
    members = count_members(ctx.session, programme.id)
    return Reply(cards.programme_card(programme.name, programme_roles(ctx), members, programme.has_place))


@command(
    "hms",
    "program",
    also=("programmet", "programme", "bransjeprogram", "bransjeprogrammet"),
    says=_("The programme"),
)
def home(ctx: HmsContext) -> Reply:
    return first(ctx)


@command("milepel", says=_("The programme"))
def no_plan_here(ctx: HmsContext) -> Reply:
    return first(ctx)


@command("hms", "program barnehager", also=("program barnehagar",), says=_("The kindergartens"), who=AROUND)
def kindergartens(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    programme = programme_here(ctx)
    names = [name for _membership, name in members_of(ctx.session, programme.id)]
    number = page_within(page, cards.SHOWN, len(names))
    return Reply(cards.kindergartens_card(Page.of(names, number, cards.SHOWN), len(names), programme.code))


@command("hms", "program folk", says=_("People and codes"), who=ARBEIDSGRUPPE)
def people(ctx: HmsContext) -> Reply:
    here: dict[ProgrammeRole, list[str]] = defaultdict(list)
    elsewhere: Counter[ProgrammeRole] = Counter()
    workspace = find_workspace(ctx.session, ctx.place.tenant)
    for one in people_of(ctx.session, programme_here(ctx).id):
        if workspace is not None and one.workspace_id == workspace.id:
            here[one.role].append(one.user_id)
        else:
            elsewhere[one.role] += 1
    return Reply(cards.people_card(dict(here), dict(elsewhere), programme_roles(ctx)))


@command(
    "hms",
    "program kode",
    says=_("A new code for a role"),
    submit=_("Make a code"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def give_code(ctx: ChangeContext, role: Annotated[ProgrammeRole | None, PROGRAMME_ROLE] = None) -> Reply:
    if role is None:
        return Reply(cards.for_which_role_card(form_for(give_code, ctx, {})))
    made = RoleCode(code=new_code(), programme_id=programme_here(ctx).id, role=role, at=ctx.now)
    ctx.session.add(made)
    return Reply(cards.new_code_card(role, made.code))


@command(
    "hms",
    "kode",
    also=("code",),
    says=_("Take a role that you have got a code for"),
    submit=_("Go on"),
    listed=False,
)
def take_code(ctx: ChangeContext, code: Annotated[str | None, CODE] = None) -> Reply:
    """Written anywhere. Wrong ones are counted, so that nobody finds one by trying."""
    if code is None:
        return Reply(cards.which_code_card(form_for(take_code, ctx, {})))
    offered = _offered(ctx, code)
    if isinstance(offered, Card):
        return Reply(offered)
    found, programme = offered
    return Reply(cards.confirm_role_card(programme.name, found.role, found.code))


def _offered(ctx: ChangeContext, code: str) -> tuple[RoleCode, Programme] | Card:
    """What a code is for, for nobody else at the same time; or why it is for nothing, which is counted."""
    day, tenant = ctx.now.date(), ctx.place.tenant
    if not may_try_codes(ctx.session, tenant, ctx.user, day):
        return cards.too_many_codes_card()
    found = role_code(ctx.session, code, ctx.now, lock=True)
    programme = None if found is None else find_programme(ctx.session, found.programme_id, lock=True)
    if found is None or programme is None:
        note_wrong_code(ctx.session, tenant, ctx.user, day)
        return cards.wrong_code_card()
    return found, programme


@command(
    "hms",
    "kode ja",
    says=_("Say yes to a role in a programme"),
    submit=_("Take the role"),
    listed=False,
    careful=True,
)
def confirm(ctx: ChangeContext, code: Annotated[str, CODE]) -> Reply:
    """The code is used up, also where two press at once."""
    offered = _offered(ctx, code)
    if isinstance(offered, Card):
        return Reply(offered)
    found, programme = offered
    workspace = ctx.kindergarten.workspace
    ctx.session.add(workspace)
    ctx.session.flush()
    if programme.home_id is None:
        _begin(ctx, programme)
    if found.role not in _held(ctx, programme, workspace):
        tell_arbeidsgruppe(ctx.session, programme, CAME, Taken(found.role, ctx.now), ctx.now)
        ctx.session.add(
            ProgrammePerson(
                programme_id=programme.id,
                workspace_id=workspace.id,
                user_id=ctx.user,
                role=found.role,
                since=ctx.today,
            )
        )
    ctx.session.delete(found)
    return Reply(cards.role_taken_card(programme.name, found.role))


def _begin(ctx: ChangeContext, programme: Programme) -> None:
    """With the first of its people: the draft becomes the row by which they are reached."""
    row = ctx.kindergarten
    row.name, row.channel, row.next_due_at = programme.name, f"-{programme.id}", None
    row.wants_webinars = False
    ctx.session.add(row)
    ctx.session.flush()
    programme.home_id = row.id


def _held(ctx: ChangeContext, programme: Programme, workspace: Workspace) -> frozenset[ProgrammeRole]:
    people = people_of(ctx.session, programme.id)
    return frozenset(
        one.role for one in people if one.user_id == ctx.user and one.workspace_id == workspace.id
    )


@command(
    "hms",
    "program språk",
    also=("program målform", "program language", "språk", "målform", "språk-og-tid"),
    says=_("The language of the programme"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def speak(ctx: ChangeContext, language: Annotated[Language, LANGUAGE]) -> Reply:
    """In which its people are answered, from this answer on. What is posted has the language of each."""
    ctx.kindergarten.language = language
    return home(ctx)


@command(
    "hms",
    "program slutt",
    says=_("Give back a role in the programme"),
    submit=_("Go on"),
    who=AROUND,
    careful=True,
)
def ask_to_leave_role(ctx: HmsContext, role: Annotated[ProgrammeRole, PROGRAMME_ROLE]) -> Reply:
    """Raises LastOfArbeidsgruppe."""
    _given_back(ctx, role)
    return Reply(cards.leave_role_card(programme_here(ctx).name, role))


@command(
    "hms",
    "program slutt ja",
    says=_("Give back a role in the programme now"),
    submit=_("Give it back"),
    who=AROUND,
    listed=False,
    careful=True,
)
def leave_role(ctx: ChangeContext, role: Annotated[ProgrammeRole, PROGRAMME_ROLE]) -> Reply:
    """Raises LastOfArbeidsgruppe."""
    for one in _given_back(ctx, role):
        ctx.session.delete(one)
    return Reply(cards.role_left_card(role))


def _given_back(ctx: HmsContext, role: ProgrammeRole) -> list[ProgrammePerson]:
    """What goes when whoever asks has the role no longer. Raises LastOfArbeidsgruppe."""
    everybody = people_of(ctx.session, programme_here(ctx).id, role)
    workspace = find_workspace(ctx.session, ctx.place.tenant)
    mine = [
        one
        for one in everybody
        if workspace is not None and one.workspace_id == workspace.id and one.user_id == ctx.user
    ]
    if mine and role is ProgrammeRole.ARBEIDSGRUPPE and len(everybody) == len(mine):
        raise LastOfArbeidsgruppe
    return mine


@command(
    "hms",
    "program her",
    says=_("Make this place the arbeidsgruppe's"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def bind_place(ctx: ChangeContext) -> Reply:
    """Where only those read who were let in, in any workspace. Raises NotArbeidsgruppes or TakenPlace."""
    workspace, programme, row = (
        find_workspace(ctx.session, ctx.place.tenant),
        programme_here(ctx),
        ctx.kindergarten,
    )
    if ctx.openness is not Openness.CLOSED or workspace is None:
        raise NotArbeidsgruppes(ctx.openness)
    if (row.workspace_id, row.channel) != (workspace.id, ctx.place.channel):
        if is_taken(ctx.session, workspace.id, {ctx.place.channel}):
            raise TakenPlace
        row.workspace_id, row.channel = workspace.id, ctx.place.channel
    programme.has_place = True
    return to_arbeidsgruppe(cards.place_bound_card(programme.name))
