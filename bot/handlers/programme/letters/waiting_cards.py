"""Cards of a letter that waits for a second yes: for its writer, and for the others."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.programme.letters.cards import ALL, STATES, to_whom
from bot.handlers.programme.letters.lines import ADDRESS, CHANGE, ONE, PREVIEW, SEND
from bot.handlers.programme.lines import NEW_CODE_FOR
from bot.message.card import Block, Button, Card, Mentions, Text
from bot.message.example import example
from bot.message.words import _, _n
from bot.model.letter import Letter
from bot.model.programme import ProgrammeRole


@dataclass(frozen=True)
class Others:
    """Of the arbeidsgruppe, who may say yes. Those in other workspaces are only counted."""

    here: tuple[str, ...] = ()
    elsewhere: int = 0


@example(lambda s: (s.letter_waiting, 83, Others(("U2", "U3"), 2)))
def own_waits_card(letter: Letter, recipients: int, others: Others) -> Card:
    """For its writer, who has sent it: who is asked, and what can be done meanwhile."""
    code = Button(_("A new code"), NEW_CODE_FOR(ProgrammeRole.ARBEIDSGRUPPE))
    alone = others == Others()
    return Card(
        letter.title,
        (
            Text(STATES[letter.state], "strong"),
            to_whom(letter, recipients),
            Text(_("You wrote it. You cannot say yes to it yourself.")),
            *_asked(others),
        ),
        (
            *((code,) if alone else ()),
            Button(_("Preview"), PREVIEW(letter.id)),
            Button(_("Change the letter"), CHANGE(letter.id)),
            Button(_("Change whom and when"), ADDRESS(letter.id)),
            ALL,
        ),
    )


def _asked(others: Others) -> tuple[Block, ...]:
    if others == Others():
        alone = _("You are alone in the arbeidsgruppe. Give somebody a code, so that they can say yes.")
        return (Text(alone),)
    here = (Mentions(_("Asked"), others.here),) if others.here else ()
    n = others.elsewhere
    more = _n("{n} more is asked in another workspace.", "{n} more are asked in other workspaces.", n)
    return (*here, *((Text(more),) if n else ()))


@example(lambda s: (s.letter, 83, s.now))
def second_yes_card(letter: Letter, recipients: int, now: datetime) -> Card:
    """To the arbeidsgruppe: somebody else than the writer looks at it and says yes."""
    return Card(
        _("A letter waits for a yes: {title}", title=letter.title),
        (
            to_whom(letter, recipients),
            Text(_("Read it before you say yes. Who wrote it cannot say yes to it."), "quiet"),
        ),
        (
            Button(_("Preview"), PREVIEW(letter.id)),
            Button(_n("Yes, send it to {n}", "Yes, send it to {n}", recipients), SEND(letter.id, seen=now)),
            Button(_("The letter"), ONE(letter.id)),
        ),
    )
