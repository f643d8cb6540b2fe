"""People come into a programme by a code that is used once; a kindergarten by the programme's own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from sqlalchemy import delete, select

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.handlers.common.paging import Page
from bot.handlers.programme.cards import SHOWN, kindergartens_card
from bot.model.kindergarten import Kindergarten
from bot.model.place import Openness, Place
from bot.model.programme import (
    MOST_WRONG_CODES,
    Membership,
    Programme,
    ProgrammeKind,
    ProgrammePerson,
    ProgrammeRole,
    RoleCode,
)
from bot.model.role import Role, RoleHolder
from bot.store.persons import forget_person
from tests.world import World, buttons, said

CODE = "AAAABBBB"
ASKED = "Vil du være medlem av arbeidsgruppen"


@dataclass
class Around:
    """A programme that nobody has a role in yet, and a way to write to the bot in any place."""

    world: World
    router: Router = field(init=False)

    def __post_init__(self) -> None:
        self.router = Router(self.world.core.dispatcher)
        with self.world.store.write() as session:
            made = Programme.of("Programmet vårt", ProgrammeKind.SECTOR, self.world.clock.now())
            session.add(made)
            session.flush()
            self.number, self.code = made.id, made.code
        self.offer(CODE)

    def offer(self, code: str, role: ProgrammeRole = ProgrammeRole.ARBEIDSGRUPPE) -> None:
        with self.world.store.write() as session:
            session.add(RoleCode(code=code, programme_id=self.number, role=role, at=self.world.clock.now()))

    def ask(self, line: str, user: str, channel: str | None = None, workspace: str = "demo") -> Answer:
        """In their own chat, where no channel is named."""
        place = Place("local", workspace, channel or user)
        openness = Openness.ALONE if channel is None else Openness.CLOSED
        request = Request(place, user, line, personal=channel is None, openness=openness)
        return self.router(request, self.world.clock.now())

    def says(self, line: str, user: str, channel: str | None = None, workspace: str = "demo") -> str:
        return said(self.ask(line, user, channel, workspace))

    def people(self) -> list[tuple[str, str]]:
        with self.world.store.read() as session:
            found = session.scalars(select(ProgrammePerson).order_by(ProgrammePerson.user_id))
            return [(one.user_id, one.role.value) for one in found]

    def comes(self, user: str, code: str = CODE, workspace: str = "demo") -> None:
        self.ask(f"hms kode ja {code}", user, workspace=workspace)


@pytest.fixture
def around(world: World) -> Around:
    return Around(world)


@pytest.fixture
def small_around(small_world: World) -> Around:
    return Around(small_world)


def test_a_code_is_asked_about_before_it_gives_a_role(around: Around) -> None:
    assert f"{ASKED} i Programmet vårt?" in around.says("hms kode aaaa-bbbb", "anne")
    assert around.people() == []
    around.comes("anne")
    assert around.people() == [("anne", "arbeidsgruppe")]


def test_a_code_gives_one_role_where_two_press_at_once(around: Around, threads: ThreadPoolExecutor) -> None:
    list(threads.map(around.comes, ["anne", "bjørn", "carl", "dina"]))
    assert len(around.people()) == 1
    assert "Jeg kjenner ikke koden" in around.says("hms kode AAAABBBB", "eva")


def test_several_come_at_once_from_a_workspace_that_nobody_knows(
    around: Around, threads: ThreadPoolExecutor
) -> None:
    codes = {"anne": CODE, "bjørn": "CCCCDDDD", "carl": "EEEEFFFF", "dina": "GGGGHHHH"}
    for code in list(codes.values())[1:]:
        around.offer(code)
    list(threads.map(lambda user: around.comes(user, codes[user], "ny"), codes))
    assert [user for user, _role in around.people()] == list(codes)
    with around.world.store.read() as session:
        homes = session.scalars(select(Kindergarten.name).where(Kindergarten.is_programme)).all()
    assert homes == ["Programmet vårt"]


def test_a_code_that_is_two_weeks_old_is_no_more(small_around: Around) -> None:
    small_around.world.turn(2026, 12, 8)
    assert "Jeg kjenner ikke koden" in small_around.says("hms kode AAAABBBB", "anne")


def test_nobody_finds_a_code_by_trying(small_around: Around) -> None:
    """Wherever they write it, and also as a yes or as a kindergarten's."""
    lines = ["hms kode ja AAAACCCC", "hms kode AAAADDDD", "hms program bli-med AAAAEEEE"]
    for number in range(MOST_WRONG_CODES):
        small_around.says(lines[number % 3], "styrer", "solstralen")
    for line in ("hms kode AAAABBBB", "hms kode ja AAAABBBB", f"hms program bli-med {small_around.code}"):
        assert "Det er nok koder for i dag" in small_around.says(line, "styrer", "solstralen")
    assert small_around.people() == []
    assert ASKED in small_around.says("hms kode AAAABBBB", "another"), "others may"
    small_around.world.turn(2026, 11, 24)
    assert ASKED in small_around.says("hms kode AAAABBBB", "styrer"), "tomorrow too"


def test_people_come_from_any_workspace_and_are_told_there(around: Around) -> None:
    around.comes("anne")
    around.offer("CCCCDDDD", ProgrammeRole.HJELPER)
    around.comes("bjørn", "CCCCDDDD", workspace="another")
    assert "1 på et annet sted" in around.says("hms program folk", "anne")
    assert "Programmet vårt" in around.says("hms", "bjørn", workspace="another")
    assert "Dette er for folk i et program" in around.says("hms program folk", "bjørn"), "not in this one"


def test_who_lost_the_role_can_do_nothing_more(around: Around) -> None:
    """Also with a card that they still see."""
    around.comes("anne")
    around.offer("CCCCDDDD")
    around.comes("bjørn", "CCCCDDDD")
    assert "Vil du slutte" in around.says("hms program slutt arbeidsgruppe", "bjørn")
    assert "Folk i programmet" in around.says("hms program folk", "bjørn"), "asked, and nothing has happened"
    around.ask("hms program slutt ja arbeidsgruppe", "bjørn")
    assert "Dette er for folk i et program" in around.says("hms program kode hjelper", "bjørn")
    assert "Du er den siste i arbeidsgruppen" in around.says("hms program slutt arbeidsgruppe", "anne")


def test_the_programme_is_spoken_to_in_the_language_that_it_chooses(around: Around) -> None:
    around.comes("anne")
    around.ask("hms program språk nynorsk", "anne")
    assert "Folk i programmet" in around.says("hms program folk", "anne")
    assert "Ingen enno." in around.says("hms program folk", "anne")


def test_a_hjelper_is_told_whose_a_thing_is(around: Around) -> None:
    around.comes("anne")
    around.offer("CCCCDDDD", ProgrammeRole.HJELPER)
    around.comes("hjalmar", "CCCCDDDD")
    assert "Dette gjør arbeidsgruppen" in around.says("hms program brev", "hjalmar")
    assert "Månedens tema" not in around.says("hms program en 7", "hjalmar")


def test_a_person_may_hold_a_role_in_a_kindergarten_too(around: Around) -> None:
    around.comes("styrer")
    assert said(around.ask("hms", "styrer")).startswith("Barnehage eller program?\n")
    assert "Folk i programmet" in around.says("hms program folk", "styrer", "solstralen")
    assert "Tema for" in around.says("hms", "styrer", "solstralen"), "a place says which is meant"


def test_who_has_both_comes_to_the_programme_and_their_kindergartens_part_is_one_press_away(
    around: Around,
) -> None:
    around.comes("styrer")
    for line in ("hms program", "hms programmet", "hms bransjeprogrammet"):
        assert around.says(line, "styrer").startswith("Programmet vårt\n"), line
    home = buttons(around.ask("hms program", "styrer"))
    assert [*home][-2:] == ["Fjelltun barnehage og programmet", "Solstrålen barnehage og programmet"]
    shared = around.ask(home["Fjelltun barnehage og programmet"], "styrer")
    assert said(shared).startswith("De er ikkje med i noko program")
    asked = around.ask(buttons(shared)["Skriv inn ein kode"], "styrer")
    again = around.ask(buttons(asked)["Programmet"], "styrer")
    assert said(again).startswith("De er ikkje med i noko program"), "its cards stay with the kindergarten"
    assert "Programmet vårt" not in around.says("hms program", "styrer", "solstralen"), "nor in its channel"


def test_what_a_kindergarten_says_to_one_of_it_and_of_a_programme_stays_with_it(around: Around) -> None:
    with around.world.store.write() as session:
        session.add(RoleHolder(kindergarten_id=1, role=Role.TILLITSVALGT, user_id="anne"))
    around.comes("anne")
    asked = around.ask("hms program bli-med", "anne")
    assert said(around.ask(buttons(asked)["Programmet"], "anne")).startswith("Dere er ikke med i noe program")


def test_who_is_in_two_programmes_is_asked_which(around: Around) -> None:
    around.comes("anne")
    with around.world.store.write() as session:
        made = Programme.of("Eierens program", ProgrammeKind.OWNER, around.world.clock.now())
        session.add(made)
        session.flush()
        role, at = ProgrammeRole.HJELPER, around.world.clock.now()
        session.add(RoleCode(code="EEEEFFFF", programme_id=made.id, role=role, at=at))
    around.comes("anne", "EEEEFFFF")
    asked = around.ask("hms program", "anne")
    assert said(asked).startswith("Hvilket program?\nDu har en rolle i flere program. Velg ett.")
    assert [*buttons(asked)] == ["Eierens program", "Programmet vårt"]
    assert around.says(buttons(asked)["Eierens program"], "anne").startswith("Eierens program\n")


def test_an_old_button_of_a_kindergarten_is_no_question_for_who_is_in_a_programme_alone(
    around: Around,
) -> None:
    around.comes("styrer")
    line = buttons(around.ask("hms", "styrer"))["Fjelltun barnehage"]
    with around.world.store.write() as session:
        session.execute(delete(RoleHolder).where(RoleHolder.user_id == "styrer"))
    told = around.ask(line, "styrer")
    assert said(told).startswith("Du har ingen rolle der nå\n")
    assert around.says(buttons(told)["Programmet vårt"], "styrer").startswith("Programmet vårt\n")


def test_where_the_arbeidsgruppe_cannot_have_its_place_is_said_with_its_own_words(around: Around) -> None:
    around.comes("anne")
    how = "Lag en privat kanal bare for arbeidsgruppen. Inviter meg, og skriv /hms program her der."
    place, line = Place("local", "demo", "alle"), "hms program her"
    opened = Request(place, "anne", line, openness=Openness.OPEN)
    for told, why in (
        (said(around.router(opened, around.world.clock.now())), "Andre enn arbeidsgruppen kan lese her."),
        (around.says(line, "anne"), "Denne chatten er bare for deg og meg."),
        (around.says(line, "anne", "solstralen"), "Stedet hører allerede til en barnehage"),
    ):
        assert told.startswith(f"Dette kan ikke være arbeidsgruppens sted\n{why}")
        assert how in told
        assert "gruppe her" not in told


def test_the_programmes_channel_is_its_own(around: Around) -> None:
    around.comes("anne")
    assert "arbeidsgruppens sted" in around.says("hms program her", "anne", "programmet")
    assert "Programmet vårt" in around.says("hms", "anne", "programmet")
    assert "Dette er for folk i et program" in around.says("hms program", "somebody", "programmet")
    assert "Programmet vårt" not in around.says("hms program her", "anne", "solstralen"), "taken"


def test_a_kindergarten_shares_what_it_says_and_leaves_with_it(around: Around) -> None:
    around.says(f"hms program bli-med {around.code}", "styrer", "solstralen")
    with around.world.store.read() as session:
        (one,) = session.scalars(select(Membership))
        assert (one.shares_status, one.shares_numbers, one.tests) == (False, False, False)
    assert "allerede" in around.says(f"hms program bli-med {around.code}", "styrer", "solstralen")
    around.ask(f"hms program forlat ja {around.number}", "styrer", "solstralen")
    with around.world.store.read() as session:
        assert session.scalars(select(Membership)).all() == []


def test_who_is_forgotten_is_in_no_programme(around: Around) -> None:
    around.comes("U012KARI")
    with around.world.store.write() as session:
        forget_person(session, "U012KARI")
    assert around.people() == []


def test_every_kindergarten_can_be_read_some_at_a_time() -> None:
    names = [f"Barnehage {number}" for number in range(45)]
    pages = [kindergartens_card(Page.of(names, page, SHOWN), 45, CODE) for page in (1, 2, 3)]
    assert [name for name in names if not any(f"'{name}'" in repr(page) for page in pages)] == []
    assert ["program barnehager" in repr(page.buttons) for page in pages] == [True, True, False]
