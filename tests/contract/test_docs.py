"""The pages that are derived from the code are as the code is now; `make docs` writes them."""

import pytest

from bot.handlers.registry import REGISTRY
from tests.tools.docs import DOCS, PAGES, commands_page, table


@pytest.mark.parametrize("name", PAGES)
def test_a_derived_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `make docs`"


def test_every_command_stands_in_both_languages_with_all_its_names() -> None:
    rows = commands_page().splitlines()
    for command in REGISTRY:
        mine = [row for row in rows if row.startswith(f"| `/{command.name}` |")]
        assert len(mine) == 2
        for row in mine:
            assert all(f"`{name}`" in row for name in command.also)


def test_a_bar_in_a_cell_does_not_begin_another() -> None:
    assert list(table(("a", "b"), iter([("x | y", "z")])))[-1] == "| x \\| y | z |"
