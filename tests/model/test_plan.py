"""The fremdriftsplan: copied from a template, and then the kindergarten's own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import load_plan
from bot.model.days import ClosedDays, Closure, Days, is_open
from bot.model.kindergarten import Kindergarten
from bot.model.plan import (
    Milestone,
    MilestoneChanged,
    MilestoneClosed,
    MilestoneTemplate,
    NoPlan,
    PhaseTemplate,
    PlanRunning,
    Status,
    add_milestone,
    close_days,
    due_after,
    move_plan,
    open_milestones,
    phase_at,
    reopen_days,
    start_plan,
    we_are_here,
)
from bot.model.texts import Language, Localized
from tests.strategies import closed_around, days

NOW = datetime(2026, 8, 10, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
START = date(2026, 8, 10)
TEMPLATE = load_plan()
SAID = TEMPLATE[0].milestones[0].said


@pytest.fixture
def kindergarten() -> Kindergarten:
    made = Kindergarten(zone="Europe/Oslo", closed=())
    start_plan(made, TEMPLATE, START, now=NOW)
    return made


def milestone(kindergarten: Kindergarten, key: str) -> Milestone:
    return next(one for one in kindergarten.milestones if one.key == key)


def dues(kindergarten: Kindergarten) -> dict[str, date]:
    return {one.key: one.due for one in kindergarten.milestones}


# Starting


def test_the_template_is_copied_whole_and_in_its_order(kindergarten: Kindergarten) -> None:
    assert [phase.key for phase in kindergarten.phases] == [phase.key for phase in TEMPLATE]
    every = [one for phase in TEMPLATE for one in phase.milestones]
    copies = kindergarten.milestones
    assert [(one.key, one.title, one.definition, one.responsible, one.week) for one in copies] == [
        (one.key, one.title, one.definition, one.responsible, one.week) for one in every
    ]
    assert [one.position for one in copies] == list(range(len(every)))
    assert {one.status for one in copies} == {Status.OPEN}


def test_a_later_template_does_not_change_a_running_plan(kindergarten: Kindergarten) -> None:
    before = milestone(kindergarten, "forankret").title
    text = Localized(nb="Noe nytt")
    newer = (PhaseTemplate("f0", text, (MilestoneTemplate("forankret", text, text, text, 9, SAID),)),)
    with pytest.raises(PlanRunning):
        start_plan(kindergarten, newer, START, now=NOW)
    assert milestone(kindergarten, "forankret").title == before
    assert len(kindergarten.phases) == len(TEMPLATE)


@given(st.data(), days)
def test_every_milestone_falls_on_an_open_day_and_never_in_july(data: st.DataObject, start: date) -> None:
    made = Kindergarten(zone="Europe/Oslo", closed=data.draw(closed_around(start)))
    start_plan(made, TEMPLATE, start, now=NOW)
    assert all(is_open(one.due, made.closed) and one.due.month != 7 for one in made.milestones)
    by_week = sorted(made.milestones, key=lambda one: one.week or 0)
    assert [one.due for one in by_week] == sorted(one.due for one in by_week)


def test_who_starts_in_the_middle_has_the_earlier_phases_done_without_dates() -> None:
    made = Kindergarten(zone="Europe/Oslo", closed=())
    start_plan(made, TEMPLATE, START, now=NOW, here="f2")
    for one in made.milestones:
        earlier = one.phase_key in ("f0", "f1")
        assert one.status is (Status.DONE if earlier else Status.OPEN)
        assert (one.done_on, one.done_by) == (None, None)


def test_without_a_plan_nothing_is_placed_in_it() -> None:
    made = Kindergarten(zone="Europe/Oslo", closed=())
    with pytest.raises(NoPlan):
        due_after(made, 3)
    with pytest.raises(NoPlan):
        phase_at(made, START)
    close_days(made, ClosedDays(Days(START, START)))
    assert not made.milestones


# We are here


def test_we_are_here_marks_what_is_left_of_earlier_phases_as_done_without_dates(
    kindergarten: Kindergarten,
) -> None:
    milestone(kindergarten, "forankret").finish(on=START, by="styrer", now=NOW, seen=None)
    milestone(kindergarten, "hjelper").skip("Vi har hjelp", now=NOW, seen=None)
    passed = we_are_here(kindergarten, "f1", now=LATER)
    assert [one.key for one in passed] == ["hms-gruppe", "informert"]
    assert {(one.status, one.done_on, one.done_by) for one in passed} == {(Status.DONE, None, None)}
    assert milestone(kindergarten, "forankret").done_on == START, "what was done keeps its date"
    assert milestone(kindergarten, "hjelper").status is Status.SKIPPED, "what was skipped stays so"
    assert all(one.status is Status.OPEN for one in kindergarten.milestones if one.phase_key != "f0")


def test_being_at_the_beginning_changes_nothing(kindergarten: Kindergarten) -> None:
    assert we_are_here(kindergarten, "f0", now=LATER) == []
    assert len(open_milestones(kindergarten.milestones)) == len(kindergarten.milestones)


# Done, skipped, moved, renamed, added


@given(st.permutations([one.key for phase in TEMPLATE for one in phase.milestones]))
def test_milestones_are_done_in_any_order(order: list[str]) -> None:
    made = Kindergarten(zone="Europe/Oslo", closed=())
    start_plan(made, TEMPLATE, START, now=NOW)
    for number, key in enumerate(order):
        assert len(open_milestones(made.milestones)) == len(order) - number
        milestone(made, key).finish(on=START, by="styrer", now=NOW, seen=NOW)
    assert open_milestones(made.milestones) == []


def test_a_skipped_milestone_has_a_reason_and_is_not_shown_as_open(kindergarten: Kindergarten) -> None:
    one = milestone(kindergarten, "hjelper")
    one.skip("Vi har god hjelp fra kommunen", now=LATER, seen=None)
    assert (one.status, one.reason, one.changed_at) == (
        Status.SKIPPED,
        "Vi har god hjelp fra kommunen",
        LATER,
    )
    assert one not in open_milestones(kindergarten.milestones)


def test_what_was_skipped_may_still_be_done(kindergarten: Kindergarten) -> None:
    one = milestone(kindergarten, "hjelper")
    one.skip("Ikke nå", now=NOW, seen=None)
    one.finish(on=START, by="verneombud", now=LATER, seen=None)
    assert (one.status, one.reason, one.done_by) == (Status.DONE, None, "verneombud")


@pytest.mark.parametrize("closed_by", ["done", "skipped"])
def test_a_closed_milestone_is_not_moved_or_skipped_again(kindergarten: Kindergarten, closed_by: str) -> None:
    one = milestone(kindergarten, "hjelper")
    if closed_by == "done":
        one.finish(on=START, by="styrer", now=NOW, seen=None)
    else:
        one.skip("Ikke nå", now=NOW, seen=None)
    due = one.due
    with pytest.raises(MilestoneClosed):
        one.move(START, now=LATER, seen=None)
    with pytest.raises(MilestoneClosed):
        one.skip("Likevel ikke", now=LATER, seen=None)
    assert (one.due, one.changed_at) == (due, NOW)


def test_who_saw_the_milestone_before_it_changed_is_told(kindergarten: Kindergarten) -> None:
    one = milestone(kindergarten, "hjelper")
    one.rename(Localized.only(Language.NB, "Hjelp"), now=LATER, seen=None)
    with pytest.raises(MilestoneChanged):
        one.finish(on=START, by="styrer", now=LATER, seen=NOW)
    with pytest.raises(MilestoneChanged):
        one.move(START, now=LATER, seen=NOW)
    with pytest.raises(MilestoneChanged):
        one.skip("Ikke nå", now=LATER, seen=NOW)
    with pytest.raises(MilestoneChanged):
        one.rename(Localized.only(Language.NB, "Hjelper"), now=LATER, seen=NOW)
    assert (one.status, one.title) == (Status.OPEN, Localized(nb="Hjelp"))
    one.finish(on=START, by="styrer", now=LATER, seen=LATER)
    assert one.status is Status.DONE


def test_a_new_milestone_comes_last_with_a_key_of_its_own(kindergarten: Kindergarten) -> None:
    before = len(kindergarten.milestones)
    first, second = (
        add_milestone(kindergarten, Localized(nb=title), "f1", date(2026, 11, 2), now=NOW)
        for title in ("Plantestafett", "Plantestafett")
    )
    assert (first.key, second.key) == ("egen-1", "egen-2")
    assert [one.key for one in kindergarten.milestones[before:]] == ["egen-1", "egen-2"]
    assert first.position < second.position
    assert first.position > max(one.position for one in kindergarten.milestones[:before])
    assert first in open_milestones(kindergarten.milestones)


def test_a_milestone_of_ones_own_falls_into_the_phase_that_runs_on_its_day(
    kindergarten: Kindergarten,
) -> None:
    assert phase_at(kindergarten, START - timedelta(days=30)) == "f0"
    last_of_first_phase = milestone(kindergarten, "informert").due
    assert phase_at(kindergarten, last_of_first_phase) == "f0"
    assert phase_at(kindergarten, milestone(kindergarten, "rolleforstaelse").due) == "f1"
    assert phase_at(kindergarten, date(2035, 1, 1)) == TEMPLATE[-1].key


# Closed days and another start


def test_closed_days_move_open_milestones_but_not_those_moved_by_hand(kindergarten: Kindergarten) -> None:
    moved_by_hand = milestone(kindergarten, "kalender")
    moved_by_hand.move(date(2026, 10, 7), now=NOW, seen=None)
    milestone(kindergarten, "forankret").finish(on=START, by="styrer", now=NOW, seen=None)
    before = dues(kindergarten)

    close_days(kindergarten, ClosedDays(Days(date(2026, 8, 1), date(2026, 10, 9)), Closure.OTHER))

    after = dues(kindergarten)
    assert after["kalender"] == date(2026, 10, 7), "the group's own day is theirs to keep"
    assert after["forankret"] == before["forankret"], "what is done stays where it was"
    left = [one for one in open_milestones(kindergarten.milestones) if one.key != "kalender"]
    assert all(one.due > date(2026, 10, 9) for one in left)
    assert all(after[one.key] > before[one.key] for one in left), "nine weeks fewer to count"


def test_days_that_open_again_move_the_plan_back(kindergarten: Kindergarten) -> None:
    before = dues(kindergarten)
    autumn = Days(date(2026, 10, 5), date(2026, 10, 9))
    close_days(kindergarten, ClosedDays(autumn, Closure.HOLIDAY))
    assert dues(kindergarten) != before
    assert reopen_days(kindergarten, autumn)
    assert dues(kindergarten) == before
    assert kindergarten.closed == ()


def test_a_day_of_the_plan_has_passed_with_its_week_and_one_of_the_groups_own_with_itself(
    kindergarten: Kindergarten,
) -> None:
    one = milestone(kindergarten, "hms-gruppe")
    days = [one.due + timedelta(days=more) for more in range(9)]
    assert [one.has_passed(day) for day in days].index(True) == 7 - one.due.weekday()
    one.move(one.due, now=NOW, seen=None)
    assert [one.has_passed(day) for day in days].index(True) == 1


def test_opening_what_was_not_closed_says_so(kindergarten: Kindergarten) -> None:
    assert not reopen_days(kindergarten, Days(date(2026, 10, 5), date(2026, 10, 9)))


def test_the_same_days_closed_twice_are_closed_once(kindergarten: Kindergarten) -> None:
    autumn = ClosedDays(Days(date(2026, 10, 5), date(2026, 10, 9)), Closure.HOLIDAY)
    close_days(kindergarten, autumn)
    close_days(kindergarten, autumn)
    assert kindergarten.closed == (autumn,)


def test_another_start_moves_what_is_open_and_not_moved_by_hand(kindergarten: Kindergarten) -> None:
    milestone(kindergarten, "forankret").finish(on=START, by="styrer", now=NOW, seen=None)
    milestone(kindergarten, "hjelper").move(date(2026, 9, 1), now=NOW, seen=None)
    before = dues(kindergarten)
    move_plan(kindergarten, START + timedelta(weeks=1))
    after = dues(kindergarten)
    assert (after["forankret"], after["hjelper"]) == (before["forankret"], date(2026, 9, 1))
    assert after["hms-gruppe"] == before["hms-gruppe"] + timedelta(weeks=1)
    assert all(
        after[one.key] > before[one.key]
        for one in open_milestones(kindergarten.milestones)
        if one.week is not None
    )
