"""What programs write into .ics files, each in its own way."""

from pathlib import Path
from urllib.parse import quote

import pytest

from bot.admin.webinars.calendars import calendar_rows
from tests.admin.webinars.conftest import Hms
from tests.admin.webinars.events import LINK, MEETING, calendar, refused, row, told


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["LOCATION:https://example.no/1\\, møterom 2"], LINK),
        (["LOCATION:Nettmøte (https://example.no/1)"], LINK),
        (["LOCATION:Nettmøte [https://example.no/1]."], LINK),
        (["LOCATION:https://example.no/1\\; Rådhuset"], LINK),
        (["LOCATION:Bli med på https://example.no/1."], LINK),
        (["LOCATION:«https://example.no/1»!"], LINK),
        (["LOCATION:**https://example.no/1**"], LINK),
        (["LOCATION:[Bli med](https://example.no/1)"], LINK),
        (["LOCATION:<https://example.no/1>"], LINK),
        (["LOCATION:HTTPS://example.no/1"], LINK),
        (["LOCATION:https://no.example.org/wiki/Støy_(lyd)"], "https://no.example.org/wiki/Støy_(lyd)"),
        (["LOCATION:https://example.no/1", "LOCATION:"], LINK),
        (["LOCATION:https://localhost/x https://example.no/1"], LINK),
        (["URL:https://example.no/1", "LOCATION:https://example.no/kart"], LINK),
        (["CONFERENCE;VALUE=URI:tel:+4721000000,,,1#", "CONFERENCE;VALUE=URI:https://example.no/1"], LINK),
        (
            ["X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"],
            "https://meet.google.com/abc-defg-hij",
        ),
        (["X-MICROSOFT-SKYPETEAMSMEETINGURL:" + MEETING, "LOCATION:Microsoft Teams-møte"], MEETING),
        (["LOCATION:https://maps.example.no/?q=Storgata", "DESCRIPTION:Bli med: " + MEETING], MEETING),
        (
            ["DESCRIPTION:Bli med: https://us02web.zoom.us/j/8123?pwd=a\\nHjelp: https://zoom.us/u/b"],
            "https://us02web.zoom.us/j/8123?pwd=a",
        ),
        (['DESCRIPTION:Bli med <a href="https://example.no/1">her</a>'], LINK),
        (["DESCRIPTION:Møtet: https://example.no/1. Velkommen!"], LINK),
    ],
)
def test_the_address_to_join_at_is_found(lines: list[str], link: str) -> None:
    read = calendar_rows(
        Path("liste.ics"),
        calendar({"URL": None, "DESCRIPTION": None}).replace(
            "END:VEVENT", "\r\n".join([*lines, "END:VEVENT"])
        ),
    )
    assert [one.cells.get("link") for one in read] == [link]


def test_which_address_of_a_description_is_not_guessed(hms: Hms, tmp_path: Path) -> None:
    two = {"URL": None, "DESCRIPTION": "Program: https://example.no/1 Påmelding: https://example.no/2"}
    assert "link: there are 2 addresses in DESCRIPTION; put the right one in LOCATION" in refused(
        hms, tmp_path, calendar(two)
    )
    one = {"URL": None, "DESCRIPTION": f"Bli med: {MEETING} Hjelp: https://example.no/hjelp"}
    assert told(hms, tmp_path, calendar(one), "--dry-run")[0].endswith(f"; link: {MEETING} in DESCRIPTION")


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Ckari%40example.no%7C"
        + "a" * 600,
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={}&locale=nb",
        "https://www.google.com/url?q={}&sa=D&source=calendar",
    ],
)
def test_what_a_mail_program_wraps_around_a_link_is_taken_away(wrapped: str) -> None:
    """It holds the e-mail address of the one who read it."""
    twice = wrapped.format(quote(wrapped.format(quote(MEETING, safe="")), safe=""))
    assert row(f"LOCATION:{twice}", without="URL").cells["link"] == MEETING


@pytest.mark.parametrize(
    "line",
    [
        "GEO:",
        "CONFERENCE;//example.no/1",
        "PRIORITY:høy",
        "SEQUENCE:x",
        "CREATED:00001231T000000Z",
        "EXDATE:",
        "X-Æ:1",
        'ATTENDEE;CN="Kari";X-COMMENT="kommer "kanskje"":mailto:kari@example.no',
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Gata 1\n0001 Oslo";X-TITLE=Hus:geo:59.91,10.75',
        'DESCRIPTION;ALTREP="CID:1":Om støy\\npå to linjer',
        "DTSTART:",
        "RRULE:",
        "LAST-MODIFIED:i går",
        "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Husk\nSUMMARY:Noe annet\nEND:VALARM",
        "BEGIN:VALARM",
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
        "CATEGORIES:",
        "DURATION:",
    ],
)
def test_what_is_not_used_is_not_judged(line: str) -> None:
    plainly = row()
    read = row(line)
    assert not read.problems
    assert (read.cells, read.notes) == (plainly.cells, plainly.notes)
    assert set(read.cells) == {"uid", "title", "link", "start", "minutes", "text"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "<p>Velkommen&nbsp\\;til <b>webinar</b></p><ul><li>Støy</li></ul>",
            "Velkommen til webinar\n\n– Støy",
        ),
        ('Først<br>så <a href="https://example.no">her</a>&amp\\;der', "Først\nså her&der"),
        ("<html><head><style>p {color: red}</style></head><body><div>Hei</div></body></html>", "Hei"),
        ("3 < 5\\, <navn> og a&b", "3 < 5, <navn> og a&b"),
        ("Tre\n fortalte\nlinjer", "Tref\nlinjer".replace("Tref", "Trefortalte")),
        ("a" * 700, "a" * 599 + "…"),
        ("Ord på ord. " * 60, ("Ord på ord. " * 49).rstrip(" .") + ". Ord på…"),
        (f"Velkommen.\\n____________\\nMicrosoft Teams-møte\\nBli med: {MEETING}\\nKode: 1", "Velkommen."),
        (
            "Først\\n____________\\nSå mer om https://example.no",
            "Først\n____________\nSå mer om https://example.no",
        ),
    ],
)
def test_a_description_becomes_plain_text_that_fits(written: str, text: str) -> None:
    read = row(f"DESCRIPTION:{written}", without="DESCRIPTION")
    assert read.cells["text"] == text
    assert len(text) <= 600


def test_a_dry_run_says_what_was_shortened_or_left_out(hms: Hms, tmp_path: Path) -> None:
    long = calendar({"DESCRIPTION": "Ord på ord. " * 60})
    assert told(hms, tmp_path, long, "--dry-run")[0].endswith(
        "; text: shortened, for it has 719 characters and 600 fit"
    )
    added = calendar({"DESCRIPTION": f"Velkommen.\\n________________\\nBli med: {MEETING}"})
    assert told(hms, tmp_path, added, "--dry-run")[0].endswith(
        "; text: what the meeting program has added below a line is left out"
    )


def test_an_old_program_s_letters() -> None:
    read = row("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:St=C3=B8y og =\nstemme", without="SUMMARY")
    assert read.cells["title"] == "Støy og stemme"


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "DECLINECOUNTER", "refresh"])
def test_an_answer_to_an_invitation_is_no_webinar(hms: Hms, tmp_path: Path, method: str) -> None:
    path = tmp_path / "svar.ics"
    path.write_text(calendar({"SUMMARY": "Godtatt: Støy"}, more=f"METHOD:{method}"), "utf-8")
    assert f"is an answer to an invitation (METHOD:{method.upper()})" in hms.refused("import", str(path))
