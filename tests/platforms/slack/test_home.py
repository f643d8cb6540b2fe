"""The Home tab: all at a glance, and everything one press away."""

from typing import Any

import pytest

from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.reading import buttons
from tests.platforms.slack.workspace import SlackWorkspace


@pytest.fixture
def home(run: Run[Any], workspace: SlackWorkspace) -> Shown:
    """Solstrålen's, chosen by somebody who has a role in both kindergartens."""
    shown: Shown = run(workspace.open_home("styrer"))
    assert "Hvilken barnehage?" in shown.read()
    run(workspace.press("styrer", shown, "Solstrålen barnehage"))
    return shown


def test_it_shows_all_at_a_glance(home: Shown) -> None:
    for said in ("Solstrålen barnehage", "Denne måneden", "Neste måned", "milepæler", "August"):
        assert said in home.read()


def test_the_chosen_kindergarten_stays(run: Run[Any], workspace: SlackWorkspace, home: Shown) -> None:
    assert "Solstrålen barnehage" in run(workspace.open_home("styrer")).read()
    assert home is workspace.slack.homes["styrer"]


def test_a_press_opens_a_modal(run: Run[Any], workspace: SlackWorkspace, home: Shown) -> None:
    [view] = run(workspace.press("styrer", home, "Temaet for neste måned"))
    assert view.body["type"] == "modal"
    assert "Tilbakemelding" in view.read()
    assert "Solstrålen barnehage" in home.read()


def test_a_change_is_told_in_the_channel_and_seen_at_home(
    run: Run[Any], workspace: SlackWorkspace, home: Shown
) -> None:
    [view] = run(workspace.press("styrer", home, "Bytt tema"))
    run(workspace.fill("styrer", view, {"Måned": "Februar 2027", "Tema": "Brannøvelse og trygg vei ut"}))
    assert "Februar har fått nytt tema" in view.read()
    assert "Februar har fått nytt tema" in workspace.slack.messages("solstralen")[-1].read()
    assert "Februar: Brannøvelse og trygg vei ut" in home.read()
    run(workspace.press("styrer", view, "Angre"))
    assert "Endringen er angret" in view.read()
    assert "Endringen er angret" in workspace.slack.messages("solstralen")[-1].read()
    assert "Februar: Ta opp uenighet tidlig" in home.read()


def test_a_change_by_one_press(run: Run[Any], workspace: SlackWorkspace, home: Shown) -> None:
    month = {"action_id": "line/9", "value": "hms bytt februar brann ~1"}
    seen = run(workspace.act("styrer", home, month))
    assert [one.body.get("type") for one in seen if one.is_view] == ["modal", "home"]
    assert "Februar har fått nytt tema" in workspace.slack.messages("solstralen")[-1].read()
    assert "Februar: Brannøvelse og trygg vei ut" in home.read()


def test_an_old_home_shows_how_things_are(run: Run[Any], workspace: SlackWorkspace, home: Shown) -> None:
    home.body["private_metadata"] = "of an older version"
    [view] = run(workspace.act("styrer", home, {"action_id": "year"}))
    assert "Det kom fra et gammelt kort" in view.read()


def test_whoever_has_no_role_is_told_what_to_do(run: Run[Any], workspace: SlackWorkspace) -> None:
    home = run(workspace.open_home("U9"))
    assert "Her vet jeg ikke hvilken barnehage du er i" in home.read()
    [view] = run(workspace.press("U9", home, next(iter(buttons(home.body["blocks"])))))
    assert "Her vet jeg ikke hvilken barnehage du er i" in view.read()


def test_the_messages_tab_is_no_home(run: Run[Any], workspace: SlackWorkspace) -> None:
    event = {"type": "app_home_opened", "user": "styrer", "channel": "D0X", "tab": "messages"}
    assert run(workspace.happen(event)) == []
