"""`/hms avdeling`: the avdelinger of a kindergarten, their channels, and a meeting sent to one of them."""

import re
from collections.abc import Sequence
from itertools import count, islice
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.fold import fold
from bot.commands.forms import form_for
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import command
from bot.content.library import Theme
from bot.handlers.avdelinger import cards
from bot.handlers.avdelinger.posts import RUN, SentRun
from bot.handlers.common.choices import AVDELING
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import MINUTES, THEME, YES
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.avdeling import KEY_LIMIT, MOST_AVDELINGER, NAME_LIMIT, Avdeling, NameTaken, TooMany
from bot.model.parts import Part
from bot.model.texts import Empty, clean

AVDELINGER = (Part.AVDELINGER,)
NAMES = TextReader(
    _("Names"),
    _("Several with commas between: Blåklokka, Maurtua"),
    limit=MOST_AVDELINGER * NAME_LIMIT,
    names_are_right=True,
)

WhichAvdeling = Annotated[Avdeling, AVDELING]


@command(
    "hms",
    "avdeling",
    also=("avdelinger", "avdelingar", "avdelingene", "departments"),
    says=_("Our avdelinger and their channels"),
    reads=AVDELINGER,
)
def avdelinger(ctx: HmsContext) -> Reply:
    form = form_for(add_avdelinger, ctx, {}) if ctx.may_change else None
    return Reply(cards.avdelinger_card(ctx.kindergarten.avdelinger, ctx.may_change, form))


@command(
    "hms",
    "avdeling ny",
    also=("ny avdeling", "avdeling nye", "avdeling new"),
    who=HMS_GROUP,
    says=_("Write down our avdelinger"),
    tells=(Audience.GROUP,),
    reads=AVDELINGER,
)
def add_avdelinger(ctx: ChangeContext, names: Annotated[str, NAMES]) -> Reply:
    """Raises NameTaken, TooLong or TooMany."""
    known = ctx.kindergarten.avdelinger
    added = []
    for name in filter(str.strip, names.split(",")):
        added.append(named_avdeling(name, known))
        known.append(added[-1])
    if not added:
        raise Empty
    return to_group(cards.added_card(added))


def named_avdeling(name: str, known: Sequence[Avdeling]) -> Avdeling:
    """A new one beside those that are known. Raises Empty, NameTaken, TooLong or TooMany."""
    cleaned = clean(name, NAME_LIMIT)
    if fold(cleaned) in {fold(one.name) for one in known}:
        raise NameTaken(cleaned)
    if len(known) >= MOST_AVDELINGER:
        raise TooMany(MOST_AVDELINGER)
    return Avdeling(key=_key(cleaned, {one.key for one in known}), name=cleaned)


def _key(name: str, taken: set[str]) -> str:
    """From the name: who is taken out and comes back finds its rounds again, and nobody finds another's."""
    word = re.sub(r"\W+", "-", fold(name)).strip("-")[:KEY_LIMIT] or "avdeling"
    others = (f"{word}-{number}" for number in count(2))
    return next(key for key in (word, *islice(others, len(taken) + 1)) if key not in taken)


@command(
    "hms",
    "avdeling fjern",
    also=("avdeling slett", "avdeling remove"),
    who=HMS_GROUP,
    says=_("Remove an avdeling"),
    tells=(Audience.GROUP,),
    careful=True,
    reads=AVDELINGER,
)
def remove(ctx: ChangeContext, avdeling: WhichAvdeling) -> Reply:
    ctx.kindergarten.avdelinger.remove(avdeling)
    return to_group(cards.removed_card(avdeling.name))


@command(
    "hms",
    "avdeling koble-fra",
    also=("avdeling kople frå", "avdeling disconnect"),
    who=HMS_GROUP,
    says=_("No more meetings to an avdeling's channel"),
    tells=(Audience.GROUP,),
    careful=True,
    reads=AVDELINGER,
)
def disconnect(_ctx: ChangeContext, avdeling: WhichAvdeling) -> Reply:
    avdeling.channel = None
    return to_group(cards.disconnected_card(avdeling.name))


@command(
    "hms",
    "avdeling send",
    also=("send møte", "send meeting"),
    says=_("Send a meeting on a theme to an avdeling's channel"),
    submit=_("Send"),
    reads=AVDELINGER,
)
def send_run(
    ctx: ChangeContext,
    theme: Annotated[Theme, THEME],
    minutes: Annotated[int, MINUTES],
    avdeling: WhichAvdeling,
    sure: Annotated[bool | None, YES, Ask(in_form=False)] = None,
) -> Reply:
    """Once a day the same, after a look at it. What is sent is the library's; nothing that somebody typed."""
    if avdeling.channel is None:
        return Reply(cards.no_channel_card(avdeling))
    sent = SentRun(theme.key, minutes, avdeling.key, ctx.today)
    if not sure and RUN.state(ctx.session, ctx.kindergarten.id, sent) is None:
        return Reply(cards.preview_card(theme, minutes, avdeling))
    is_new = RUN.owe(ctx.session, ctx.kindergarten.id, sent, ctx.now, avdeling.channel)
    return Reply(cards.sent_card(theme, minutes, avdeling, is_new))
