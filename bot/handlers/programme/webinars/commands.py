"""`/hms program webinar`: the arbeidsgruppe publishes webinars and gatherings, changes and cancels them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, TypeAlias
from zoneinfo import ZoneInfo

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import Command, Values, command
from bot.content.library import Theme
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import pages_of_two
from bot.handlers.common.readers import NUMBER
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.webinars import cards, readers
from bot.handlers.programme.webinars.cards import Reached
from bot.handlers.programme.webinars.readers import For
from bot.handlers.webinars.posts import count_told
from bot.message.card import Reply, to_arbeidsgruppe
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.errors import NotThere
from bot.model.plan import MilestoneTemplate
from bot.model.texts import Language, Localized
from bot.model.webinar import (
    Changed,
    StartPassed,
    Webinar,
    WebinarCancelled,
    in_language,
    questions_of,
)
from bot.store.sign_ups import count_signed_up
from bot.store.webinars import Circle, find_webinar, listeners, webinars_in

FORM = Ask(on_line=False)
"""What free words on a line can never be."""

Which: TypeAlias = Annotated[int, readers.WEBINAR]
Title: TypeAlias = Annotated[str, readers.TITLE, FORM]
LinkTo: TypeAlias = Annotated[str, readers.LINK, FORM]
Day: TypeAlias = Annotated[date, readers.DAY, FORM]
At: TypeAlias = Annotated[time, readers.AT, FORM]
Length: TypeAlias = Annotated[int, readers.LENGTH, FORM]
Text: TypeAlias = Annotated[str, readers.TEXT, FORM]
Questions: TypeAlias = Annotated[str, readers.QUESTIONS, FORM]
Whom: TypeAlias = Annotated[For, readers.AUDIENCE, FORM]
Municipality: TypeAlias = Annotated[str, readers.MUNICIPALITY, FORM]
About: TypeAlias = Annotated[Theme, readers.THEME_ABOUT, FORM]
Helped: TypeAlias = Annotated[MilestoneTemplate, readers.MILESTONE_HELPED, FORM]
Recording: TypeAlias = Annotated[str, readers.RECORDING, FORM]


@command(
    "hms",
    "program webinar",
    also=("program webinarer", "program webinarar", "programme webinar"),
    says=_("The programme's webinars and gatherings"),
    who=ARBEIDSGRUPPE,
)
def webinars(ctx: HmsContext, number: Annotated[int | None, readers.WEBINAR] = None) -> Reply:
    """Raises NotThere."""
    if number is not None:
        webinar = _own(ctx, number)
        return Reply(cards.webinar_card(webinar, _reached(ctx, webinar), ctx.kindergarten, ctx.now))
    return _page(ctx, 1)


def _page(ctx: HmsContext, wanted: int) -> Reply:
    """Of the coming ones, soonest first, and of those that were held, the last first."""
    held = [one for one in webinars_in(ctx.session, programme_here(ctx).id) if one.cancelled_at is None]
    coming = [one for one in held if ctx.now < one.ends_at]
    earlier = [one for one in reversed(held) if one.ends_at <= ctx.now]
    return Reply(cards.webinars_card(*pages_of_two(coming, earlier, wanted, cards.SHOWN), ctx.kindergarten))


@command(
    "hms",
    "program webinar flere",
    also=("program webinar fleire", "program webinar more"),
    says=_("More webinars"),
    who=ARBEIDSGRUPPE,
    listed=False,
)
def more(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    return _page(ctx, page or 2)


def _own(ctx: HmsContext, number: int) -> Webinar:
    """One of the programme's own; to be changed by one at a time, where it is changed. Raises NotThere."""
    found = find_webinar(ctx.session, number, lock=ctx.changes)
    if found is None or found.programme_id != programme_here(ctx).id:
        raise NotThere
    return found


def _held(ctx: HmsContext, number: int) -> Webinar:
    """Raises NotThere, WebinarCancelled."""
    webinar = _own(ctx, number)
    if webinar.cancelled_at is not None:
        raise WebinarCancelled
    return webinar


def _reached(ctx: HmsContext, webinar: Webinar) -> Reached:
    """In sums, as all that an arbeidsgruppe sees of people."""
    who = listeners(ctx.session, Circle.of(webinar))
    told = count_told(ctx.session, webinar, who, ctx.now)
    signed_up = count_signed_up(ctx.session, webinar) if webinar.is_gathering else None
    return Reached(len(who), told, signed_up)


Run: TypeAlias = Callable[..., Reply]


def _publishing(asked: Callable[[], Command], *, even_if_alike: bool) -> Run:
    """What both forms of a new webinar do. `asked`: the command whose form it is."""

    def run(
        ctx: ChangeContext,
        title: Title,
        link: LinkTo,
        day: Day,
        at: At,
        minutes: Length,
        text: Text | None = None,
        questions: Questions | None = None,
        audience: Whom | None = None,
        municipality: Municipality | None = None,
        theme: About | None = None,
        milestone: Helped | None = None,
        recording: Recording | None = None,
    ) -> Reply:
        given = {name: value for name, value in locals().items() if name in NAMES}
        return _publish(asked(), ctx, given, even_if_alike=even_if_alike)

    return run


NAMES = frozenset(
    {
        *("title", "link", "day", "at", "minutes", "text", "questions"),
        *("audience", "municipality", "theme", "milestone", "recording"),
    }
)

publish: Command = command(
    "hms",
    "program webinar nytt",
    also=("program webinar ny", "program webinar new"),
    says=_("A new webinar or gathering"),
    submit=_("Publish"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)(_publishing(lambda: publish, even_if_alike=False))

publish_alike: Command = command(
    "hms",
    "program webinar likevel",
    also=("program webinar likevel nytt",),
    says=_("A webinar that is like another"),
    submit=_("Publish it all the same"),
    who=ARBEIDSGRUPPE,
    listed=False,
    careful=True,
    tells=(Audience.PROGRAMME,),
)(_publishing(lambda: publish_alike, even_if_alike=True))


def _publish(asked: Command, ctx: ChangeContext, given: Values, *, even_if_alike: bool) -> Reply:
    """Raises Incomplete, with what was written kept, for a time that has passed."""
    programme, language = programme_here(ctx), ctx.kindergarten.language
    starts_at = _moment(ctx, given["day"], given["at"])
    if starts_at <= ctx.now:
        raise wrong_at(asked, ctx, given, "day", StartPassed())
    if not even_if_alike and (alike := _alike(ctx, programme.id, given["title"], starts_at)):
        form = form_for(publish_alike, ctx, given)
        return Reply(cards.alike_card(alike, ctx.kindergarten, form))
    audience = given["audience"] or For.EVERYBODY
    own = {
        "programme_id": programme.id,
        "audience": audience.role,
        "municipality": given["municipality"],
    }
    made = Webinar.publish({**_values(given, starts_at, language, None), **own}, ctx.now)
    ctx.session.add(made)
    ctx.session.flush()
    return to_arbeidsgruppe(cards.published_card(made, _reached(ctx, made), ctx.kindergarten))


def _moment(ctx: HmsContext, day: date, at: time) -> datetime:
    """In UTC, by the programme's clock."""
    return datetime.combine(day, at, ZoneInfo(ctx.kindergarten.zone)).astimezone(UTC)


def _alike(ctx: HmsContext, programme_id: int, title: str, starts_at: datetime) -> Webinar | None:
    """One of the same title and start, which is not cancelled."""
    known = webinars_in(ctx.session, programme_id)
    those = (one for one in known if one.starts_at == starts_at and one.cancelled_at is None)
    return next((one for one in those if title in (one.title.nb, one.title.nn, one.title.en)), None)


def _values(
    given: Values, starts_at: datetime, language: Language, webinar: Webinar | None
) -> dict[str, Any]:
    """By attribute, in the programme's language beside those that the webinar has."""
    theme, milestone, questions = given["theme"], given["milestone"], given["questions"]
    values = {
        **{name: given[name] for name in ("title", "link", "minutes", "text", "recording")},
        "questions": questions_of(questions) if questions else (),
        "starts_at": starts_at,
        "theme": theme.key if theme else None,
        "milestone": milestone.key if milestone else None,
    }
    return in_language(values, language, webinar)


@command(
    "hms",
    "program webinar endre",
    also=("program webinar endra", "program webinar change"),
    says=_("Change a webinar"),
    submit=_("Save and tell"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def change(
    ctx: ChangeContext,
    number: Which,
    title: Title | None = None,
    link: LinkTo | None = None,
    day: Day | None = None,
    at: At | None = None,
    minutes: Length | None = None,
    text: Text | None = None,
    questions: Questions | None = None,
    theme: About | None = None,
    milestone: Helped | None = None,
    recording: Recording | None = None,
) -> Reply:
    """What must be there and was left empty stays as it is. Raises NotThere, WebinarCancelled, Incomplete."""
    webinar = _held(ctx, number)
    now_is = _written(ctx, webinar)
    if not ctx.sent:
        return Reply(cards.change_card(form_for(change, ctx, {"number": number, **now_is})))
    given = {name: value for name, value in locals().items() if name in now_is}
    given |= {name: now_is[name] for name in KEPT if given[name] is None}
    values = _values(given, _moment(ctx, given["day"], given["at"]), ctx.kindergarten.language, webinar)
    try:
        changed = webinar.change(values, ctx.now)
    except StartPassed as refusal:
        raise wrong_at(change, ctx, {"number": number, **given}, "day", refusal) from refusal
    return _changed(ctx, webinar, changed)


KEPT = ("title", "link", "day", "at", "minutes")


def _changed(ctx: ChangeContext, webinar: Webinar, changed: Changed) -> Reply:
    if not changed.fields:
        return Reply(cards.unchanged_card(webinar))
    heard = changed.news and ctx.now < webinar.starts_at
    reached = _reached(ctx, webinar)
    return to_arbeidsgruppe(cards.changed_card(webinar, reached, heard, "recording" in changed.fields))


def _written(ctx: HmsContext, webinar: Webinar) -> dict[str, Any]:
    """What the form begins with."""
    language, local = ctx.kindergarten.language, ctx.kindergarten.local(webinar.starts_at)
    milestones = (one for phase in ctx.plan_template for one in phase.milestones)
    return {
        "title": _said(webinar.title, language),
        "link": webinar.link,
        "day": local.date(),
        "at": local.time(),
        "minutes": webinar.minutes,
        "text": _said(webinar.text, language),
        "questions": "\n".join(filter(None, (_said(one, language) for one in webinar.questions))) or None,
        "theme": ctx.library.get(webinar.theme) if webinar.theme else None,
        "milestone": next((one for one in milestones if one.key == webinar.milestone), None),
        "recording": webinar.recording,
    }


def _said(text: Localized | None, language: Language) -> str | None:
    return None if text is None else text.in_language(language)[0]


@command(
    "hms",
    "program webinar opptak",
    also=("program webinar recording",),
    says=_("The recording of a webinar"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def add_recording(ctx: ChangeContext, number: Which, recording: Recording) -> Reply:
    """Raises NotThere, WebinarCancelled."""
    webinar = _own(ctx, number)
    return _changed(ctx, webinar, webinar.change({"recording": recording}, ctx.now))


@command(
    "hms",
    "program webinar avlys",
    also=("program webinar cancel",),
    says=_("Cancel a webinar"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def ask_to_cancel(ctx: HmsContext, number: Which) -> Reply:
    """Raises NotThere, WebinarCancelled."""
    webinar = _held(ctx, number)
    return Reply(cards.cancel_card(webinar, _reached(ctx, webinar), ctx.kindergarten))


@command(
    "hms",
    "program webinar avlyst",
    says=_("Cancel a webinar for good"),
    submit=_("Cancel it"),
    who=ARBEIDSGRUPPE,
    listed=False,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def cancel(ctx: ChangeContext, number: Which) -> Reply:
    """Those who were told are told. Raises NotThere, WebinarCancelled."""
    webinar = _own(ctx, number)
    if not webinar.cancel(ctx.now):
        raise WebinarCancelled
    heard = ctx.now < webinar.starts_at
    return to_arbeidsgruppe(cards.cancelled_card(webinar, _reached(ctx, webinar), heard))
