"""Long lists: whatever page is asked for, each thing is on one, and each page leads to the next."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.common.paging import Page, page_within, pages_of_two

lists = st.integers(0, 20).map(lambda count: [*range(count)])
sizes = st.integers(2, 6)


def line(number: int) -> str:
    return f"hms program brev eldre {number}"


def every_page(found: list[int], size: int) -> Iterator[Page[int]]:
    number = 1
    while number:
        page = Page.of(found, number, size)
        yield page
        number = number + 1 if page.onward("More", line) else 0


@given(lists, sizes)
def test_each_thing_is_on_one_page(found: list[int], size: int) -> None:
    pages = [*every_page(found, size)]
    assert [one for page in pages for one in page] == found
    assert all(len(page.shown) + page.after == len(found) - size * (page.number - 1) for page in pages)


@given(lists, lists, sizes)
def test_each_thing_of_two_lists_is_on_one_page_and_the_first_has_both(
    first: list[int], second: list[int], size: int
) -> None:
    last = max(-(-(len(first) + len(second)) // size), 1)
    pages = [pages_of_two(first, second, number, size) for number in range(1, last + 1)]
    assert [one for page, _other in pages for one in page] == first
    assert [one for _page, other in pages for one in other] == second
    assert [bool(one) for one in pages[0]] == [bool(first), bool(second)]
    assert [bool(other.after) for _page, other in pages] == [True] * (last - 1) + [False]


@given(st.integers(0, 10**12), sizes, st.integers(0, 50))
def test_a_page_that_is_not_there_is_the_first(number: int, size: int, count: int) -> None:
    page = page_within(number, size, count)
    assert page == 1 or size * (page - 1) < count
