"""A yes is a yes to what was shown: what somebody else has written meanwhile is shown first."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.commands.request import Answer
from bot.model.light_test import LightTest
from bot.model.offer import ProgrammeOffer
from bot.model.post import Post
from bot.model.programme import Membership
from tests.arbeidsgruppe import SECOND, TEXT, WRITER, Arbeidsgruppe
from tests.world import World, buttons, said

QUESTION = {"title": "Vernerunden", "words": "Virker den?", "kind": "skala", "last_day": "2026-12-04"}
MILESTONE = {"phase": "f1", "title": "Prat om ryggen", "definition": "Alle har prøvd.", "week": "12"}
SEND, DELETE, THANK = (f"hms program test {word} 1 ja" for word in ("send", "slett", "takk"))
OFFER, ANEW = "hms program tilby ut", "hms program tilby ny"


@pytest.fixture
def group(small_world: World) -> Arbeidsgruppe:
    """Twelve kindergartens can be asked."""
    group = Arbeidsgruppe(small_world)
    group.let_join(10)
    with small_world.store.write() as session:
        session.execute(update(Membership).values(tests=True))
    return group


def later(group: Arbeidsgruppe) -> None:
    group.world.clock.moment += timedelta(minutes=5)


def fill(group: Arbeidsgruppe, line: str, who: str = WRITER, **values: str) -> Answer:
    """Opens a form, and sends it."""
    form = group.ask(line, who).card.form
    assert form is not None
    return group.ask(form.line, who, {**values})


def ask_about(group: Arbeidsgruppe, who: str = WRITER, *, asked: int = 10, **values: str) -> Answer:
    """Questions as they are shown before they are sent."""
    group.ask("hms program test ny", who, {**QUESTION, **values})
    return choose(group, asked, who)


def choose(group: Arbeidsgruppe, asked: int, who: str = WRITER) -> Answer:
    fill(group, "hms program test til 1", who, whom="tilfeldige", count=str(asked))
    return group.ask("hms program test send 1", who)


def count(group: Arbeidsgruppe, kind: str) -> int:
    with group.world.store.read() as session:
        return len(session.scalars(select(Post.id).where(Post.kind == kind)).all())


def offers(group: Arbeidsgruppe) -> dict[str | None, bool]:
    """By title, and whether each is offered."""
    with group.world.store.read() as session:
        found = session.scalars(select(ProgrammeOffer).order_by(ProgrammeOffer.id))
        return {one.title.nb: one.published_at is not None for one in found}


def write_offer(group: Arbeidsgruppe, title: str, who: str = WRITER) -> Answer:
    return group.ask("hms program tilby milepel", who, {**MILESTONE, "title": title})


# Questions


def test_questions_that_somebody_else_changed_are_shown_before_they_are_sent(group: Arbeidsgruppe) -> None:
    shown = ask_about(group)
    assert "1 kort spørsmål" in said(shown)
    assert "Det går til 10 barnehager." in said(shown)
    fill(group, "hms program test spørsmål 1", SECOND, words="Hva mangler?", kind="tekst")
    again = group.press(shown, SEND)
    assert "2 korte spørsmål" in said(again)
    choose(group, 12, SECOND)
    again = group.press(again, SEND)
    assert "Det går til 12 barnehager." in said(again)
    assert count(group, "test") == 0, "nothing is sent that was not shown"
    assert said(group.press(again, SEND)).startswith("Det er på vei")


def test_a_yes_that_was_shown_nothing_shows_it(group: Arbeidsgruppe) -> None:
    ask_about(group)
    assert said(group.ask(SEND)).startswith("Vil du sende dette?")
    assert said(group.ask(DELETE)).startswith("Vil du slette «Vernerunden»?")
    assert count(group, "test") == 0


def test_a_yes_to_questions_that_are_gone_is_none_to_others(group: Arbeidsgruppe) -> None:
    to_send, to_delete = ask_about(group), group.ask("hms program test slett 1")
    group.press(to_delete, DELETE)
    group.ask("hms program test ny", SECOND, {**QUESTION, "title": "Kalenderen"})
    for asked, line in ((to_send, SEND), (to_delete, DELETE)):
        assert "Jeg fant det ikke" in said(group.press(asked, line))
    with group.world.store.read() as session:
        assert session.scalars(select(LightTest.sent_at)).all() == [None]


def test_thanks_that_somebody_else_wrote_anew_are_shown_before_they_are_sent(group: Arbeidsgruppe) -> None:
    group.press(ask_about(group), SEND)
    group.ask("hms program test avslutt 1 ja")
    shown = fill(group, "hms program test takk 1", changes="Listen er kortere.")
    fill(group, "hms program test takk 1", SECOND, changes="Listen er lengre.")
    again = group.press(shown, THANK)
    assert "Listen er lengre." in said(again)
    with group.world.store.read() as session:
        assert session.scalars(select(LightTest.thanked_at)).all() == [None]
    assert said(group.press(again, THANK)).startswith("Takken er på vei")


# Offers


def test_a_yes_to_a_draft_that_is_gone_offers_no_other(group: Arbeidsgruppe) -> None:
    group.press(write_offer(group, "Prat om ryggen"), OFFER)
    drafted = write_offer(group, "Prat om nakken")
    group.press(drafted, ANEW)
    later(group)
    write_offer(group, "Ikke ferdig", SECOND)
    assert said(group.press(drafted, OFFER)).startswith("Dette kan ikke tilbys nå")
    assert offers(group) == {"Prat om nakken": True, "Ikke ferdig": False}


def test_an_edition_of_what_has_changed_is_shown_before_it_is_offered(group: Arbeidsgruppe) -> None:
    group.press(write_offer(group, "Prat om ryggen"), OFFER)
    drafted = write_offer(group, "Prat om nakken")
    later(group)
    group.press(write_offer(group, "Prat om skuldrene", SECOND), ANEW, SECOND)
    shown = group.press(drafted, ANEW)
    assert "Ny utgave av «Prat om skuldrene»" in buttons(shown)
    assert offers(group) == {"Prat om skuldrene": True, "Prat om nakken": False}
    later(group)
    assert said(group.press(shown, ANEW)).startswith("«Prat om nakken» er tilbudt")


def test_a_yes_that_was_typed_shows_what_it_would_offer(group: Arbeidsgruppe) -> None:
    write_offer(group, "Prat om ryggen")
    assert "Prat om ryggen" in group.text(f"{OFFER} 1")
    assert offers(group) == {"Prat om ryggen": False}


def test_what_cannot_be_offered_leads_to_what_is(group: Arbeidsgruppe) -> None:
    """As the arbeidsgruppe says it, and not as a kindergarten is told that an offer is over."""
    group.press(write_offer(group, "Prat om ryggen"), OFFER)
    drafted = write_offer(group, "Prat om nakken")
    group.press(drafted, ANEW)
    over = group.press(drafted, ANEW)
    assert said(over).startswith("Dette kan ikke tilbys nå")
    assert "Dere har svart" not in said(over)
    assert said(group.ask(buttons(over)["Alle tilbudene"])).startswith("Gi barnehagene et tilbud")
    group.ask("hms program språk nynorsk")
    assert group.text(f"{OFFER} 9").startswith("Dette kan ikkje bli tilbode no")


# Letters


def test_a_test_of_a_letter_that_has_changed_is_not_posted(group: Arbeidsgruppe) -> None:
    group.write()
    group.ask("hms program brev prøv 1 0")
    later(group)
    group.ask("hms program brev endre", SECOND, {**TEXT, "title_nb": "Bedre veileder"})
    assert group.wake() == []
    assert count(group, "letter-test") == 1
    group.ask("hms program brev prøv 1 0")
    assert len(group.wake()) == 1, "as it is now it is"


def test_a_test_of_a_letter_that_is_deleted_is_none_of_the_next(group: Arbeidsgruppe) -> None:
    group.write()
    group.ask("hms program brev prøv 1 0")
    group.press(group.ask("hms program brev slett 1"), "hms program brev slett 1 ja")
    later(group)
    group.write(title_nb="Et annet brev")
    assert group.wake() == []
    with group.world.store.read() as session:
        assert session.scalars(select(Post.reason).where(Post.kind == "letter-test")).all() == [
            "there is no such letter"
        ]
