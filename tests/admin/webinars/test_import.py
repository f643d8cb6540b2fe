"""A list of webinars becomes webinars: all of its rows, or none. It is 23 November 2026."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin.webinars.lists import read_list
from bot.admin.webinars.webinars import ProgramError
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_files_as_spreadsheets_write_them(
    hms: Hms, write: Write, encoding: str, delimiter: str, newline: str
) -> None:
    content = HEADER.replace(";", f"{delimiter}") + FIRST.replace(";", delimiter) + delimiter * 8 + "\n\n"
    name = write(content.replace("\n", newline).encode(encoding))
    title = f"“Støy{' ' if delimiter == chr(9) else delimiter} og stemme”".replace("  ", " ")
    assert rows(hms.ok("import", name), name) == [
        f"2: new: {title}, Thursday 10 December 2026 at 13:00, 45 minutes"
    ]


@pytest.mark.parametrize(
    ("encoding", "letters"), [("mac_roman", "an old Mac's letters"), ("cp865", "MS-DOS' letters")]
)
def test_a_guess_at_the_letters_is_said(hms: Hms, write: Write, encoding: str, letters: str) -> None:
    name = write((HEADER + FIRST).encode(encoding))
    said = hms.ok("import", "--dry-run", name)
    assert said.startswith(f"{name} is taken for {letters}: look whether æ, ø and å are right")
    assert "new: “Støy; og stemme”" in said


@pytest.mark.parametrize(
    "title", ["It’s time", "‘Støy’ – og stemme", "Rock ‘n’ roll …", "“Hei”", "Å være", "Én"]
)
def test_quotation_marks_are_no_letters(hms: Hms, write: Write, title: str) -> None:
    content = f"uid;title;link;start;minutes\nw1;{title};https://example.no/1;2026-12-10 13:00;45\n"
    assert f": new: “{title}”" in hms.ok("import", write(content.encode("cp1252")))


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n", "\n", ";;;;;;;;\n \n"])
def test_what_spreadsheets_write_above_the_names(hms: Hms, write: Write, first: str) -> None:
    content = (first + HEADER + FIRST).encode("utf-8-sig")
    name = write(content)
    line = 2 + first.count("\n")
    assert rows(hms.ok("import", name), name)[0].startswith(f"{line}: new: ")
    assert hms.ok("import", write(b"sep=|\nuid|title\nw1|Nytt navn\n")).splitlines()[0].endswith(HEAR)


def test_a_column_of_somebody_s_own_is_not_judged(hms: Hms, write: Write) -> None:
    columns = "uid;Merknad;title;link;start;minutes;;Ansvarlig\n"
    name = write(columns + "w1;#REF!;En;https://example.no/1;2026-12-10 13:00;45;;Kari\n")
    said = hms.ok("import", name)
    assert said.startswith(f"{name}:1: not read, for they are no columns of this list: merknad, ansvarlig.\n")
    assert said.endswith("Imported: 1 new.\n")


def test_short_rows_are_rows_whose_last_cells_are_empty(hms: Hms, write: Write) -> None:
    hms.ok("import", write(HEADER + FIRST))
    short = write(HEADER + "w1;Støy;https://example.no/1;2026-12-10 13:00;45\n\x1a")
    assert "changed: title, text, questions; " in hms.ok("import", short)


@pytest.mark.parametrize(
    "start",
    [
        "3. mars 2027 kl. 14",
        "3. mars 2027 kl. 14.00",
        "3.mars 2027, kl.14",
        "onsdag 3. mars 2027 kl. 14:00",
        "ons. 03.03.2027 14:00",
        "3.3.2027 kl 14.00",
        "03.03.27 14:00",
        "03.03.2027 14:00:00",
        "03.03.2027 14.00.00",
        "3/3/2027 2:00:00 PM",
        "3/3/2027 14:00",
        "2027-03-03 14.00",
        "2027-03-03  14:00:00.000",
        "2027-03-03T13:00Z",
        "2027.03.03 14:00",
        "03.03.2027\u00a0kl.\u202f14:00",
        "\u200b03.03.2027 14:00\ufeff",
        "den 3. mars 2027 klokka 14",
        "Wednesday 3 March 2027 2 pm",
        "3. mars 2027 kvart på to",
    ],
)
def test_a_start_as_people_write_it(hms: Hms, write: Write, start: str) -> None:
    quarter = start.endswith("kvart på to")
    name = write(f'uid;title;link;start;minutes\nw1;En;https://example.no/1;"{start}";45\n')
    at = "13:45" if quarter else "14:00"
    assert rows(hms.ok("import", name), name) == [f"2: new: “En”, Wednesday 3 March 2027 at {at}, 45 minutes"]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"start": "3. mars kl. 14"}, "is not a date and a time; write it like 2026-12-10T13:00"),
        ({"start": "neste tirsdag kl. 14"}, "is not a date and a time"),
        ({"start": "3. mars 2027 kl. 14–15"}, "is not a date and a time"),
        ({"start": "3. mars 2027"}, "is not a date and a time"),
        (
            {"start": "tirsdag 3. mars 2027 kl. 14"},
            "may be several days, for its weekday is another; write it",
        ),
        ({"start": "3/12/2027 2:00 PM"}, "may begin with the day or with the month; write it like"),
        (
            {"start": "46449,5833333333"},
            "is how a spreadsheet counts days; format the column as date and time",
        ),
        ({"start": "28.03.2027 02.30"}, "does not exist: the clock is put forward then"),
        ({"minutes": "45,5"}, "“45,5” is not a number of minutes from 5 to 480"),
        ({"minutes": "1:30"}, "“1:30” is not a number of minutes"),
        ({"title": "#NAVN?"}, "title: “#NAVN?” is an error in the spreadsheet"),
        ({"minutes": "Err:502"}, "minutes: “Err:502” is an error in the spreadsheet"),
        ({"link": ""}, "link: must be filled in"),
        ({"link": "https://example.no/" + "a" * 500}, "link: has 519 characters, and at most 500 fit"),
        ({"text": "a" * 20_000}, "text: has 20000 characters"),
        ({"cancelled": "kanskje"}, "“kanskje” is neither yes nor no; write ja or nei"),
    ],
)
def test_what_is_used_and_unclear_is_refused_in_words(
    hms: Hms, write: Write, cells: dict[str, str], says: str
) -> None:
    good = {
        "uid": "w1",
        "title": "En",
        "link": "https://example.no/1",
        "start": "2027-03-03 14:00",
        "minutes": "45",
    }
    said = hms.report(
        write("\n".join(";".join(line) for line in [{**good, **cells}, {**good, **cells}.values()]))
    )
    assert "2: wrong: " in said
    assert says in said


@pytest.mark.parametrize(
    ("minutes", "length"),
    [
        ("45,0", 45),
        ("45.00", 45),
        ("45 min", 45),
        ("45\u00a0minutter", 45),
        ("1,5 timer", 90),
        ("1 t 30 min", 90),
        ("2 timer", 120),
    ],
)
def test_a_length_as_people_write_it(hms: Hms, write: Write, minutes: str, length: int) -> None:
    content = f'uid;title;link;start;minutes\nw1;En;https://example.no/1;2027-03-03 14:00;"{minutes}"\n'
    assert f"at 14:00, {length} minutes" in hms.ok("import", write(content))


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("JA", "cancelled"),
        ("SANN", "cancelled"),
        ("TRUE", "cancelled"),
        ("x", "cancelled"),
        ("Avlyst", "cancelled"),
        ("NEI", "unchanged"),
        ("USANN", "unchanged"),
        ("FALSE", "unchanged"),
        ("–", "unchanged"),
        ("\u00a0", "unchanged"),
    ],
)
def test_yes_and_no_as_spreadsheets_write_them(hms: Hms, write: Write, word: str, state: str) -> None:
    hms.ok("import", write(HEADER + FIRST))
    name = write(f"uid;cancelled\nw1;{word}\n")
    assert rows(hms.ok("import", name), name)[0].startswith(f"2: {state}: ")


def test_a_link_out_of_outlook_loses_its_wrapping(hms: Hms, write: Write) -> None:
    wrapped = (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.no%2F1&data=kari%40x.no"
    )
    hms.ok("import", write(HEADER + FIRST.replace("https://example.no/1", f"<{wrapped}>")))
    assert "       https://example.no/1\n" in hms.ok("list")


def test_reading_has_an_end(tmp_path: Path) -> None:
    path, clock = tmp_path / "liste.csv", iter(range(0, 1000, 20))
    path.write_text("uid\nw1\nw2\nw3\n", "utf-8")
    with pytest.raises(ProgramError) as stopped:
        read_list(path, lambda: next(clock))
    assert stopped.value.sentence == f"{path}:3: reading took more than 30 seconds; import it in parts."


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
            "write ja or nei",
            "title: must be filled in",
            "link: “http://x.no” is not an https:// address",
            "start: “31.2.2027 12:00” is not a date and a time",
            "write it like 2026-12-10T13:00",
            "minutes: “ja” is not a number of minutes from 5 to 480",
        ],
        "5": ["wrong: uid: must be filled in"],
        "6": ["wrong: uid: “w1” stands on line 2 too"],
        "7": [
            "wrong: link: must be filled in",
            "start: must be filled in",
            "minutes: must be filled in",
        ],
        "8": [
            "wrong: cells: it has 11 cells, and the first line has 9",
            "a cell with a separator in it needs quotation marks",
        ],
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
        (b"uid;tittel\nw1;x\n", "it says tittel (did you mean title?)"),
        (b"uid;cancelled;cancled\nw1;ja;\n", "it says cancled (did you mean cancelled?)"),
        (b"title\nx\n", "it says title"),
        (b"uid;uid\nx;y\n", "it says uid, uid"),
        (b"uid;title\n", "liste.csv has no webinars in it"),
        (b'uid;title\nw1;"open\nw2;x\n', 'liste.csv:2: a quotation mark (") is not closed'),
        (
            b'uid;title\nw1;x\nw2;"to" x\n',
            'liste.csv:3: a quotation mark (") is not closed, or stands inside',
        ),
        (b"uid;title\nw1;" + b"x" * 200_000 + b"\n", "liste.csv:2: a cell has more than 131072 characters"),
        (b"\xff\xfeu\x00i\x00d\x00", "liste.csv has no webinars in it"),
        (b"\xff\xfeu\x00i\x00d", "liste.csv is damaged; save it once more as CSV (UTF-8)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "liste.csv is not a text file; save it as CSV (UTF-8)"),
        (b"PK\x03\x04\x14\x00", "liste.csv is a spreadsheet's own format (.xlsx or .ods); save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "liste.csv is an old spreadsheet's own format (.xls)"),
        (b"uid\n" + b"w\n" * 1001, "liste.csv has more than 1000 webinars; import it in parts"),
        (b"uid;" * 2_000_000, "liste.csv is too large for a list of webinars: at most 5 MB are read"),
    ],
)
def test_a_file_that_is_no_list(hms: Hms, write: Write, content: bytes, says: str) -> None:
    assert says in hms.refused("import", write(content))


def test_a_file_that_is_not_there(hms: Hms, tmp_path: Path) -> None:
    assert "cannot be read: No such file or directory." in hms.refused("import", str(tmp_path / "x.csv"))
    assert "cannot be read: Is a directory." in hms.refused("import", str(tmp_path))
