"""Cards of last year are still on people's screens: a press on one does no harm, and leads on."""

from datetime import timedelta

from sqlalchemy import select

from bot.commands.request import Answer, Request
from bot.model.calendar import CalendarMonth
from bot.model.event import Event
from tests.clocks import START
from tests.world import World

A_YEAR = timedelta(days=370)
ASKED = (
    *("hms", "hms neste-måned", "hms år", "hms bestem", "hms hjem", "hms tiltak", "hms siden-sist"),
    *("hms desember", "hms stem", "hms forslag", "hms funn", "hms historikk", "hms stengt", "hms gruppe"),
    *("milepel", "hms bytt desember brann", "hms bestem januar støy februar konflikt", "hms angre"),
    *("hms tema brann 10", "hms avdeling send brann 10 blåklokka", "hms webinar", "hms roller"),
)


def chosen(world: World) -> list[tuple[str, str | None]]:
    """The themes of all months up to the one that it was then."""
    with world.store.read() as session:
        found = session.execute(select(CalendarMonth.month, CalendarMonth.theme)).all()
    return sorted((str(month), theme) for month, theme in found if month.first < (START + A_YEAR).date())


def undone(world: World) -> int:
    with world.store.read() as session:
        return len(session.scalars(select(Event.id).where(Event.undoes.is_not(None))).all())


def press(world: World, line: str) -> Answer:
    request = Request(world.place("solstralen"), "styrer", line, pressed=True)
    return world.core.dispatcher(request, START + A_YEAR)


def test_a_press_on_a_card_from_last_year_does_no_harm_and_leads_on(small_world: World) -> None:
    cards = [small_world.ask(line).card for line in ASKED]
    lines = {button.line for card in cards for button in card.buttons}
    assert len(lines) > 50
    themes = chosen(small_world)
    for line in sorted(lines):
        answer = press(small_world, line)
        assert answer.card.actions or answer.card.form, line
        assert chosen(small_world) == themes, line
    assert undone(small_world) == 0


def test_what_it_would_change_is_said_to_be_over(small_world: World) -> None:
    card = small_world.ask("hms bytt desember brann").card
    undo = next(one.line for one in card.buttons if one.line.startswith("hms angre "))
    titles = [str(press(small_world, line).card.title) for line in ("hms bytt 2026-12 stoy-og-stemme", undo)]
    assert "is over" in titles[0]
    assert "too old to undo" in titles[1]
