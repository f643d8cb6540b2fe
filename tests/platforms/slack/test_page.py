"""What docs/install-slack.md says of the app is what the app is."""

import re
from pathlib import Path

from bot.platforms.slack.install import INSTALL
from bot.platforms.slack.manifest import SCOPES
from bot.settings import Settings, described

PAGE = (Path(__file__).parents[3] / "docs" / "install-slack.md").read_text("utf-8")


def test_every_scope_is_there_with_its_reason_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z_:]+)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert dict(rows) == SCOPES
    assert len(rows) == len(SCOPES)


def test_it_takes_five_steps() -> None:
    assert re.findall(r"^(\d)\. ", PAGE, re.MULTILINE) == ["1", "2", "3", "4", "5"]


def test_every_setting_it_names_exists() -> None:
    named = set(re.findall(r"HMS_[A-Z_]+[A-Z]", PAGE))
    assert named <= {name for name, _default, _about in described()}
    assert {name for name in named if name.startswith("HMS_SLACK")} == {
        name
        for name, _default, _about in described()
        if name.startswith("HMS_SLACK") and name != "HMS_SLACK_API_URL"
    }


def test_the_days_until_deletion_and_the_address_are_as_they_are() -> None:
    assert f"After {Settings().delete_after_days} days" in PAGE
    assert f"{INSTALL}`" in PAGE
