"""`hms-bot content check` as an administrator reads it."""

from datetime import date
from pathlib import Path

import pytest

from bot.admin.content import report
from bot.cli import main
from bot.content.law import LawReference
from bot.model.texts import Localized


def reference(key: str, read_on: date | None, *, certain: bool = True) -> LawReference:
    words = Localized(f"{key}loven § 1", f"{key}lova § 1", f"the {key} Act § 1")
    return LawReference(key, words, certain, f"https://lovdata.no/{key}", read_on, date(2024, 1, 1))


def test_what_nobody_has_read_for_twelve_months_is_listed_with_where_to_read_it() -> None:
    law = [
        reference("ny", date(2026, 7, 29)),
        reference("skjult", None, certain=False),
        reference("gammel", date(2026, 7, 28)),
    ]
    assert report(law, date(2027, 7, 28)) == [
        "REFERENCE        READ        IN FORCE FROM  SHOWN  SOURCE",
        "gammelloven § 1  2026-07-28  2024-01-01     yes    https://lovdata.no/gammel",
        "skjultloven § 1  never       2024-01-01     no     https://lovdata.no/skjult",
        "2 of 3 references have not been read for twelve months.",
        "Read each at its source, and write the day in bot/content/law.yaml.",
    ]


def test_when_all_has_been_read_it_says_so() -> None:
    law = [reference("ny", date(2026, 7, 28))]
    assert report(law, date(2027, 7, 27)) == ["All 1 references have been read within twelve months."]


def test_it_is_a_report_and_no_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HMS_DATA_DIR", str(tmp_path / "data"))
    assert main(["content", "check"]) == 0
    assert "barnehageloven § 26" in capsys.readouterr().out, "nobody has read it"
    assert not (tmp_path / "data").exists()
