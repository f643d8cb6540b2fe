"""The silent kindergartens on the overview."""

from datetime import date

import pytest

from bot.handlers.programme.overview.silent import MOST_NAMES, silent_section
from bot.message.words import Language, Voice
from bot.store.following import Active


@pytest.mark.parametrize(("count", "said"), [(MOST_NAMES, False), (MOST_NAMES + 1, True)])
def test_that_a_list_is_cut_is_said(count: int, said: bool) -> None:
    long_ago = date(2026, 1, 5)
    known = [Active(f"Barnehage {number}", (), long_ago, None) for number in range(count)]
    section = silent_section(known, date(2026, 11, 23))
    assert len(section.table.rows) == MOST_NAMES
    assert section.about is not None
    assert ("Bare de første 200 er vist." in Voice(Language.NB).say(section.about)) is said
