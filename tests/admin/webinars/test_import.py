"""A list of webinars becomes webinars: all of its rows, or none. It is 23 November 2026."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.admin.webinars.conftest import Hms

HEADER = "uid;title;link;start;minutes;text;questions;recording;cancelled\n"
FIRST = 'w1;"Støy; og stemme";https://example.no/1;2026-12-10 13:00;45;"Om støy\npå to linjer";Hva?|Hvem?;;\n'
SECOND = "w2;Først;https://example.no/2;10.11.2026 13:00;45;;;https://example.no/opptak;nei\n"
HELD = "it has begun already, so it is not posted"
HEAR = "those who were told hear of it"
Write = Callable[[str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a list, and answers its name."""

    def put(content: str | bytes, name: str = "liste.csv") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return put


def rows(said: str, name: str) -> list[str]:
    """What is said of each line, without the file's name."""
    return [line.removeprefix(f"{name}:") for line in said.splitlines() if line.startswith(name)]


def test_a_dry_run_says_what_each_line_becomes_and_does_nothing(hms: Hms, write: Write) -> None:
    name = write(HEADER + FIRST + SECOND)
    said = hms.ok("import", "--dry-run", name)
    assert rows(said, name) == [
        "2: new: “Støy; og stemme”, Thursday 10 December 2026 at 13:00, 45 minutes",
        f"4: new: “Først”, Tuesday 10 November 2026 at 13:00, 45 minutes; {HELD}",
    ]
    assert said.endswith("This would be imported: 2 new.\n")
    assert hms.ok("list") == "There are no webinars yet.\n"


def test_a_second_import_changes_what_differs_and_adds_nothing_twice(hms: Hms, write: Write) -> None:
    hms.ok("import", write(HEADER + FIRST + SECOND))
    before = hms.ok("list")
    again = hms.ok("import", write(HEADER + FIRST + SECOND))
    assert again.endswith("Imported: 2 unchanged.\n")
    assert hms.ok("list") == before

    name = write(HEADER + FIRST.replace("13:00;45", "14:00;60") + SECOND.replace("/opptak", "/film"))
    for arguments in (["--dry-run"], []):
        said = hms.ok("import", *arguments, name)
        assert rows(said, name) == [
            "2: changed: start, minutes; those who were told hear of it",
            "4: changed: recording; nobody is told",
        ]
    assert hms.ok("import", name).endswith("Imported: 2 unchanged.\n")
    assert hms.ok("list").count("uid: ") == 2


def test_a_row_can_cancel_and_a_cancelled_one_stays_so(hms: Hms, write: Write) -> None:
    hms.ok("import", write(HEADER + FIRST))
    name = write("uid,cancelled\nw1,ja\nw9,yes\n")
    assert rows(hms.ok("import", name), name) == [
        f"2: cancelled: “Støy; og stemme”, Thursday 10 December 2026 at 13:00, 45 minutes; {HEAR}",
        "3: unchanged: it is cancelled and was never added, so there is nothing to do",
    ]
    assert hms.ok("import", name).endswith("Imported: 2 unchanged.\n")
    assert "stays cancelled; give it a new uid" in hms.ok("import", write(HEADER + FIRST))


def test_columns_that_are_not_there_leave_things_and_empty_cells_take_them_away(
    hms: Hms, write: Write
) -> None:
    hms.ok("import", write(HEADER + FIRST))
    hms.ok("import", write("uid;recording\nw1;https://example.no/opptak\n"))
    assert "questions: 2 · recording: https://example.no/opptak" in hms.ok("list")
    assert "changed: text, questions; " in hms.ok("import", write("uid;text;questions\nw1;;\n"))
    assert "questions: 0 · recording: https://example.no/opptak" in hms.ok("list")


def test_a_list_in_another_language_is_added_to_the_first(hms: Hms, write: Write) -> None:
    hms.ok("import", write(HEADER + FIRST))
    nynorsk = HEADER + FIRST.replace("Støy; og stemme", "Støy; og røyst").replace("Hva", "Kva")
    assert "changed: title, text, questions; nobody is told" in hms.ok(
        "import", "--language", "nn", write(nynorsk)
    )
    assert "“Støy; og stemme”" in hms.ok("list")
    assert "nb, nn · told to 0 · questions: 2" in hms.ok("list")
    assert hms.ok("import", write(HEADER + FIRST)).endswith("Imported: 1 unchanged.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_files_as_spreadsheets_write_them(
    hms: Hms, write: Write, encoding: str, delimiter: str, newline: str
) -> None:
    content = HEADER.replace(";", f"{delimiter}") + FIRST.replace(";", delimiter) + delimiter * 8 + "\n\n"
    name = write(content.replace("\n", newline).encode(encoding))
    title = f"“Støy{delimiter} og stemme”"
    assert rows(hms.ok("import", name), name) == [
        f"2: new: {title}, Thursday 10 December 2026 at 13:00, 45 minutes"
    ]


def test_every_wrong_row_is_named_with_all_that_is_wrong_and_nothing_is_imported(
    hms: Hms, write: Write
) -> None:
    name = write(
        HEADER
        + FIRST
        + "w3;;http://x.no;31.2.2027 12:00;ja;;;;kanskje\n"
        + ";Uten navn;https://example.no/4;2026-12-10 13:00;45;;;;\n"
        + "w1;Igjen;https://example.no/5;2026-12-10 13:00;45;;;;\n"
        + "w6;Kort rad\n"
        + "w7;Lang rad;https://example.no/7;2026-12-10 13:00;45;;;;nei;og;mer\n"
        + f"{'w' * 256};Langt navn;https://example.no/8;2026-12-10 13:00;45;;;;\n"
    )
    expected = {
        "2": ["new: “Støy; og stemme”, Thursday 10 December 2026 at 13:00, 45 minutes"],
        "4": [
            "wrong: cancelled: “kanskje” is neither yes nor no",
            "title: must be filled in",
            "link: “http://x.no” is not an https:// address",
            "start: “31.2.2027 12:00” is not a date and a time",
            "write it like 2026-12-10T13:00",
            "minutes: “ja” is not a number of minutes from 5 to 480",
        ],
        "5": ["wrong: uid: must be filled in"],
        "6": ["wrong: uid: “w1” stands on line 2 too"],
        "7": [
            "wrong: cells: it has 2 cells, and the first line has 9",
            "link: must be there",
            "start: must be there",
            "minutes: must be there",
        ],
        "8": ["wrong: cells: it has 11 cells, and the first line has 9"],
        "9": ["wrong: uid: has 256 characters, and at most 255 fit"],
    }
    for arguments in (["--dry-run", name], [name]):
        said = rows(hms.report(*arguments), name)
        assert said == [f"{line}: {'; '.join(about)}" for line, about in expected.items()]
    assert hms.ok("list") == "There are no webinars yet.\n"


def test_a_wrong_row_leaves_the_changes_of_the_others_undone(hms: Hms, write: Write) -> None:
    hms.ok("import", write(HEADER + FIRST + SECOND))
    before = hms.ok("list")
    name = write(HEADER + FIRST.replace("13:00;45", "14:00;45") + SECOND.replace("Først", ""))
    assert rows(hms.report(name), name)[0] == "2: changed: start; those who were told hear of it"
    assert hms.ok("list") == before
    moved_back = write(HEADER + FIRST.replace("2026-12-10", "2026-11-20"))
    assert "wrong: start: the new time has passed already" in hms.report(moved_back)
    assert hms.ok("list") == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "liste.csv:1: the first line must name the columns"),
        (b"uid;tittel\nw1;x\n", "it says uid, tittel"),
        (b"title\nx\n", "it says title"),
        (b"uid;uid\nx;y\n", "it says uid, uid"),
        (b"uid;title\n", "liste.csv has no webinars in it"),
        (b'uid;title\nw1;"open\nw2;x\n', "the line cannot be read"),
        (b"\xff\xfeu\x00i\x00d\x00", "liste.csv:1: the first line must name the columns"),
        (b"uid\n\x81\x8d\n", "liste.csv is not a text file"),
        (b"uid;" * 2_000_000, "liste.csv is too large"),
    ],
)
def test_a_file_that_is_no_list(hms: Hms, write: Write, content: bytes, says: str) -> None:
    assert says in hms.refused("import", write(content))


def test_a_file_that_is_not_there(hms: Hms, tmp_path: Path) -> None:
    assert "cannot be read: No such file or directory." in hms.refused("import", str(tmp_path / "x.csv"))
    assert "cannot be read: Is a directory." in hms.refused("import", str(tmp_path))
