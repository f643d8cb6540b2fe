"""`/hms oppsett`: the settings, in one form."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Annotated, TypeAlias

from bot.commands.context import HMS_GROUP
from bot.commands.dates import TIME, DayReader
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import Values, command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import (
    CONSENT,
    LANGUAGE,
    LEADER,
    PHASE,
    RULE,
    WITHOUT_VERNEOMBUD,
    YES_OR_NO,
    PersonReader,
)
from bot.handlers.errors.cards import incomplete_card
from bot.handlers.membership.cards import JOINED, decided_on, joined_before
from bot.handlers.membership.commands import join_by_code, to_decide
from bot.handlers.programme.readers import CODE
from bot.handlers.roles.offer_cards import asked_roles
from bot.handlers.roles.offering import changes_role
from bot.handlers.setup.consent import change_consent
from bot.handlers.setup.consent_cards import CONSENT_WAITS
from bot.handlers.setup.setup_cards import REPEAT, language_and_time_card, saved_card, settings_card
from bot.message.card import Form, Reply, Text, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.deciding import Consent
from bot.model.errors import Refusal
from bot.model.kindergarten import KindergartenView
from bot.model.parts import Part
from bot.model.plan import PhaseTemplate, move_plan, start_plan, we_are_here
from bot.model.programme import JoinedAlready, Membership, TooManyCodes, UnknownCode
from bot.model.rhythm import PostingRule, must_be_in_hours
from bot.model.role import HasVerneombud, Leader, Role, StyrerAsVerneombud
from bot.model.role_offer import RoleToOneself, RoleToProgram
from bot.model.texts import TITLE_LIMIT, Language

KINDERGARTEN_NAME = TextReader(_("The kindergarten's name"), limit=TITLE_LIMIT, names_are_right=True)
Styrere = tuple[Annotated[str, PersonReader(_("Styrer"))], ...]
Tillitsvalgte = tuple[Annotated[str, PersonReader(_("Tillitsvalgt"))], ...]
Verneombud = tuple[Annotated[str, PersonReader(_("Verneombud"), _("Not the styrer"))], ...]

Holders: TypeAlias = Mapping[Role, tuple[str, ...]]
COLUMNS = {
    "name": "name",
    "language": "language",
    "rule": "posting_rule",
    "at": "posting_time",
    "leader": "leader",
    "webinars": "wants_webinars",
    "repeat": "repeats_theme",
}
"""What is kept as it is given, and where."""


@command(
    "hms",
    "oppsett",
    also=("innstillinger", "innstillingar", "oppset", "settings", "setup"),
    who=HMS_GROUP,
    says=_("The settings, in one form"),
    tells=(Audience.GROUP,),
    careful=True,
    reads=(Part.HOLDERS, Part.MEMBERSHIPS, Part.MILESTONES, Part.PHASES),
)
def settings(
    ctx: ChangeContext,
    language: Annotated[Language | None, LANGUAGE] = None,
    rule: Annotated[PostingRule | None, RULE] = None,
    at: Annotated[time | None, TIME] = None,
    consent: Annotated[Consent | None, CONSENT] = None,
    webinars: Annotated[bool | None, YES_OR_NO, Ask(_("Webinar links in the channel"))] = None,
    repeat: Annotated[bool | None, YES_OR_NO, Ask(REPEAT)] = None,
    start: Annotated[date | None, DayReader(_("The plan's first day"))] = None,
    here: Annotated[PhaseTemplate | None, PHASE, Ask(_("Where you are now in the plan"))] = None,
    leader: Annotated[Leader | None, LEADER] = None,
    without: Annotated[bool | None, WITHOUT_VERNEOMBUD] = None,
    name: Annotated[str | None, KINDERGARTEN_NAME, Ask(on_line=False)] = None,
    styrer: Styrere = (),
    tillitsvalgt: Tillitsvalgte = (),
    verneombud: Verneombud = (),
    programme: Annotated[str | None, CODE, Ask(_("A programme's code"), on_line=False)] = None,
) -> Reply:
    given: Values = {
        "language": language,
        "rule": rule,
        "at": at,
        "consent": consent,
        "webinars": webinars,
        "repeat": repeat,
        "start": start,
        "here": here,
        "leader": leader,
        "without": without,
        "name": name,
    }
    holders = {Role.STYRER: styrer, Role.TILLITSVALGT: tillitsvalgt, Role.VERNEOMBUD: verneombud}
    if all(value is None for value in (*given.values(), programme, *(filter(None, holders.values())))):
        return Reply(settings_card(ctx.kindergarten, _form(ctx)))
    must_be_in_hours(at or ctx.kindergarten.posting_time)
    joined = None if programme is None else join_by_code(ctx, programme)
    if isinstance(joined, UnknownCode | TooManyCodes):
        return _wrong_code(ctx, given | {"programme": programme}, holders, joined)
    return _saved(ctx, given, _change_roles(ctx, holders, given), joined)


def _wrong_code(ctx: ChangeContext, given: Values, holders: Holders, refusal: Refusal) -> Reply:
    """Answered and not raised: what is raised would leave the wrong code uncounted."""
    written = given | {role.value: people for role, people in holders.items()}
    wrong = wrong_at(settings, ctx, written, "programme", refusal)
    return Reply(incomplete_card(wrong.form, wrong.submitted, wrong.note), again=True)


def _saved(
    ctx: ChangeContext, given: Values, asked: tuple[Role, ...], joined: Membership | Refusal | None
) -> Reply:
    _keep(ctx, given)
    notes = tuple(_notes(ctx, asked, given["consent"], joined))
    tick = decided_on(to_decide(ctx)) if isinstance(joined, Membership) else ()
    return to_group(saved_card(ctx.kindergarten, tick).but(*notes))


def _notes(
    ctx: ChangeContext,
    asked: tuple[Role, ...],
    consent: Consent | None,
    joined: Membership | Refusal | None,
) -> Iterator[Text]:
    """What came of it besides."""
    if asked:
        yield asked_roles(asked)
    if consent is not None and change_consent(ctx, consent):
        yield CONSENT_WAITS
    if isinstance(joined, JoinedAlready):
        yield joined_before(joined.programme)
    elif joined is not None:
        yield JOINED


def _keep(ctx: ChangeContext, given: Values) -> None:
    for name, column in COLUMNS.items():
        if given[name] is not None:
            setattr(ctx.kindergarten, column, given[name])
    place_in_plan(ctx, given["start"], given["here"])


def _change_roles(ctx: ChangeContext, holders: Holders, given: Values) -> tuple[Role, ...]:
    """The roles that others are asked to take. Nobody named leaves a role as it is.

    Raises Incomplete where a rule says no.
    """
    kindergarten, without = ctx.kindergarten, given["without"]
    before = kindergarten.without_verneombud
    try:
        asked = tuple(role for role, people in holders.items() if people and changes_role(ctx, role, people))
        if without and not before:
            kindergarten.agree_on_no_verneombud(ctx.user)
    except (StyrerAsVerneombud, HasVerneombud, RoleToOneself, RoleToProgram) as refusal:
        field = "without" if isinstance(refusal, HasVerneombud) else "verneombud"
        written = given | {role.value: people for role, people in holders.items()}
        raise wrong_at(settings, ctx, written, field, refusal) from refusal
    if without is False:
        kindergarten.without_verneombud = False
    return asked


def place_in_plan(ctx: ChangeContext, start: date | None, here: PhaseTemplate | None) -> None:
    kindergarten = ctx.kindergarten
    if kindergarten.plan_start is None:
        if start or here:
            key = here.key if here else None
            start_plan(kindergarten, ctx.plan_template, start or ctx.today, now=ctx.now, here=key)
        return
    if start is not None and start != kindergarten.plan_start:
        move_plan(kindergarten, start)
    if here is not None:
        we_are_here(kindergarten, here.key, now=ctx.now)


def _form(ctx: HmsContext) -> Form:
    kindergarten = ctx.kindergarten
    return form_for(
        settings,
        ctx,
        {
            "language": kindergarten.language,
            "rule": kindergarten.posting_rule,
            "at": kindergarten.posting_time,
            "consent": kindergarten.consent,
            "webinars": kindergarten.wants_webinars,
            "repeat": kindergarten.repeats_theme,
            "start": kindergarten.plan_start,
            "name": kindergarten.name,
            "leader": kindergarten.leader,
            "without": kindergarten.without_verneombud,
            **{role.value: _people(kindergarten, role) for role in Role},
        },
    )


def _people(kindergarten: KindergartenView, role: Role) -> tuple[str, ...]:
    return tuple(holder.user_id for holder in kindergarten.holders if holder.role is role)


@command(
    "hms",
    "språk-og-tid",
    also=("språk", "klokkeslett", "målform", "language", "posting time"),
    says=_("Which language I use, and when I post"),
    reads=(Part.HOLDERS,),
)
def language_and_time(ctx: HmsContext) -> Reply:
    return Reply(language_and_time_card(ctx.kindergarten, ctx.may_change))
