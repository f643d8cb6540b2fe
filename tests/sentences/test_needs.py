"""People in need are heard, whatever words they have for it; and who is in no need is not met as if."""

from pathlib import Path

import msgspec
import pytest

from bot.content.yaml_file import read_yaml
from bot.handlers.understood.need_cards import INSPECTION, TALK
from bot.message.words import Language, Voice
from bot.understanding.needs import Need, need_in
from tests.every import every_language
from tests.world import World, said

FOUND, FALSE = 0.97, 0.02
MISSED_UNSEEN, FALSE_UNSEEN = 0.05, 0.08
"""The ordinary lines among these are chosen to sound like a need: `my phone died`."""
HERE = Path(__file__).parent
IN_NEED = [
    (need, text)
    for need, said_in in read_yaml(HERE / "needs.yaml", dict[Need, dict[str, list[str]]]).items()
    for texts in said_in.values()
    for text in texts
]
ORDINARY = read_yaml(HERE / "ordinary.yaml", dict[str, list[str]])["ordinary"]


class Unseen(msgspec.Struct, forbid_unknown_fields=True):
    need: dict[Need, dict[str, list[str]]]
    ordinary: list[str]


UNSEEN = read_yaml(HERE / "needs_unseen.yaml", Unseen)


def test_nearly_all_who_are_in_need_are_heard_and_mostly_for_what_they_need() -> None:
    heard = [(text, need, need_in(text)) for need, text in IN_NEED]
    missed = [text for text, _need, found in heard if found is None]
    others = [(text, found) for text, need, found in heard if found not in (need, None)]
    assert len(IN_NEED) >= 300
    assert len(missed) <= (1 - FOUND) * len(IN_NEED), missed
    assert len(others) <= 0.1 * len(IN_NEED), others


def test_ordinary_sentences_are_hardly_ever_met_as_a_need() -> None:
    met = [(text, need) for text in ORDINARY if (need := need_in(text))]
    assert len(ORDINARY) >= 300
    assert len(met) <= FALSE * len(ORDINARY), met


def test_the_same_holds_for_lines_written_before_the_examples_were_seen() -> None:
    in_need = [text for texts in UNSEEN.need.values() for some in texts.values() for text in some]
    missed = [text for text in in_need if need_in(text) is None]
    assert len(missed) <= MISSED_UNSEEN * len(in_need), missed
    met = [(text, need) for text in UNSEEN.ordinary if (need := need_in(text))]
    assert len(met) <= FALSE_UNSEEN * len(UNSEEN.ordinary), met


@pytest.mark.parametrize(
    "text", ["ET BARN PUSTER IKKE", "Jeg Vil Dø", "  æ vil dø!!! ", "/hms jeg orker ikke leve"]
)
def test_they_are_heard_however_it_is_written(small_world: World, text: str) -> None:
    answer = small_world.ask(text, "ansatt")
    assert answer.private
    assert "113" in said(answer)
    assert not any(button.line.startswith("hms hjelp") for button in answer.card.buttons)


@every_language
def test_a_phone_number_is_never_broken_over_two_lines(language: Language) -> None:
    assert "116\u00a0123" in Voice(language).say(TALK)
    assert "73\u00a019\u00a097\u00a000" in Voice(language).say(INSPECTION)
