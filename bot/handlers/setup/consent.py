"""`/hms hvem-bestemmer`: how many decide is changed by as many as decide today."""

from dataclasses import replace
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import YES_OR_NO
from bot.handlers.setup.consent_cards import (
    consent_asked_card,
    consent_card,
    consent_changed_card,
    consent_kept_card,
)
from bot.handlers.setup.posts import CONSENT
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.deciding import Consent, ConsentChange
from bot.store.posts import holders_of


def change_consent(ctx: ChangeContext, wanted: Consent) -> bool:
    """At once where one may decide; else the others are asked. Tells whether they are."""
    kindergarten = ctx.kindergarten
    if wanted is kindergarten.consent:
        return False
    if _needed(ctx) == 1:
        kindergarten.consent, kindergarten.consent_change = wanted, None
        return False
    kindergarten.consent_change = ConsentChange(wanted, (ctx.user,), ctx.now)
    CONSENT.owe(ctx.session, kindergarten.id, ctx.now, ctx.now)
    return True


@command(
    "hms",
    "hvem-bestemmer",
    also=("kven bestemmer", "who decides"),
    who=HMS_GROUP,
    says=_("How many must say yes, and a change of that"),
    tells=(Audience.GROUP,),
    listed=False,
    careful=True,
)
def who_decides(ctx: ChangeContext, answer: Annotated[bool | None, YES_OR_NO] = None) -> Reply:
    kindergarten, change = ctx.kindergarten, ctx.kindergarten.consent_change
    unseen = change is not None and ctx.seen is not None and change.at > ctx.seen
    if change is None:
        return Reply(consent_card(kindergarten))
    if answer is None or unseen:
        return Reply(consent_asked_card(change, _said_yes(ctx, change), _needed(ctx), ctx.now))
    if not answer:
        kindergarten.consent_change = None
        return Reply(consent_kept_card(kindergarten))
    agreed = tuple(dict.fromkeys((*change.agreed, ctx.user)))
    kindergarten.consent_change = after = replace(change, agreed=agreed)
    if _said_yes(ctx, after) < _needed(ctx):
        return Reply(consent_asked_card(after, _said_yes(ctx, after), _needed(ctx), ctx.now))
    kindergarten.consent, kindergarten.consent_change = change.to, None
    return to_group(consent_changed_card(kindergarten))


def _needed(ctx: HmsContext) -> int:
    return ctx.kindergarten.consent.needed(len(holders_of(ctx.session, ctx.kindergarten.id)))


def _said_yes(ctx: HmsContext, change: ConsentChange) -> int:
    """Of those who are in the group now."""
    return len(set(change.agreed) & set(holders_of(ctx.session, ctx.kindergarten.id)))
