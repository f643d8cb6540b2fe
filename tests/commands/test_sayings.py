"""Finding what is meant by what people say for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.sayings import ENOUGH, MOST, Book, near, shares, whole
from bot.model.texts import Sayings


def said(*phrases: str) -> Sayings:
    return Sayings(phrases, phrases, phrases)


BOOK: Book = (
    ("noise", said("bråk", "det bråker sånn", "hodepine av lyden", "det ule i øran", "tungt")),
    ("back", said("vondt i ryggen", "vondt i ryggjen", "tunge løft", "bærer hele dagen", "tungt")),
    ("few", said("for få på jobb", "me e for få", "mangler folk", "alene igjen")),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("bråk", "noise"),
        ("BRAAK!", "noise"),
        ("«Bråk»?", "noise"),
        ("  vondt  i ryggjen.", "back"),
        ("Me e for få", "few"),
        ("me e for faa …", "few"),
    ],
)
def test_a_whole_phrase_is_read_however_it_is_spelt(text: str, key: str) -> None:
    assert whole(text, BOOK) == key
    assert near(text, BOOK)[0][0] == key


@pytest.mark.parametrize("text", ["bråker", "ryggen", "tungt", "", "…", "støy"])
def test_less_than_a_whole_phrase_or_the_phrase_of_two_is_none(text: str) -> None:
    assert whole(text, BOOK) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("det er så mye bråk på avdelingen", "noise"),
        ("bråkete", "noise"),
        ("ungebråk", "noise"),
        ("ryggvondt", "back"),
        ("ryggen min er vond", "back"),
        ("i dag mangla det folk igjen", "few"),
    ],
)
def test_words_that_share_pieces_find_it_in_any_form(text: str, key: str) -> None:
    assert near(text, BOOK)[0][0] == key


def test_a_rare_word_tells_more_than_several_common_ones() -> None:
    """All three have `på`, `i` or `det`: one who says `øran` among them means one thing."""
    assert near("det er på og i og for øran", BOOK)[0][0] == "noise"


@pytest.mark.parametrize("text", ["xyzzy", "", "???", "𝄞", "\ud800"])
def test_something_else_finds_nothing(text: str) -> None:
    assert near(text, BOOK) == []


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert whole("bråk", ()) is None
    assert near("bråk", ()) == []
    assert near("bråk", BOOK[:1]) == []  # all pieces belong to the one thing there is, and tell nothing


@given(st.text(max_size=200))
def test_shares_are_between_none_and_all_and_the_best_come_first(text: str) -> None:
    found = shares(text, BOOK)
    assert all(0 < share <= 1 + 1e-9 for _key, share in found)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
    assert near(text, BOOK) == [pair for pair in found[:MOST] if pair[1] >= ENOUGH]
    assert shares(text.upper(), BOOK) == shares(text.upper().lower(), BOOK)
