"""The same act, however often it comes: carried out once, and answered as the first time."""

from typing import Any

import pytest

from bot.platforms.teams.render import VERB
from bot.platforms.wire import Json
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import Shown
from tests.platforms.teams.reading import buttons, filled, words
from tests.platforms.teams.tenant import TeamsTenant

CHANNEL, ALONE = "solstralen", "a:styrer"
HERE = "~1"
"""Whose line it is, for the styrer has several kindergartens."""
NEW = f"hms tiltak ny styrer 15.12.2026 Måle støy {HERE}"
LATER = f"milepel utsett temperatur 2 uker {HERE}"


def measures(tenant: TeamsTenant) -> int:
    return tenant.world.text("/hms tiltak").count("Måle støy")


def write(run: Run[Any], tenant: TeamsTenant, line: str, where: str = CHANNEL) -> list[Shown]:
    run(tenant.install("styrer", ALONE))
    shown: list[Shown] = run(tenant.write("styrer", where, line))
    return shown


def press_of(tenant: TeamsTenant, shown: Shown, data: Json) -> Json:
    value = {"action": {"type": "Action.Execute", "verb": VERB, "data": data}, "trigger": "manual"}
    return tenant.activity(
        "styrer",
        shown.conversation,
        type="invoke",
        name="adaptiveCard/action",
        replyToId=shown.id,
        value=value,
    )


def answer_to(run: Run[Any], tenant: TeamsTenant, activity: Json) -> str:
    """What the one who pressed sees."""
    answer = run(run(tenant.post(activity)).json())
    return words(answer["value"]) if answer["type"].endswith("adaptive") else answer["value"]


def form_of_measure(run: Run[Any], tenant: TeamsTenant, where: str) -> tuple[Shown, Json]:
    shown = next(one for one in write(run, tenant, f"hms tiltak ny {HERE}", where) if one.card is not None)
    values = {"Hva vi gjør": "Måle støy", "Ansvarlig": "Styrer", "Frist": "2026-12-15"}
    return shown, filled(shown.card or {}, values)


@pytest.mark.parametrize("where", [CHANNEL, ALONE])
@pytest.mark.parametrize("same_id", [True, False])
def test_a_form_comes_twice(run: Run[Any], tenant: TeamsTenant, where: str, *, same_id: bool) -> None:
    """Delivered twice, or sent again as another activity by a client that waited."""
    shown, data = form_of_measure(run, tenant, where)
    sent = press_of(tenant, shown, data)
    first = answer_to(run, tenant, sent)
    requests = len(tenant.teams.requests)
    again = sent if same_id else press_of(tenant, shown, data)
    assert answer_to(run, tenant, again) == first
    assert len(tenant.teams.requests) == requests, "nobody is told once more, and no card is changed again"
    assert measures(tenant) == 1


def test_a_form_that_comes_twice_to_two_processes(run: Run[Any], tenant: TeamsTenant) -> None:
    shown, data = form_of_measure(run, tenant, ALONE)
    answer_to(run, tenant, press_of(tenant, shown, data))
    run(tenant.restart())
    assert "Dette er gjort allerede" in answer_to(run, tenant, press_of(tenant, shown, data))
    assert measures(tenant) == 1


def test_a_form_with_something_else_in_it_is_another_act(run: Run[Any], tenant: TeamsTenant) -> None:
    shown, data = form_of_measure(run, tenant, ALONE)
    for what in ("Måle støy", "Måle støy ute"):
        name = next(key for key, value in data.items() if value == "Måle støy")
        answer_to(run, tenant, press_of(tenant, shown, {**data, name: what}))
    assert measures(tenant) == 2


def test_a_press_comes_twice(run: Run[Any], tenant: TeamsTenant) -> None:
    shown = next(one for one in write(run, tenant, "milepel") if one.card is not None)
    pressed = press_of(tenant, shown, {**next(iter(buttons(shown.card or {}).values())), "line": LATER})
    first = answer_to(run, tenant, pressed)
    assert "Flyttet" in first
    assert answer_to(run, tenant, pressed) == first
    assert "1. juni" in tenant.world.text("/milepel alle")


@pytest.mark.parametrize("line", [LATER, "hms"])
def test_a_message_comes_twice(run: Run[Any], tenant: TeamsTenant, line: str) -> None:
    run(tenant.install("styrer", ALONE))
    said = tenant.activity("styrer", ALONE, type="message", text=line)
    assert run(tenant.happen(said))
    assert run(tenant.happen(said)) == []


def test_an_edit_does_nothing(run: Run[Any], tenant: TeamsTenant) -> None:
    run(tenant.install("styrer", ALONE))
    said = tenant.activity("styrer", ALONE, type="message", text=NEW)
    assert run(tenant.happen(said))
    assert run(tenant.happen({**said, "type": "messageUpdate"})) == []
    assert measures(tenant) == 1
