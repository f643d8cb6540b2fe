"""`hms-bot paper` as an administrator types it."""

from pathlib import Path

import pytest

from bot.admin.paper import run as operations
from tests.admin.beside import Administrator
from tests.world import World

FILES = {
    *("2026-11.pdf", "2026-12.pdf", "2026.pdf", "aarshjul.pdf", "plan.pdf", "vernerunde.pdf"),
    *("aarsrapport-2026.pdf", "aarsrapport-2026.html", "aarsrapport-2025.pdf", "aarsrapport-2025.html"),
    *("hms.xlsx", "kalender.csv", "tiltak.csv", "plan.csv", "alt.json", "kalender.ics"),
}


@pytest.fixture
def admin(
    small_world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Administrator:
    return Administrator(small_world, capsys, monkeypatch, operations, "paper")


def test_it_writes_all_there_is_for_this_user_alone_and_says_so(admin: Administrator, tmp_path: Path) -> None:
    out = tmp_path / "new" / "papers"
    said = admin.ok(f"Solstrålen --out {out}")
    folder = out / "1-solstralen-barnehage"
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written.keys() == FILES
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert {one.stat().st_mode & 0o777 for one in (out, folder)} == {0o700}
    assert all(f"{folder / name} ({len(content):,} bytes)" in said for name, content in written.items())
    assert all(content.startswith(b"%PDF") for name, content in written.items() if name.endswith(".pdf"))
    assert written["kalender.ics"].startswith(b"BEGIN:VCALENDAR")


def test_only_what_is_named_and_in_place_of_the_old(admin: Administrator, tmp_path: Path) -> None:
    folder = tmp_path / "2-fjelltun-barnehage"
    folder.mkdir(mode=0o755)
    (folder / "tiltak.csv").write_text("from before")
    admin.ok(f"fjelltun --out {tmp_path} --only tiltak.csv")
    assert [path.name for path in folder.iterdir()] == ["tiltak.csv"]
    assert "from before" not in (folder / "tiltak.csv").read_text("utf-8-sig")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_each_kindergarten_has_a_folder_of_its_own(admin: Administrator, tmp_path: Path) -> None:
    admin.ok(f"1 --out {tmp_path} --only alt.json")
    admin.ok(f"2 --out {tmp_path} --only alt.json")
    of_each = {path.parent.name: path.read_text("utf-8") for path in tmp_path.glob("*/alt.json")}
    assert of_each.keys() == {"1-solstralen-barnehage", "2-fjelltun-barnehage"}
    assert "Solstrålen" in of_each["1-solstralen-barnehage"]
    assert "Solstrålen" not in of_each["2-fjelltun-barnehage"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../Bjørke-lia & Åsen", "7-bjorke-lia-asen"),
        ("Łódź 2", "7-odz-2"),
        ("日本", "7"),
        ("å" * 58 + " b c", "7-" + "a" * 29 + "-b-c"),
        ("x" * 57 + " y", "7-" + "x" * 57),
    ],
)
def test_a_folder_is_called_by_number_and_name_in_plain_letters(
    name: str, folder: str, tmp_path: Path
) -> None:
    assert operations._folder(tmp_path, 7, name) == tmp_path / folder


def test_what_cannot_be_done_is_said_and_nothing_is_written(admin: Administrator, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    code, out, err = admin.type(f"Solstrålen --out {folder} --only 2031.pdf tiltak.csv")
    assert (code, out, folder.exists()) == (2, "", False)
    assert "There is no file 2031.pdf. There are: 2026-11.pdf, " in err
    assert admin.type(f"Bjørkelia --out {folder}")[0] == 2
    (tmp_path / "file").touch()
    code, out, err = admin.type(f"Solstrålen --out {tmp_path / 'file'} --only tiltak.csv")
    assert (code, out) == (2, "")
    assert "cannot be written: File exists" in err
