"""What a kindergarten asks reaches a hjelper once, and nobody else. It is Monday 23 November 2026, 09:00."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.handlers.programme.helping.posts import QUESTION_CAME, Reached
from bot.model.help import DRAFT_KEPT, KEPT, HelpMessage, HelpQuestion
from bot.model.post import Post, PostState
from bot.model.programme import Programme
from bot.store.help import forget_help
from scheduler.kinds import AlreadyOwed
from tests.handlers.helping.conftest import Helping

GONE = "Spørsmålet er ikkje der lenger"


def reached(helping: Helping) -> list[tuple[str | None, int | None]]:
    """To whom questions are posted, and in which workspace."""
    with helping.world.store.read() as session:
        posts = session.scalars(select(Post).where(Post.kind == "hjelper", Post.period.startswith("asked/")))
        return sorted((one.to_user, one.workspace_id) for one in posts)


def count(helping: Helping, kind: type[HelpMessage] | type[HelpQuestion]) -> int:
    with helping.world.store.read() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_nothing_goes_before_somebody_has_said_yes(small: Helping) -> None:
    preview = small.world.send("hms hjelper", {"question": "Hvordan begynner vi?"})
    assert reached(small) == []
    for _twice in range(2):
        small.world.ask(preview.card.buttons[0].line)
    assert [person for person, _where in reached(small)] == ["hilde", "hjalmar"], "all, for it has none"


def test_pressed_by_two_at_once_it_is_sent_once(helping: Helping) -> None:
    line = helping.world.send("hms hjelper", {"question": "Hvordan begynner vi?"}).card.buttons[0].line
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda user: helping.world.ask(line, user), ("styrer", "tillitsvalgt")))
    assert len(reached(helping)) == len({person for person, _where in reached(helping)}) == 2


def test_the_first_who_answers_answers(helping: Helping) -> None:
    helping.ask()

    def answer(person: str) -> str:
        return helping.says("hms program svar", person, {"question": "1", "text": "Begynn smått."})

    with ThreadPoolExecutor(2) as pool:
        firsts = [said.splitlines()[0] for said in pool.map(answer, ("hjalmar", "hilde"))]
    assert sorted(firsts) == ["En annen hjelper var først", "Svaret går til Solstrålen barnehage"]
    assert count(helping, HelpMessage) == 2


def test_of_another_kindergarten_nobody_sees_or_changes_anything(small: Helping) -> None:
    small.ask()
    for line in ("vis 1", "send 1", "endre 1", "løst 1", "bytt 1 1"):
        assert GONE in small.world.text(f"hms hjelper {line}", channel="fjelltun"), line
    assert "begynner" not in small.world.text("hms hjelper", channel="fjelltun")


def test_who_lost_the_role_cannot_answer_and_is_not_told(small: Helping) -> None:
    small.alone("hms program ta 1", "hjalmar")
    small.ask()
    small.alone("hms program slutt ja hjelper", "hjalmar")
    assert "Dette er for folk i et program" in small.says("hms program svar", "hjalmar")
    small.world.turn(2026, 11, 23, 12)
    with small.world.store.read() as session:
        post = session.scalars(select(Post).where(Post.to_user == "hjalmar")).one()
        assert post.state is PostState.SKIPPED
    small.ask("Og nå?")
    assert [person for person, _where in reached(small)] == ["hilde", "hjalmar"]


def left(helping: Helping) -> list[tuple[str | None, int | None, PostState]]:
    """Who is told that their kindergarten has left."""
    with helping.world.store.read() as session:
        posts = session.scalars(select(Post).where(Post.kind == "hjelper", Post.period.startswith("left/")))
        return [(one.to_user, one.workspace_id, one.state) for one in posts]


def test_its_hjelper_is_told_when_a_kindergarten_leaves_and_nobody_else(helping: Helping) -> None:
    helping.alone("hms program ta 1", "hilde")
    helping.alone("hms program ta 2", "hjalmar")
    for _twice in range(2):
        helping.world.ask("hms program forlat ja 1")
    (told,) = left(helping)
    assert told[0] == "hilde"
    assert told[1] is not None, "she is in another workspace than the arbeidsgruppe"
    assert "Solstrålen" not in helping.says("hms program mine", "hilde")


def test_without_a_hjelper_nobody_is_told_that_a_kindergarten_leaves(small: Helping) -> None:
    small.world.ask("hms program forlat ja 1")
    small.alone("hms program ta 2", "hjalmar")
    small.alone("hms program slutt ja hjelper", "hjalmar")
    small.world.ask("hms program forlat ja 1", channel="fjelltun")
    assert left(small) == []


def test_joined_again_it_has_not_left(small: Helping) -> None:
    small.alone("hms program ta 1", "hjalmar")
    small.world.ask("hms program forlat ja 1")
    small.join("solstralen", "ja")
    small.world.turn(2026, 11, 23, 14)
    assert [state for _who, _where, state in left(small)] == [PostState.SKIPPED]


def test_who_left_twice_before_it_was_told_is_told_of_once(small: Helping) -> None:
    for second in range(2):
        small.alone("hms program ta 1", "hjalmar")
        small.world.clock.moment += timedelta(seconds=second)
        small.world.ask("hms program forlat ja 1")
        small.join("solstralen", "ja")
    small.alone("hms program ta 1", "hjalmar")
    small.world.clock.moment += timedelta(seconds=1)
    small.world.ask("hms program forlat ja 1")
    assert [who for who, _where, _state in left(small)] == ["hjalmar"]


def test_that_it_went_to_all_is_said_where_several_were_asked(small: Helping) -> None:
    small.ask()
    small.world.turn(2026, 11, 23, 12)
    small.alone("hms program slutt ja hjelper", "hilde")
    small.ask("Og nå?")
    small.world.turn(2026, 11, 24, 12)
    first, second = (
        one["text"] for one in small.world.posts("-1", "hjelper/asked") if "hjalmar" in one["key"]
    )
    assert "Spørsmålet gikk til alle" in first
    assert "Barnehagen har ingen egen hjelper." in second
    assert "gikk til alle" not in second


def test_a_kindergarten_is_taken_by_the_first_who_presses(helping: Helping) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda person: helping.says("hms program ta 1", person), ("hjalmar", "hilde"))
        firsts = sorted(said.splitlines()[0].split(" ")[0] for said in answers)
    assert firsts == ["Du", "Solstrålen"]


def test_a_hjelper_sees_no_word_that_the_kindergarten_wrote(small: Helping) -> None:
    small.alone("hms program ta 1", "hjalmar")
    small.alone("hms program ta 2", "hjalmar")
    small.world.ask("milepel ny 24.11.2026 Hemmelig navn")
    small.world.ask("milepel navn hjelper Kari skal ringe")
    small.world.ask("milepel ferdig egen-1 ja")
    seen = small.says("hms program mine", "hjalmar") + small.says("hms program en 1", "hjalmar")
    assert "ferdige" in seen
    assert "egen milepæl" in seen
    assert "Hemmelig" not in seen
    assert "Kari" not in seen
    assert "viser deg ikke planen" in small.says("hms program en 2", "hjalmar")


def test_the_next_question_reaches_the_hjelper_too_where_the_one_before_is_deleted(helping: Helping) -> None:
    """The hjelper's post of the first is still there, and names it."""
    for number in ("1", "2"):
        helping.alone(f"hms program ta {number}", "hjalmar")
    helping.ask()
    helping.world.turn(2026, 11, 23, 12)
    helping.world.ask("hms program forlat ja 1")
    helping.ask("Hva gjør vi nå?", channel="fjelltun")
    assert [person for person, _where in reached(helping)] == ["hjalmar", "hjalmar"]
    helping.world.turn(2026, 11, 23, 15)
    with helping.world.store.read() as session:
        posts = session.scalars(select(Post).where(Post.period.startswith("asked/")))
        assert {post.state for post in posts} == {PostState.SENT}


def test_nobody_reads_that_it_is_sent_where_nothing_is(small: Helping) -> None:
    """A post of that name is there, though nothing should have one yet."""
    line = small.world.send("hms hjelper", {"question": "Hvordan begynner vi?"}).card.buttons[0].line
    with small.world.store.write() as session:
        home = session.scalars(select(Programme.home_id)).one()
        for person, where in (("hjalmar", 1), ("hilde", 2)):
            reached_before = Reached(1, where, person)
            QUESTION_CAME.owe(session, home or 0, reached_before, small.world.clock.now(), person, where)
    with pytest.raises(AlreadyOwed):
        small.world.ask(line)
    with small.world.store.read() as session:
        assert session.scalars(select(HelpMessage.at)).all() == [None], "nothing of it is kept"


def test_what_was_asked_goes_when_the_kindergarten_leaves(helping: Helping) -> None:
    helping.ask()
    helping.alone("hms program svar", "hjalmar", {"question": "1", "text": "Begynn smått."})
    helping.world.ask("hms program forlat ja 1")
    assert count(helping, HelpQuestion) == count(helping, HelpMessage) == 0


def test_it_is_kept_for_a_while_and_a_draft_for_a_day(small: Helping) -> None:
    small.ask()
    small.world.send("hms hjelper", {"question": "Sendes aldri"})
    for kept, left in ((DRAFT_KEPT, 1), (KEPT, 0)):
        with small.world.store.write() as session:
            forget_help(session, small.world.clock.now() + kept + timedelta(seconds=1))
        assert count(small, HelpQuestion) == count(small, HelpMessage) == left
