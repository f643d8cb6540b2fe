"""A vernerunde on paper: the checklist to fill in, and what was found on one."""

from bot.content.library import Library
from bot.handlers.safety_round.sheet import blank_sheet, result_sheet
from bot.model.measure import MeasureState
from bot.model.safety_round import PointState
from bot.paper.round_sheet import RoundSheet, SheetPoint
from tests.sample import Sample

LIBRARY = Library.load()


def points(sheet: RoundSheet) -> list[SheetPoint]:
    return [point for area in sheet.areas for point in area.points]


def test_the_checklist_has_own_points_and_not_those_that_are_left_out() -> None:
    kindergarten = Sample(LIBRARY).kindergarten
    sheet = blank_sheet(kindergarten, LIBRARY)
    (own, left_out) = kindergarten.checklist
    named = [point.what for point in points(sheet)]
    assert own.what in named
    assert LIBRARY.round_areas[1].points[2].key == left_out.key
    assert LIBRARY.round_areas[1].points[2].what not in named
    assert len(named) == sum(len(area.points) for area in LIBRARY.round_areas)
    assert {point.state for point in points(sheet)} == {None}
    assert (sheet.kindergarten, sheet.started_on) == (kindergarten.name, None)


def test_the_result_has_what_was_found_in_the_order_of_the_walk() -> None:
    kindergarten = Sample(LIBRARY).kindergarten
    sheet = result_sheet(kindergarten, LIBRARY, kindergarten.safety_rounds[0])
    assert [area.title for area in sheet.areas] == [LIBRARY.round_areas[0].title]
    assert [point.state for point in points(sheet)] == [
        PointState.OK,
        PointState.TO_FIX,
        PointState.SKIPPED,
    ]
    fault = points(sheet)[1]
    assert (fault.measure, fault.put_right) == (kindergarten.measures[0].what, False)
    assert (sheet.finished_on, sheet.next_on) == (
        kindergarten.safety_rounds[0].finished_on,
        kindergarten.safety_rounds[0].next_on,
    )


def test_what_a_measure_has_put_right_is_said_to_be() -> None:
    kindergarten = Sample(LIBRARY).kindergarten
    kindergarten.measures[0].state = MeasureState.DONE
    sheet = result_sheet(kindergarten, LIBRARY, kindergarten.safety_rounds[0])
    assert [point.put_right for point in points(sheet)] == [False, True, False]


def test_what_was_found_in_an_area_that_is_no_more_is_on_paper_still() -> None:
    kindergarten = Sample(LIBRARY).kindergarten
    kindergarten.checked_points[0].area, kindergarten.checked_points[0].key = "loft", "loftet"
    sheet = result_sheet(kindergarten, LIBRARY, kindergarten.safety_rounds[0])
    assert [area.title for area in sheet.areas] == [LIBRARY.round_areas[0].title, "loft"]
