"""What a programme offers is taken by a yes, once, and never pressed on anybody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import func, select

from bot.model.event import Event
from bot.model.plan import Milestone
from tests.handlers.helping.conftest import Helping
from tests.world import said

NONE = "Ingen tilbud nå"


def milestones(helping: Helping, kindergarten: int = 1) -> list[str | None]:
    with helping.world.store.read() as session:
        which = Milestone.kindergarten_id == kindergarten, Milestone.key.startswith("program-")
        return [one.title.nb for one in session.scalars(select(Milestone).where(*which))]


def publish(helping: Helping, title: str = "Prat om ryggen") -> None:
    helping.alone(helping.offer(title).card.buttons[0].line, "anne")


def test_a_draft_is_seen_by_no_kindergarten(small: Helping) -> None:
    small.offer()
    assert NONE in small.world.text("hms tilbud")
    assert "gjelder ikke lenger" in small.world.text("hms tilbud ja 1")


def test_a_yes_by_two_at_once_is_one_change(helping: Helping) -> None:
    publish(helping)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda user: helping.world.ask("hms tilbud ja 1", user), ("styrer", "tillitsvalgt")))
    assert milestones(helping) == ["Prat om ryggen"]
    with helping.world.store.read() as session:
        events = select(func.count()).select_from(Event).where(Event.command == "hms tilbud ja")
        assert session.scalar(events) == 1
    helping.world.undo()
    assert milestones(helping) == []
    assert "Prat om ryggen" in helping.world.text("hms tilbud"), "what was undone can be answered anew"


def test_a_new_edition_is_offered_to_those_who_said_yes_and_not_to_those_who_said_no(small: Helping) -> None:
    publish(small)
    small.world.ask("hms tilbud ja 1")
    small.world.ask("hms tilbud nei 1", channel="fjelltun")
    small.alone(small.offer("Prat om nakken").card.buttons[2].line, "anne")
    shown = small.world.text("hms tilbud vis 1")
    assert "Var: Prat om ryggen\nBlir: Prat om nakken" in shown
    small.world.ask("hms tilbud ja 1")
    assert milestones(small) == ["Prat om nakken"]
    assert "Ingen tilbod no" in small.world.text("hms tilbud", channel="fjelltun")


def test_a_yes_to_what_was_changed_meanwhile_shows_it_first(small: Helping) -> None:
    publish(small)
    old = small.world.ask("hms tilbud vis 1").card.buttons[0].line
    small.world.clock.moment += timedelta(minutes=5)
    small.alone(small.offer("Prat om nakken").card.buttons[2].line, "anne")
    small.world.clock.moment += timedelta(minutes=5)
    seen = small.world.ask(old)
    assert "Prat om nakken" in said(seen)
    assert milestones(small) == [], "nobody has said yes to that"
    small.world.ask(seen.card.buttons[0].line)
    assert milestones(small) == ["Prat om nakken"]


def test_who_has_left_is_offered_nothing_and_who_joins_later_is(small: Helping) -> None:
    publish(small)
    small.world.ask("hms program forlat ja 1")
    assert NONE in small.world.text("hms tilbud")
    assert "gjelder ikke lenger" in small.world.text("hms tilbud ja 1")
    small.join("solstralen", "nei")
    assert "Prat om ryggen" in small.world.text("hms tilbud")


def test_it_is_told_in_the_weeks_message_and_published_once(small: Helping) -> None:
    line = small.offer().card.buttons[0].line
    for _twice in range(2):
        small.alone(line, "anne")
    small.world.turn(2026, 12, 8)
    for group, words in (("solstralen-gruppe", "Et tilbud fra IA"), ("fjelltun-gruppe", "Eit tilbod frå IA")):
        told = [post["text"] for post in small.world.posts(group) if words in post["text"]]
        assert len(told) == 1, group
    small.world.turn(2026, 12, 22)
    assert "tilbud" not in small.world.posts("solstralen-gruppe")[-1]["text"]
