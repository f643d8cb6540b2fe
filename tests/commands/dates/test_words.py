"""The vocabulary of dates: each word means one thing, and is read as that."""

from collections import Counter

from bot.commands.dates.lexer import tokens_of
from bot.commands.dates.tokens import Tokens
from bot.commands.dates.words import SAID, key_of
from tests.every import every

PHRASES: list[tuple[str, Tokens]] = [
    (" ".join(phrase.split()), said if isinstance(said, tuple) else (said,))
    for said, phrases in SAID
    for phrase in phrases.split(",")
]


def test_no_word_means_two_things() -> None:
    meanings = {(" ".join(map(key_of, phrase.split())), said) for phrase, said in PHRASES}
    times = Counter(key for key, _said in meanings)
    assert "" not in times
    assert [key for key in times if times[key] > 1] == []


@every("phrase, said", PHRASES)
def test_a_phrase_is_read_as_what_it_means(phrase: str, said: Tokens) -> None:
    assert tokens_of(phrase) == said
    assert tokens_of(phrase.upper()) == said
    assert tokens_of(f"«{phrase}»,") == said
