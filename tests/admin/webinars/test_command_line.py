"""`hms-bot program webinar` as the arbeidsgruppe types it, in the demo's time: 23 November 2026."""

from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.store.engine import Store
from tests.admin.webinars.conftest import Hms
from tests.programme import WEBINAR, Programme
from tests.world import World

OPTIONS = [f"--{name}={value}" for name, value in WEBINAR.items()]


def test_the_whole_way_from_the_command_line_to_the_channels(hms: Hms) -> None:
    with closing(Store(f"sqlite:///{hms.folder / 'hms.db'}")) as store:
        programme = Programme(World(store, hms.folder))
        added = hms.ok("add", *OPTIONS, "--text", "Tre barnehager forteller.")
        number = int(added.split()[1])
        programme.world.turn(2026, 11, 24)
        said = hms.ok("list")
        listed = f"{number}  “Slik bruker vi vernerunden”, Wednesday 2 December 2026 at 13:00, 45 minutes"
        assert listed in said
        assert "told to 2" in said
        programme.world.turn(2026, 12, 3)
        assert list(programme.told(number)) == ["published", "soon", "hour"]


def test_add_list_change_and_cancel_answer_in_sentences(hms: Hms) -> None:
    assert hms.ok("list") == "There are no webinars yet.\n"
    assert hms.ok("add", *OPTIONS, "--question", "Hva gjør vi?", "--question", "Hvem gjør det?") == (
        "Webinar 1 is added: “Slik bruker vi vernerunden”, Wednesday 2 December 2026 at 13:00, 45 minutes.\n"
        "The link is posted to every channel that wants webinars: now (or when they are at work again), "
        "three days before, and one hour before.\n"
    )
    assert hms.ok("change", "1", "--link", "https://example.no/ny", "--minutes", "60") == (
        "Webinar 1 is changed: link, minutes.\nNo kindergarten has been told of it yet.\n"
    )
    assert hms.ok("change", "1", "--minutes", "60") == "Webinar 1 is like that already.\n"
    assert hms.ok("change", "1", "--recording", "https://example.no/opptak") == (
        "Webinar 1 is changed: recording.\n"
        "It is posted on the next open day after the webinar, to those who were told of it.\n"
    )
    assert hms.ok("list") == (
        "Coming\n"
        "    1  “Slik bruker vi vernerunden”, Wednesday 2 December 2026 at 13:00, 60 minutes\n"
        "       https://example.no/ny\n"
        "       nb · told to 0 · questions: 2 · recording: https://example.no/opptak\n"
    )
    hms.ok("cancel", "1")
    assert hms.ok("cancel", "1") == "Webinar 1 is cancelled already.\n"
    assert hms.ok("list").startswith("Cancelled\n")
    assert "add a new one" in hms.refused("change", "1", "--title", "Likevel")


def test_a_text_in_another_language_is_added_and_empty_takes_it_away(hms: Hms) -> None:
    hms.ok("add", *OPTIONS, "--text", "Om bokmål.")
    hms.ok("change", "1", "--language", "nn", "--title", "Slik bruker vi vernerunda", "--text", "Om nynorsk.")
    assert "nb, nn" in hms.ok("list")
    assert "“Slik bruker vi vernerunden”" in hms.ok("list")
    assert hms.ok("change", "1", "--text", "").startswith("Webinar 1 is changed: text.")
    assert hms.ok("change", "1", "--text", "") == "Webinar 1 is like that already.\n"
    assert hms.ok("change", "1", "--language", "nn", "--text", "").startswith("Webinar 1 is changed: text.")


def test_one_that_has_been_held_is_listed_and_not_posted(hms: Hms) -> None:
    said = hms.ok("add", *OPTIONS[:2], "--start", "10.11.2026 13:00", "--minutes", "45")
    assert "not posted" in said
    assert hms.ok("list").startswith("Earlier\n")
    assert "nobody is told" in hms.ok("change", "1", "--title", "Nytt navn")
    assert "nobody is told" in hms.ok("cancel", "1")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--link=http://example.no"], "link: “http://example.no” is not an https:// address"),
        (["--link=javascript:alert(1)"], "link: “javascript:alert(1)” is not an https:// address"),
        (["--recording=ftp://x.no"], "recording: “ftp://x.no” is not an https:// address"),
        (["--title= \u202e\u0007 "], "title: must be filled in"),
        (["--title=" + "a" * 10_000], "title: has 10000 characters, and at most 80 fit"),
        (["--text=" + "a" * 601], "text: has 601 characters, and at most 600 fit"),
        (["--start=2026-12-10"], "is not a date and a time; write it like 2026-12-10T13:00"),
        (["--start=i morgen"], "start: “i morgen” is not a date and a time"),
        (["--start=2026-02-30T13:00"], "start: “2026-02-30T13:00” is not a date and a time"),
        (["--start=9999-12-31T13:00"], "start: “9999-12-31T13:00” is not a date and a time"),
        (["--start=2027-03-28T02:30"], "does not exist: the clock is put forward then"),
        (["--minutes=0"], "minutes: “0” is not a number of minutes from 5 to 480"),
        (["--minutes=en time"], "minutes: “en time” is not a number of minutes"),
        (["--question=a"] * 9, "questions: there are 9, and at most 8 fit"),
        (["--start=2026-11-01T13:00"], "start: the new time has passed already"),
        ([], "Say what to change"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(hms: Hms, options: list[str], says: str) -> None:
    hms.ok("add", *OPTIONS)
    before = hms.ok("list")
    assert says in hms.refused("change", "1", *options)
    assert hms.ok("list") == before


def test_everything_that_is_wrong_is_said_at_once(hms: Hms) -> None:
    said = hms.refused("add", "--title=", "--link=x", "--start=y", "--minutes=z")
    assert [line.split(":")[1].strip() for line in said.splitlines()] == ["title", "link", "start", "minutes"]


def test_a_terminal_is_not_steered_by_what_is_quoted(hms: Hms) -> None:
    assert "\x1b" not in hms.refused("add", *OPTIONS[:3], "--minutes", "\x1b[31m45")
    assert "\x1b" not in hms.ok("add", *OPTIONS[1:], "--title", "\x1b[31mRødt")


def test_an_unknown_number(hms: Hms) -> None:
    assert "There is no webinar 7" in hms.refused("cancel", "7")
    assert "There is no webinar 7" in hms.refused("change", "7", "--title", "Syv")


@pytest.mark.parametrize("arguments", [["add"], ["change", "en"], ["slett", "1"], [], ["add", "--farge=rød"]])
def test_arguments_that_do_not_fit_end_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["program", "webinar", *arguments])
    assert ended.value.code == 2


def test_times_are_norwegian_unless_they_name_a_zone(hms: Hms) -> None:
    hms.ok("add", *OPTIONS)
    assert hms.ok("change", "1", "--start", "2026-12-02T12:00Z") == "Webinar 1 is like that already.\n"
    assert hms.ok("change", "1", "--start", "02.12.2026 kl. 13.00") == "Webinar 1 is like that already.\n"


def test_without_a_demo_it_is_the_real_time(hms: Hms) -> None:
    (hms.folder / "clock.json").unlink()
    assert "not posted" in hms.ok("add", *OPTIONS[:2], "--start", "2020-12-10T13:00", "--minutes", "45")
    assert "three days before" in hms.ok(
        "add", *OPTIONS[:2], "--start", "2099-12-10T13:00", "--minutes", "45"
    )


def test_help_names_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["program", "webinar", "import", "--help"])
    assert "questions (with | between them)" in " ".join(capsys.readouterr().out.split())


def test_the_documentation_shows_what_works(hms: Hms, tmp_path: Path) -> None:
    """Its commands about webinars are run in their order, and its example file is imported."""
    whole = (Path(__file__).parents[3] / "docs/program.md").read_text("utf-8")
    page = whole.partition("\n# Webinars\n")[2]
    (tmp_path / "webinarer.csv").write_text(_block(page, "csv"), "utf-8")
    for line in _block(page, "sh").splitlines():
        hms.ok_line(line.replace("webinarer.csv", str(tmp_path / "webinarer.csv")))


def _block(page: str, kind: str) -> str:
    """All blocks of a kind, one after the other; a line that ends in a backslash goes on."""
    blocks = page.split(f"```{kind}\n")[1:]
    return "".join(block.partition("```")[0] for block in blocks).replace("\\\n", "")
