"""The guided ways and the roles: what ships is whole, and a wrong file says where."""

from pathlib import Path

import pytest

from bot.content.library import Library, load_plan
from bot.content.ways import CONTENT, Ways
from bot.content.yaml_file import ContentError
from bot.model.role import Role
from bot.model.texts import Language

WAYS = Library.load().ways


def test_every_way_leads_to_a_milestone_of_the_plan() -> None:
    keys = {milestone.key for phase in load_plan() for milestone in phase.milestones}
    assert {way.milestone for way in WAYS} <= keys


def test_a_way_can_be_read_in_every_language_on_a_phone() -> None:
    for way in WAYS:
        for language in Language:
            for step in way.steps:
                assert len(getattr(step.do, language.value)) <= 160, step.key


def test_tidlig_inn_has_its_four_phases_and_steps_that_fit_a_meeting() -> None:
    wheel, guide = WAYS.of_avdelinger()
    assert [step.key for step in wheel.steps] == ["kartlegge", "prioritere", "losninger", "prove"]
    assert all(step.minutes <= 45 for way in (wheel, guide) for step in way.steps)


def test_every_role_has_its_duties() -> None:
    for role in Role:
        assert len(WAYS.duties.of(role)) == 3
    assert len(WAYS.duties.together) == 3


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("minutes: 30", "minutes: 500", "<= 120"),
        ("key: hjulet", "key: hjul", "not the file's name"),
        ("key: prove", "key: losninger", "two steps have the same key"),
        ("      en: Map\n", "", "lacks a language"),
        ("rounds: true", "round: true", "unknown field"),
    ],
)
def test_a_wrong_file_is_said_with_its_line(tmp_path: Path, before: str, after: str, problem: str) -> None:
    for name in ("roles/rolleforstaelse.yaml", "roles/who-does-what.yaml", "ways/hjulet.yaml"):
        text = (CONTENT / name).read_text("utf-8")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        changed = text.replace(before, after, 1) if name.startswith("ways") else text
        (tmp_path / name).write_text(changed, "utf-8")
    with pytest.raises(ContentError, match=r"hjulet\.yaml:\d+: ") as refused:
        Ways.load(tmp_path)
    assert problem in str(refused.value)
