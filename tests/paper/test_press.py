"""The process that draws: what hangs in it keeps nobody else waiting."""

import asyncio
import time

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
