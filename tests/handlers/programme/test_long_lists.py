"""Every list of a programme, and of what it gives a kindergarten, leads on to the rest of it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update

from bot.commands.request import Answer
from bot.model.base import Base
from bot.model.help import HelpMessage, HelpQuestion, QuestionState
from bot.model.light_test import LightTest, Question, QuestionKind
from bot.model.offer import OfferedPoint, ProgrammeOffer
from bot.model.programme import Membership, ProgrammePerson, ProgrammeRole
from bot.model.texts import Language, Localized
from bot.model.webinar import Webinar
from tests.arbeidsgruppe import WRITER, Arbeidsgruppe
from tests.world import World, buttons, said

MANY = 11


@pytest.fixture
def group(small_world: World) -> Arbeidsgruppe:
    """Anne is a hjelper too."""
    group = Arbeidsgruppe(small_world)
    role, today = ProgrammeRole.HJELPER, small_world.clock.now().date()
    keep(
        group,
        ProgrammePerson(
            programme_id=group.id, workspace_id=group.workspace, user_id=WRITER, role=role, since=today
        ),
    )
    return group


def keep(group: Arbeidsgruppe, *rows: Base) -> None:
    with group.world.store.write() as session:
        session.add_all(rows)


def pages(ask: Callable[[str], Answer], line: str, *, onward: str) -> Iterator[str]:
    """All that a list says, page by page, by the button that leads on."""
    answer = ask(line)
    yield said(answer)
    while onward in buttons(answer):
        answer = ask(buttons(answer)[onward])
        yield said(answer)


def each_once(told: Iterator[str], called: str, count: int = MANY) -> bool:
    """Whether each of so many things is on one page, with one button."""
    texts = [*told]
    names = [f"{called} {number}" for number in range(10, 10 + count)]
    return all(sum(f"{name}" in text for text in texts) == 1 for name in names) and len(texts) > 1


def in_solstralen(group: Arbeidsgruppe) -> Callable[[str], Answer]:
    return group.world.ask


def nb(words: str) -> Localized:
    return Localized.only(Language.NB, words)


def test_what_was_asked(group: Arbeidsgruppe) -> None:
    now = group.world.clock.now()
    question = Question("Virker den?", QuestionKind.SCALE)
    of = {"programme_id": group.id, "questions": (question,), "last_day": date(2027, 1, 1), "ends_at": now}
    keep(group, *(LightTest(title=f"Runden {number}", **of) for number in range(10, 10 + MANY)))
    assert each_once(pages(group.ask, "hms program test", onward="Eldre spørsmål"), "Runden")


def test_what_is_offered_and_what_it_may_be_a_new_edition_of(group: Arbeidsgruppe) -> None:
    now = group.world.clock.now()
    of = {"programme_id": group.id, "changed_at": now, "published_at": now}
    keep(
        group,
        *(
            ProgrammeOffer(content=OfferedPoint("ute", nb(f"Port {number}")), **of)
            for number in range(10, 10 + MANY)
        ),
    )
    assert each_once(pages(group.ask, "hms program tilby", onward="Eldre tilbud"), "Port")
    assert each_once(pages(in_solstralen(group), "hms tilbud", onward="Flere tilbud"), "Port")
    keep(group, ProgrammeOffer(content=OfferedPoint("ute", nb("Gjerde")), **{**of, "published_at": None}))
    older = "Ny utgave av et eldre tilbud"
    draft = f"hms program tilby utkast {MANY + 1}"
    answer, found = group.ask(draft), set[str]()
    while True:
        found |= {label for label in buttons(answer) if label.startswith("Ny utgave av «Port")}
        if older not in buttons(answer):
            break
        answer = group.ask(buttons(answer)[older])
    assert len(found) == MANY


def webinars(group: Arbeidsgruppe, called: str, first: timedelta) -> Iterator[Webinar]:
    now = group.world.clock.now()
    for number in range(10, 10 + MANY):
        yield Webinar(
            programme_id=group.id,
            title=nb(f"{called} {number}"),
            link="https://example.no/w",
            starts_at=now + first + timedelta(days=number),
            minutes=45,
            published_at=now,
            theme="brann",
        )


def test_webinars_that_come_and_that_were_held(group: Arbeidsgruppe) -> None:
    with group.world.store.write() as session:
        session.execute(delete(Webinar))
    keep(group, *webinars(group, "Fjøra", timedelta(days=-100)), *webinars(group, "Framtida", timedelta()))
    more, kindergarten = "Flere webinarer", in_solstralen(group)
    of_group = ("hms program webinar", group.ask, more)
    of_kindergarten = ("hms webinar", kindergarten, more)
    of_theme = ("hms webinar tema brann", kindergarten, "Flere om temaet")
    for line, ask, onward in (of_group, of_kindergarten, of_theme):
        told = [*pages(ask, line, onward=onward)]
        assert "Framtida 10" in told[0], "the next one"
        assert "Fjøra 20" in told[0], "and the last one"
        assert each_once(iter(told), "Framtida")
        assert each_once(iter(told), "Fjøra")


def test_a_hjelpers_kindergartens_those_without_one_and_who_waits(group: Arbeidsgruppe) -> None:
    group.let_join(MANY + 10)
    assert each_once(pages(group.ask, "hms program hjelper", onward="Mer"), "Barnehage")
    mine = update(Membership).values(hjelper=WRITER, hjelper_workspace=group.workspace)
    with group.world.store.write() as session:
        session.execute(mine)
    keep(group, *questions(group))
    told = [*pages(group.ask, "hms program mine", onward="Mer")]
    assert each_once(iter(told), "Barnehage")
    assert each_once(iter(told), "Om sak")


def questions(group: Arbeidsgruppe) -> Iterator[HelpQuestion]:
    """Of Solstrålen."""
    of = {"kindergarten_id": 1, "programme_id": group.id, "changed_at": group.world.clock.now()}
    for number in range(10, 10 + MANY):
        yield HelpQuestion(about=f"Om sak {number}", state=QuestionState.WAITING, **of)


def test_what_a_kindergarten_has_asked_and_all_that_was_said(group: Arbeidsgruppe) -> None:
    keep(group, *questions(group))
    assert each_once(pages(in_solstralen(group), "hms hjelper", onward="Eldre spørsmål"), "Om sak")
    now = group.world.clock.now()
    of = {"question_id": 1, "kindergarten_id": 1, "at": now}
    keep(group, *(HelpMessage(text=f"Ord {n}", is_answer=bool(n % 2), **of) for n in range(10, 10 + MANY)))
    thread = group.world.ask("hms hjelper vis 1")
    assert "Ord 13" not in said(thread)
    assert each_once(pages(in_solstralen(group), buttons(thread)["Les alt"], onward="Les videre"), "Ord")
    asked = group.ask("hms program svar 1")
    assert each_once(pages(group.ask, buttons(asked)["Les alt"], onward="Les videre"), "Ord")
