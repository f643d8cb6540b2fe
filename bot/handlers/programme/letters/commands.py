"""`/hms program brev`: letters are written, looked at and tested. `sending.py` sends them."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import Command, command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import LANGUAGE, NUMBER
from bot.handlers.programme.letters import cards
from bot.handlers.programme.letters.delivery import Delivery, Recalled
from bot.handlers.programme.letters.posts import TEST, TEST_IN_KINDERGARTEN, LetterAt
from bot.handlers.programme.letters.readers import LETTER, LINK, LINK_WORDS, TEXT, TITLE
from bot.handlers.programme.letters.waiting_cards import Others, own_waits_card
from bot.handlers.programme.people import programme_here
from bot.message.card import Card, Form, Reply
from bot.message.words import _
from bot.model.errors import NotThere
from bot.model.letter import WRITTEN_IN, Letter, LetterState, NotNow, Person, WrittenMeanwhile
from bot.model.programme import ProgrammeRole
from bot.model.texts import Empty, Language, Localized
from bot.store.letters import LETTER as SENT
from bot.store.letters import RECALL, count_letters, count_recipients, letter_of, letters_of, outcomes
from bot.store.places import belongings, find_workspace
from bot.store.programmes import people_of

SHOWN = 5
ONLY_IN_FORM = {"on_line": False}
TITLE_NB = Ask(_("Title in bokmål"), on_line=False)
TEXT_NB = Ask(_("Text in bokmål"), on_line=False)
TITLE_NN = Ask(_("Title in nynorsk"), on_line=False)
TEXT_NN = Ask(_("Text in nynorsk"), on_line=False)
TEXTS = ("title", "text")


def author(ctx: HmsContext) -> Person:
    """Raises NotThere where the workspace is not known: nobody there has a role."""
    workspace = find_workspace(ctx.session, ctx.place.tenant)
    if workspace is None:
        raise NotThere
    return Person(workspace.id, ctx.user)


def letter_here(ctx: HmsContext, number: int) -> Letter:
    """Raises NotThere."""
    return letter_of(ctx.session, ctx.kindergarten.id, number)


def form_of(asked: Command, ctx: HmsContext, known: dict[str, Any]) -> Form:
    """The form about one letter: its line says which, for the platform that opens it later."""
    line = asked.line({"number": known["number"]}, seen=ctx.now)
    return replace(form_for(asked, ctx, known), line=line)


def card_of(ctx: HmsContext, letter: Letter) -> Card:
    """How it stands with a letter. Who has sent it, and cannot say yes to it, sees who can."""
    if letter.is_unsent:
        count = count_recipients(ctx.session, letter)
        own = waits_for_others(ctx, letter, count)
        return own_waits_card(letter, count, _others(ctx)) if own else cards.draft_card(letter, count)
    delivery = Delivery.of(outcomes(ctx.session, SENT, letter))
    recalled = Recalled.of(outcomes(ctx.session, RECALL, letter))
    return cards.delivery_card(letter, delivery, recalled, ctx.kindergarten)


def waits_for_others(ctx: HmsContext, letter: Letter, recipients: int) -> bool:
    """Whether whoever asks has sent it to many, and somebody else must say yes."""
    return letter.state is LetterState.WAITING and letter.needs_another(author(ctx), recipients)


def _others(ctx: HmsContext) -> Others:
    me = author(ctx)
    people = people_of(ctx.session, programme_here(ctx).id, ProgrammeRole.ARBEIDSGRUPPE)
    here = tuple(one.user_id for one in people if one.workspace_id == me.workspace_id)
    return Others(tuple(one for one in here if one != me.user_id), len(people) - len(here))


@command(
    "hms",
    "program brev",
    also=("program letter", "program letters"),
    says=_("Letters to the kindergartens"),
    who=ARBEIDSGRUPPE,
)
def letters(ctx: HmsContext, number: Annotated[int | None, LETTER] = None) -> Reply:
    if number is not None:
        return Reply(card_of(ctx, letter_here(ctx, number)))
    return Reply(cards.letters_card(_page(ctx, 1), ctx.kindergarten, ctx.today))


def _page(ctx: HmsContext, wanted: int) -> Page[Letter]:
    """The newest first."""
    home = ctx.kindergarten.id
    count = count_letters(ctx.session, home)
    number = page_within(wanted, SHOWN, count)
    return Page.among(letters_of(ctx.session, home, SHOWN, SHOWN * (number - 1)), number, SHOWN, count)


@command(
    "hms",
    "program brev eldre",
    also=("program older letters",),
    says=_("Older letters"),
    who=ARBEIDSGRUPPE,
    listed=False,
)
def older(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    return Reply(cards.letters_card(_page(ctx, page or 2), ctx.kindergarten, ctx.today))


@command(
    "hms",
    "program brev skriv",
    also=("program brev ny", "program brev nytt", "program write letter"),
    says=_("Write a letter"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def write(
    ctx: ChangeContext,
    title_nb: Annotated[str | None, TITLE, TITLE_NB] = None,
    text_nb: Annotated[str | None, TEXT, TEXT_NB] = None,
    title_nn: Annotated[str | None, TITLE, TITLE_NN] = None,
    text_nn: Annotated[str | None, TEXT, TEXT_NN] = None,
    link: Annotated[str | None, LINK, Ask(**ONLY_IN_FORM)] = None,
    link_words: Annotated[str | None, LINK_WORDS, Ask(**ONLY_IN_FORM)] = None,
) -> Reply:
    """What is wrong stands in the form, with all that was written."""
    given = {"title_nb": title_nb, "text_nb": text_nb, "title_nn": title_nn, "text_nn": text_nn}
    given |= {"link": link, "link_words": link_words}
    if not ctx.sent:
        return Reply(cards.write_card(form_for(write, ctx, {})))
    if lacking := _lacking(given):
        raise wrong_at(write, ctx, given, lacking, Empty())
    made = Letter.write(programme_here(ctx).id, _written(given), author(ctx), ctx.now)
    ctx.session.add(made)
    ctx.session.flush()
    return Reply(card_of(ctx, made))


@command(
    "hms",
    "program brev endre",
    also=("program brev endra", "program change letter"),
    says=_("Change a letter that is not sent"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def change(
    ctx: ChangeContext,
    number: Annotated[int, LETTER],
    title_nb: Annotated[str | None, TITLE, TITLE_NB] = None,
    text_nb: Annotated[str | None, TEXT, TEXT_NB] = None,
    title_nn: Annotated[str | None, TITLE, TITLE_NN] = None,
    text_nn: Annotated[str | None, TEXT, TEXT_NN] = None,
    link: Annotated[str | None, LINK, Ask(**ONLY_IN_FORM)] = None,
    link_words: Annotated[str | None, LINK_WORDS, Ask(**ONLY_IN_FORM)] = None,
) -> Reply:
    """Of two who change it at once the second is told, and keeps what they wrote. Raises NotNow."""
    letter = letter_here(ctx, number)
    given = {"title_nb": title_nb, "text_nb": text_nb, "title_nn": title_nn, "text_nn": text_nn}
    given |= {"link": link, "link_words": link_words}
    if not letter.is_unsent:
        raise NotNow(letter)
    if not ctx.sent:
        return Reply(cards.write_card(form_of(change, ctx, {"number": number, **_as_given(letter)})))
    if lacking := _lacking(given):
        raise wrong_at(change, ctx, {"number": number, **given}, lacking, Empty())
    if ctx.seen is not None and ctx.seen < letter.changed_at:
        raise wrong_at(change, ctx, {"number": number, **given}, "number", WrittenMeanwhile())
    letter.rewrite(_written(given), author(ctx), ctx.now)
    return Reply(card_of(ctx, letter))


def _lacking(given: dict[str, str | None]) -> str | None:
    """A title needs its text, and a text its title; one language is enough."""
    for one in WRITTEN_IN:
        title, text = f"title_{one}", f"text_{one}"
        if (given[title] is None) != (given[text] is None):
            return title if given[title] is None else text
    return "title_nb" if given["title_nb"] is None and given["title_nn"] is None else None


def _written(given: dict[str, str | None]) -> dict[str, Any]:
    texts = {what: Localized(*(given[f"{what}_{one}"] for one in WRITTEN_IN)) for what in TEXTS}
    return {**texts, "link": given["link"], "link_words": given["link_words"]}


def _as_given(letter: Letter) -> dict[str, str | None]:
    texts = {f"{what}_{one}": getattr(getattr(letter, what), one) for what in TEXTS for one in WRITTEN_IN}
    return {**texts, "link": letter.link, "link_words": letter.link_words}


@command(
    "hms",
    "program brev vis",
    also=("program brev forhåndsvis", "program preview letter"),
    says=_("Preview a letter"),
    submit=_("Show"),
    who=ARBEIDSGRUPPE,
)
def preview(
    ctx: HmsContext,
    number: Annotated[int, LETTER],
    language: Annotated[Language | None, LANGUAGE] = None,
) -> Reply:
    """As a kindergarten gets it; the asker alone sees it."""
    letter = letter_here(ctx, number)
    wanted = language or letter.title.in_language(ctx.kindergarten.language)[1]
    return Reply(cards.preview_card(programme_here(ctx).name, letter, wanted))


@command(
    "hms",
    "program brev prøv",
    also=("program brev test", "program test letter"),
    says=_("See a letter in one channel"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def see_in_channel(
    ctx: ChangeContext,
    number: Annotated[int, LETTER],
    place: Annotated[int | None, NUMBER, Ask(in_form=False)] = None,
) -> Reply:
    """In the arbeidsgruppe's channel, or in that of a kindergarten where the asker has a role."""
    letter = letter_here(ctx, number)
    own, programme = belongings(ctx.session, ctx.place.tenant, ctx.user), programme_here(ctx)
    if place is None:
        return Reply(cards.where_to_test_card(letter, programme.has_place, own))
    if place == 0 and programme.has_place:
        TEST.owe(ctx.session, ctx.kindergarten.id, _now(letter, ctx.now), ctx.now)
    elif any(one.id == place for one in own):
        TEST_IN_KINDERGARTEN.owe(ctx.session, place, _now(letter, ctx.now), ctx.now)
    else:
        raise NotThere
    return Reply(cards.test_sent_card(letter))


def _now(letter: Letter, now: datetime) -> LetterAt:
    return LetterAt(letter.id, now.replace(microsecond=0))
