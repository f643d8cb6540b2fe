"""What people's programs put around a line, and into it."""

import pytest

from bot.commands.cleaning import clean_line
from bot.commands.errors import NotUnderstood
from bot.commands.grammar import find_command
from bot.handlers.registry import REGISTRY
from bot.model.month import Month
from tests.asking import read
from tests.every import every


@every(
    "line",
    [
        "hms: neste måned",
        "/hms, neste måned",
        "neste måned?",
        "neste måned.",
        "neste måned …",
        "/hms neste måned!",
        "«neste måned»",
        "“neste måned”",
        '/hms "neste måned"',
        "'neste måned'",
        "*neste måned*",
        "_neste måned_",
        "`neste måned`",
        "> neste måned",
        "• neste måned",
        "- neste måned",
        ", neste måned",
        "neste\u00a0måned",
        "neste&nbsp;måned",
        "neste\u202fmåned",
        "neste\u00admåned",
        "\ufeffneste måned\u200b",
        "\u200e/hms neste måned\u200f",
        "neste\nmåned",
        "／hms　neste måned",
        '<quoted messageId="1772050244572"/> hms neste måned',
        '<attachment id="7"></attachment>neste måned',
    ],
)
def test_what_stands_around_a_line_is_no_part_of_it(line: str) -> None:
    assert read(clean_line(line))[0] == "hms neste-måned"


@pytest.mark.parametrize("line", ["/hms ?", "?", "/hms hjelp?"])
def test_a_question_mark_asks_for_help(line: str) -> None:
    assert read(clean_line(line))[0] == "hms hjelp"


@pytest.mark.parametrize("sign", [".", "!", ";", "…", "*"])
def test_a_change_may_end_as_a_sentence_does(sign: str) -> None:
    name, values = read(f"/hms bytt desember brann{sign}")
    assert (name, values["month"], values["theme"].key) == ("hms bytt", Month(2026, 12), "brann")


def test_a_question_changes_nothing() -> None:
    with pytest.raises(NotUnderstood):
        read("/hms bytt desember brann?")
    assert find_command("/hms pause?", REGISTRY).command.name != "hms pause"
    assert find_command("/hms pause!", REGISTRY).command.name == "hms pause"


@pytest.mark.parametrize(
    "title", ["Hva nå?", "«Stille stund»", "Ro & mak", "Vi prøver ...", "5 < 7", "Tom &amp; Jerry"]
)
def test_what_would_be_kept_stays_as_it_stands(title: str) -> None:
    assert read(clean_line(f"/hms eget januar {title}"))[1]["title"] == title
