"""A letter on its way: who gets it, the second yes, and the brakes."""

from datetime import date, datetime
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.dates import DayReader
from bot.commands.forms import wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.programme.letters import cards
from bot.handlers.programme.letters.commands import author, card_of, form_of, letter_here, waits_for_others
from bot.handlers.programme.letters.delivery import Delivery
from bot.handlers.programme.letters.posts import ASKED, LETTER, LetterAt
from bot.handlers.programme.letters.readers import LETTER as A_LETTER
from bot.handlers.programme.letters.readers import MUNICIPALITY
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.message.card import Reply, to_arbeidsgruppe
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import DayPassed
from bot.model.letter import OF_USE, Letter, LetterState, NotNow
from bot.model.rhythm import Rhythm
from bot.store import letters
from bot.store.letters import count_recipients, outcomes, recipients
from bot.store.posts import owe, stop_waiting
from bot.store.session import Session
from scheduler.due import Slot
from scheduler.hours import posting_moment_from

DAY = DayReader(_("Not before"), _("Leave it empty to send it as soon as somebody is at work."))


@command(
    "hms",
    "program brev send",
    also=("program send letter",),
    says=_("Say who gets a letter, and when"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def address(
    ctx: ChangeContext,
    number: Annotated[int, A_LETTER],
    municipality: Annotated[str | None, MUNICIPALITY, Ask(on_line=False)] = None,
    day: Annotated[date | None, DAY, Ask(on_line=False)] = None,
) -> Reply:
    """Nothing is sent by it. Raises NotNow."""
    letter = letter_here(ctx, number)
    given = {"number": number, "municipality": municipality, "day": day}
    if not letter.is_unsent:
        raise NotNow(letter)
    if not ctx.sent:
        known = {**given, "municipality": letter.municipality, "day": letter.day}
        return Reply(cards.address_card(form_of(address, ctx, known)))
    if day is not None and day < ctx.today:
        raise wrong_at(address, ctx, given, "day", DayPassed(day))
    letter.address(municipality, day, ctx.now)
    return _ready(ctx, letter)


def _ready(ctx: ChangeContext, letter: Letter) -> Reply:
    count = count_recipients(ctx.session, letter)
    if waits_for_others(ctx, letter, count):
        return Reply(card_of(ctx, letter))
    return Reply(cards.ready_card(letter, count, letter.needs_another(author(ctx), count), ctx.now))


@command(
    "hms",
    "program brev ja",
    says=_("Send a letter"),
    submit=_("Send"),
    who=ARBEIDSGRUPPE,
    listed=False,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def send(ctx: ChangeContext, number: Annotated[int, A_LETTER]) -> Reply:
    """Pressed twice it is sent once; what was changed since it was seen is shown first.

    Raises NobodyToTell.
    """
    letter = letter_here(ctx, number)
    if not letter.is_unsent:
        return Reply(card_of(ctx, letter))
    if ctx.seen is None or ctx.seen < letter.changed_at:
        return _ready(ctx, letter)
    count = count_recipients(ctx.session, letter)
    if letter.send(author(ctx), count, ctx.now):
        plan(ctx.session, letter, ctx.now)
        return to_arbeidsgruppe(card_of(ctx, letter))
    programme, asked = programme_here(ctx), LetterAt(letter.id, letter.changed_at.replace(microsecond=0))
    tell_arbeidsgruppe(ctx.session, programme, ASKED, asked, ctx.now)
    return Reply(card_of(ctx, letter))


def plan(session: Session, letter: Letter, now: datetime) -> None:
    """Owe it to each: a statement for all who are posted to at the same moment."""
    moments = ((keys, moment(letter.day, rhythm, now)) for keys, rhythm in recipients(session, letter))
    owe(session, ((keys, LETTER.owed(Slot(at, letter.id, at + OF_USE))) for keys, at in moments))


def moment(day: date | None, rhythm: Rhythm, now: datetime) -> datetime:
    """The first one from now, or from a day on, when somebody is there to read."""
    wanted = now if day is None else max(now, rhythm.moment(day))
    return posting_moment_from(wanted, rhythm) or wanted


@command(
    "hms",
    "program brev stopp",
    also=("program stop letter",),
    says=_("Stop a letter that is being sent"),
    submit=_("Stop it"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def stop(ctx: ChangeContext, number: Annotated[int, A_LETTER]) -> Reply:
    """At once, by anybody of them. Raises NotNow, also where nothing waits any more."""
    letter = letter_here(ctx, number)
    if letter.state is not LetterState.STOPPED:
        if not _delivery(ctx, letter).waiting:
            raise NotNow(letter)
        letter.stop()
        stop_waiting(ctx.session, letters.LETTER, str(letter.id), letters.STOPPED)
    return to_arbeidsgruppe(card_of(ctx, letter))


@command(
    "hms",
    "program brev videre",
    also=("program brev vidare", "program continue letter"),
    says=_("Send the rest of a stopped letter"),
    submit=_("Send the rest"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def go_on(ctx: ChangeContext, number: Annotated[int, A_LETTER]) -> Reply:
    """Raises NotNow."""
    letter = letter_here(ctx, number)
    letter.go_on()
    ctx.session.flush()
    letters.send_stopped(ctx.session, letter, ctx.now, ctx.now + OF_USE)
    return to_arbeidsgruppe(card_of(ctx, letter))


@command(
    "hms",
    "program brev igjen",
    also=("program resend letter",),
    says=_("Send a letter again where it did not arrive"),
    submit=_("Send"),
    who=ARBEIDSGRUPPE,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def again(ctx: ChangeContext, number: Annotated[int, A_LETTER]) -> Reply:
    """Never where it may have arrived. Raises NotNow."""
    letter = letter_here(ctx, number)
    if letter.state is not LetterState.SENT:
        raise NotNow(letter)
    letters.send_failed_again(ctx.session, letter, ctx.now, ctx.now + OF_USE)
    return to_arbeidsgruppe(card_of(ctx, letter))


@command(
    "hms",
    "program brev tilbake",
    also=("program recall letter",),
    says=_("Take a letter back"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def ask_to_recall(ctx: HmsContext, number: Annotated[int, A_LETTER]) -> Reply:
    """Raises NotNow."""
    letter = letter_here(ctx, number)
    if letter.state not in (LetterState.SENT, LetterState.STOPPED):
        raise NotNow(letter)
    delivery = _delivery(ctx, letter)
    return Reply(cards.recall_card(letter, delivery.delivered, delivery.waiting))


def _delivery(ctx: HmsContext, letter: Letter) -> Delivery:
    return Delivery.of(outcomes(ctx.session, letters.LETTER, letter))


@command(
    "hms",
    "program brev fjern",
    says=_("Take a letter back now"),
    submit=_("Take it back"),
    who=ARBEIDSGRUPPE,
    listed=False,
    careful=True,
    tells=(Audience.PROGRAMME,),
)
def recall(ctx: ChangeContext, number: Annotated[int, A_LETTER]) -> Reply:
    """Each by a post of its own; what waits is not sent. Raises NotNow."""
    letter = letter_here(ctx, number)
    if letter.state is not LetterState.RECALLED:
        letter.recall()
        stop_waiting(ctx.session, letters.LETTER, str(letter.id), letters.STOPPED)
        letters.owe_recalls(ctx.session, letter, ctx.now, ctx.now + OF_USE)
    return to_arbeidsgruppe(card_of(ctx, letter))
