"""The process that draws: what hangs in it keeps nobody else waiting."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from bot.paper import press
from bot.paper.press import Press
from bot.paper.typeset import Form, NotDrawn

LONG = 600.0


def draw_or_hang(_template: str, data: str, _form: Form) -> bytes:
    """Stands for typst, in the process that draws."""
    if data == "hangs":
        time.sleep(LONG)
    return data.encode()


def draw_or_end(template: str, data: str, _form: Form) -> bytes:
    """Stands for typst in a process that ends: always, or only where it finds a file, which it takes away."""
    if data == "ends":
        os._exit(1)
    if Path(template).exists():
        Path(template).unlink()
        os._exit(1)
    return data.encode()


def test_a_document_that_hangs_is_given_up_with_its_process_and_the_next_has_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(press, "typeset", draw_or_hang)

    async def drawn() -> bytes:
        made = Press()
        try:
            with monkeypatch.context() as soon:
                soon.setattr(press, "PATIENCE", 0.01)
                with pytest.raises(NotDrawn):
                    await made.draw("sheet", "hangs", "pdf")
            return await made.draw("sheet", "next", "pdf")
        finally:
            made.close()

    assert asyncio.run(drawn()) == b"next"


def deaths(caplog: pytest.LogCaptureFixture) -> int:
    return sum(one.getMessage().startswith("The process that draws ended;") for one in caplog.records)


def test_what_waits_in_a_process_that_ends_is_drawn_in_a_new_one_and_each_end_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(press, "typeset", draw_or_end)
    fatal = tmp_path / "fatal"

    async def drawn() -> list[bytes]:
        made = Press()
        try:
            found = []
            for turn in ("first", "second"):
                fatal.touch()
                waiting = (made.draw(f"{fatal}", f"{turn} {number}", "pdf") for number in range(5))
                found += await asyncio.gather(*waiting)
            return found
        finally:
            made.close()

    assert asyncio.run(drawn()) == [
        f"{turn} {number}".encode() for turn in ("first", "second") for number in range(5)
    ]
    assert len(caplog.records) == deaths(caplog) == 2


def test_a_document_that_ends_every_process_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(press, "typeset", draw_or_end)

    async def drawn() -> list[bytes | BaseException]:
        made = Press()
        try:
            waiting = (made.draw("sheet", data, "pdf") for data in ("ends", "one", "two"))
            return await asyncio.gather(*waiting, return_exceptions=True)
        finally:
            made.close()

    ended, *others = asyncio.run(drawn())
    assert isinstance(ended, NotDrawn)
    assert others == [b"one", b"two"]
    assert deaths(caplog) == 2
    assert "Not drawn: sheet: the process that draws ended twice" in caplog.text
