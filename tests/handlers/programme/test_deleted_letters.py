"""A letter that is not sent is deleted, and older ones are reached from the list."""

from datetime import timedelta

from bot.model.letter import LetterState
from tests.arbeidsgruppe import SECOND, TEXT, Arbeidsgruppe
from tests.handlers.programme.test_letters import group, letter
from tests.world import buttons, said

__all__ = ["group"]


def test_a_draft_is_deleted_after_a_question(group: Arbeidsgruppe) -> None:
    asked = group.press(group.write(), "hms program brev slett")
    assert "Vil du slette «Ny veileder»?\nIngen barnehage har fått det." in said(asked)
    assert letter(group).state is LetterState.DRAFT, "nothing is deleted by asking"
    gone = group.press(asked, "hms program brev slett 1 ja")
    assert said(gone).startswith("Slettet: Ny veileder")
    assert "Ingen brev ennå." in group.text("hms program brev")
    assert "Jeg fant det ikke" in said(group.press(asked, "hms program brev slett 1 ja")), "pressed twice"


def test_what_was_written_after_the_question_is_not_deleted(group: Arbeidsgruppe) -> None:
    """Nor is another letter, which never gets the number of the one that is gone."""
    asked = group.press(group.write(), "hms program brev slett")
    group.world.clock.moment += timedelta(minutes=1)
    group.ask("hms program brev endre", SECOND, {**TEXT, "title_nb": "Bedre veileder"})
    again = group.press(asked, "hms program brev slett 1 ja")
    assert "Vil du slette «Bedre veileder»?" in said(again)
    group.press(again, "hms program brev slett 1 ja")
    group.world.clock.moment += timedelta(minutes=1)
    group.write(title_nb="Et annet brev")
    assert "Jeg fant det ikke" in said(group.press(again, "hms program brev slett 1 ja"))
    assert letter(group).title.nb == "Et annet brev"


def test_what_is_sent_is_stopped_or_taken_back_and_not_deleted(group: Arbeidsgruppe) -> None:
    group.send_off()
    told = group.ask("hms program brev slett 1 ja")
    assert "Dette brevet kan ikke slettes nå" in said(told)
    assert {"Stopp det", "Ta det tilbake"} <= set(buttons(told))
    group.ask("hms program brev fjern 1")
    told = group.ask("hms program brev slett 1 ja")
    assert "Det er alt tatt tilbake." in said(told)
    assert "Ta det tilbake" not in buttons(told)
    assert letter(group).state is LetterState.RECALLED


def test_what_waits_for_a_yes_becomes_a_draft_first(group: Arbeidsgruppe) -> None:
    group.let_join(20)
    group.send_off()
    told = group.ask("hms program brev slett 1")
    assert "Endre det først, så kan du slette det." in said(told)
    assert "Slett brevet" not in buttons(group.ask("hms program brev 1"))
    group.ask("hms program brev endre", values=TEXT)
    assert "Slett brevet" in buttons(group.ask("hms program brev 1"))


def test_older_letters_are_reached_from_the_list(group: Arbeidsgruppe) -> None:
    for number in range(12):
        group.write(title_nb=f"Brev {number}")
    page, found = group.ask("hms program brev"), list[str]()
    while True:
        found += [one.removeprefix("Åpne: ") for one in buttons(page) if one.startswith("Åpne: ")]
        if "Eldre brev" not in buttons(page):
            break
        page = group.press(page, "hms program brev eldre")
    assert found == [f"Brev {number}" for number in reversed(range(12))]
    assert "Brev 11" in group.text("hms program brev eldre 99"), "where there is no such page"
