"""What has become of a letter in the channels it went to: how many, and why not in the others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.message.delivery import CORRECTED, TAKEN_BACK
from bot.message.words import Phrase, _
from bot.model.post import PostState
from bot.store.letters import LEFT, STOPPED, Outcome
from scheduler.sealing import PAUSED, TOO_LATE

WAITING = frozenset({PostState.PLANNED, PostState.CLAIMED, PostState.SENDING})
ARCHIVED = frozenset({"is_archived", "channel_not_found", "ConversationNotFound"})
"""What platforms say of a channel that is not there any more."""
GONE_AWAY = _("the channel is closed or deleted")
NOT_LET_IN = _("the bot is not let into the channel")
REFUSED = _("the message was not taken")
UNKNOWN = _("nobody knows whether it arrived")
WORDS: dict[str | None, Phrase] = {
    STOPPED: _("it was stopped first"),
    LEFT: _("they have left the programme"),
    PAUSED.reason: _("they have a pause"),
    TOO_LATE.reason: _("there was no day to send it on"),
}
OTHERWISE = _("it was dropped")


@dataclass(frozen=True)
class Delivery:
    """Of a letter."""

    delivered: int = 0
    waiting: int = 0
    failed: tuple[tuple[Phrase, int], ...] = ()
    """Those that did not arrive, by why; they can be sent again."""
    unsure: int = 0
    unsent: tuple[tuple[Phrase, int], ...] = ()
    """Those that were not sent on purpose, by why."""

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Self:
        count: Counter[PostState] = Counter()
        failed: Counter[Phrase] = Counter()
        unsent: Counter[Phrase] = Counter()
        for one in outcomes:
            count[one.state] += one.count
            if one.state in (PostState.FAILED, PostState.GONE):
                failed[_why(one)] += one.count
            if one.state is PostState.SKIPPED:
                unsent[WORDS.get(one.reason, OTHERWISE)] += one.count
        waiting = sum(count[state] for state in WAITING)
        return cls(
            count[PostState.SENT],
            waiting,
            tuple(failed.most_common()),
            count[PostState.UNSURE],
            tuple(unsent.most_common()),
        )


def _why(one: Outcome) -> Phrase:
    if one.state is PostState.FAILED:
        return REFUSED
    return GONE_AWAY if one.reason in ARCHIVED else NOT_LET_IN


@dataclass(frozen=True)
class Recalled:
    """Of a letter's recall: in how many channels it was deleted, corrected, or not yet."""

    deleted: int = 0
    corrected: int = 0
    waiting: int = 0
    left: int = 0
    """Where neither could be done."""

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Self:
        count: Counter[str] = Counter()
        for one in outcomes:
            count[_came_to(one)] += one.count
        return cls(**count)


def _came_to(one: Outcome) -> str:
    if one.state is PostState.SENT:
        return {TAKEN_BACK: "deleted", CORRECTED: "corrected"}.get(one.reason or "", "deleted")
    if one.state in WAITING:
        return "waiting"
    return "deleted" if one.state is PostState.SKIPPED else "left"
