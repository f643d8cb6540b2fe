"""What people type, as it is kept: cleaned of what cannot be seen, and never interpreted."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.message.words import Voice
from bot.model.texts import LINK_LIMIT, BadLink, Empty, Language, Localized, TooLong, clean, https_link
from tests.every import every

# Whatever a program may send, lone surrogates too.
ANYTHING = st.text(st.characters(codec=None), max_size=200)
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(ANYTHING)
def test_a_cleaned_text_can_be_stored_and_seen(text: str) -> None:
    try:
        kept = clean(text, 200)
    except (Empty, TooLong):
        return
    assert kept.encode()
    assert "\x00" not in kept
    assert not {unicodedata.category(character) for character in kept.replace("\n", "")} & {"Cc", "Cs"}
    assert not set(kept) & set(DIRECTION_MARKS)
    assert kept == kept.strip()


@given(ANYTHING)
@example("e\u200e\u0301")  # an accent that finds its letter when the mark between them goes
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    try:
        kept = clean(text, 200)
    except (Empty, TooLong):
        return
    assert clean(kept, 200) == kept


@pytest.mark.parametrize(
    "text",
    [
        "<!channel> og @everyone, kom!",
        "*fet* _kursiv_ ~strøket~ `kode` [lenke](https://example.no)",
        "<b>fet</b> <script>alert(1)</script> &amp;",
        "{name} %s ${HOME} \\n",
        "Blåbær, ærfugl og øl – «sånn»",
        "En linje\nog en til",
        "👩‍👧 i garderoben",
    ],
)
def test_markup_and_mentions_are_kept_as_typed(text: str) -> None:
    assert clean(text, 80) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Støy \n", "Støy"),
        ("St\x00ø\x07y\x1b[31m", "Støy[31m"),
        ("\u202eyøts\u202c", "yøts"),
        ("Sto\u0308y", "Stöy"),
        ("\ud83dStøy\udfff", "Støy"),
    ],
)
def test_what_cannot_be_seen_is_taken_away(typed: str, kept: str) -> None:
    assert clean(typed, 80) == kept


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\x00\x01", "\u202e\u2066", "\ud800", "\u200b\u200d", "\u00ad"]
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(Empty):
        clean(text, 80)


def test_ten_thousand_characters_are_too_long_and_both_numbers_are_told() -> None:
    with pytest.raises(TooLong) as refused:
        clean("a" * 10_000, 600)
    assert (refused.value.length, refused.value.limit) == (10_000, 600)
    assert clean("a" * 600, 600)


# Links


@pytest.mark.parametrize(
    "link",
    [
        "https://example.no",
        "https://example.no/side?a=b&c=d#e",
        "https://blåbær.no/økt",
        "https://example.no:8443/x",
        "HTTPS://EXAMPLE.NO/",
    ],
)
def test_an_https_address_with_a_host_is_a_link(link: str) -> None:
    assert https_link(f" {link} ") == link


@every(
    "link",
    [
        "",
        "example.no",
        "http://example.no",
        "javascript:alert(1)",
        "https:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://example.no",
        "//example.no",
        "https://",
        "https:///side",
        "https://localhost/side",
        "https://.",
        "https://..no",
        "https://.example.no",
        "https://example..no",
        "https://user@example.no",
        "https://user:secret@example.no",
        "https://@example.no",
        "https://bank.no\\@example.no",
        "https://example.no/a b",
        "https://example.no/a\nb",
        "https://example.no/a\x00b",
        "https://example.no/\x01",
        "https://example.no/\u202efdp",
        "https://example.no/\ud800",
        "https://example.no/<script>",
        'https://example.no/"onclick=',
        "https://example.no|Klikk her",
        "https://[::1/",
        "https://example.no:99999/",
        "https://example.no:port/",
        "https://example.no/" + "a" * LINK_LIMIT,
    ],
)
def test_everything_else_is_not(link: str) -> None:
    with pytest.raises(BadLink):
        https_link(link)


@given(st.one_of(ANYTHING, ANYTHING.map(lambda text: f"https://example.no/{text}")))
def test_a_link_that_is_taken_can_be_stored_and_drawn(text: str) -> None:
    try:
        link = https_link(text)
    except BadLink:
        return
    assert link.encode()
    assert link.isprintable()
    assert not set(link) & set(' <>"`\\|')


# Languages


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        (Localized(nb="uke", nn="veke", en="week"), Language.NN, "veke"),
        (Localized(nb="uke", en="week"), Language.NN, "uke (på bokmål)"),
        (Localized(nn="veke", en="week"), Language.NB, "veke (på nynorsk)"),
        (Localized(en="week"), Language.NB, "week (på engelsk)"),
        (Localized(nn="veke"), Language.EN, "veke (in nynorsk)"),
    ],
)
def test_a_text_that_lacks_a_language_is_shown_in_another_and_says_which(
    text: Localized, wanted: Language, said: str
) -> None:
    assert Voice(wanted).say(text) == said


@given(st.sampled_from(Language), st.sampled_from(Language))
def test_what_a_group_writes_exists_in_its_own_language_alone(written: Language, wanted: Language) -> None:
    assert Localized.only(written, "tekst").in_language(wanted) == ("tekst", written)


def test_a_text_in_no_language_at_all_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no language"):
        Localized().in_language(Language.NB)
