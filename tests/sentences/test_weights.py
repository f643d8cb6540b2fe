"""What was learned is of the examples as they are. If not: `make understanding`."""

from itertools import islice

from bot.handlers.registry import UNDERSTANDING
from bot.understanding.weights import weights

EACH, FOUND = 9, 0.9


def test_each_meaning_that_has_examples_was_learned() -> None:
    assert not UNDERSTANDING.examples().keys() ^ set(weights().meanings), "make understanding"
    assert weights().others == UNDERSTANDING.for_others, "make understanding"


def test_nearly_all_examples_are_found() -> None:
    said = [(name, one) for name, some in UNDERSTANDING.examples().items() for one in some]
    tried = list(islice(said, 0, None, EACH))
    missed = [(name, one) for name, one in tried if weights().likely(one)[0][0] != name]
    assert len(missed) <= (1 - FOUND) * len(tried), ("make understanding", missed)
