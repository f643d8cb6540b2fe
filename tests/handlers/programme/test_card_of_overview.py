"""What the card with the overview's link promises is what its reader's page shows."""

import pytest

from bot.handlers.programme.overview.cards import overview_card
from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from bot.model.programme import ProgrammeRole

ARBEIDSGRUPPE, HJELPER = ProgrammeRole.ARBEIDSGRUPPE, ProgrammeRole.HJELPER


@pytest.mark.parametrize(
    ("roles", "alone", "own"),
    [({ARBEIDSGRUPPE}, True, False), ({HJELPER}, False, True), ({ARBEIDSGRUPPE, HJELPER}, False, False)],
)
def test_that_none_is_shown_alone_is_said_to_those_who_see_sums_only(
    roles: set[ProgrammeRole], alone: bool, own: bool
) -> None:
    text = plain_text(overview_card("https://example.no", roles), Voice(Language.NB))
    assert ("aldri én alene" in text) is alone
    assert ("Barnehagene dine: hvem som venter på svar" in text) is own
    assert ("samlet" in text) is (ARBEIDSGRUPPE in roles)
