"""Where a kindergarten stands with the eight factors: from calendar, findings, reviews, assessments."""

from datetime import date

from bot.content.library import shipped
from bot.handlers.psychosocial.standing import FactorStanding, standing
from bot.model.month import Month
from bot.model.review import Outcome
from tests.sample import Sample

SAMPLE = Sample(shipped())
TODAY = SAMPLE.now.date()


def of(key: str, today: date = TODAY) -> FactorStanding:
    return next(one for one in standing(SAMPLE.assessed, SAMPLE.library, today) if one.factor.key == key)


def test_themes_that_have_begun_are_told_with_what_became_of_them_the_newest_first() -> None:
    had = [(one.month, one.theme, one.outcome) for one in of("stotte").themes]
    assert had == [
        (Month(2026, 10), "medarbeidersamtale", None),
        (Month(2026, 9), "kollegastotte", None),
    ]
    assert [(one.month, one.outcome) for one in of("vold").themes] == [(Month(2026, 12), Outcome.PARTLY)]
    assert of("vold", date(2026, 11, 30)).themes == ()


def test_a_finding_is_told_of_its_own_factor_alone() -> None:
    assert [found.factor.key for found in of("stotte").found] == ["kollegastotte-lav", "lederstotte-lav"]
    assert [found.factor.key for found in of("arbeidsmengde").found] == ["tidspress-hoyt"]
    assert of("vold").found == ()


def test_the_newest_assessment_holds_until_it_is_time_to_look_again() -> None:
    support, violence = of("stotte"), of("vold")
    assert [one.day for one in support.assessments] == [date(2026, 11, 23), date(2025, 11, 24)]
    assert support.is_assessed(TODAY)
    assert violence.assessment is not None
    assert violence.is_assessed(date(2026, 10, 4))
    assert not violence.is_assessed(violence.assessment.again_on)
    assert not of("kontakt").is_assessed(TODAY)


def test_a_measure_is_told_of_its_own_factor_alone() -> None:
    assert [one.number for one in of("stotte").measures] == [2, 3, 4]
    assert of("vold").measures == ()
