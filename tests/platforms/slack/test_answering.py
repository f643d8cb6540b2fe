"""Where answers are seen: in the response, in place of a card, in a modal, or in the channel."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.clocks import time_out
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import PAUSE, Shown
from tests.platforms.slack.reading import buttons, form_button, inputs
from tests.platforms.slack.workspace import SlackWorkspace

CHANNEL = "solstralen"
FIRE = "Brannøvelse og trygg vei ut"
OLD_CARD = "Det kom fra et gammelt kort"


def methods(workspace: SlackWorkspace) -> list[str]:
    return [method for method, _arguments in workspace.slack.calls]


# Commands


def test_a_private_answer_is_in_the_response(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("ansatt", CHANNEL, "/hms neste-måned"))
    assert shown.to == "ansatt"
    assert "Tema for desember" in shown.read()
    assert workspace.slack.calls == []


def test_a_public_answer_is_in_the_response(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms bytt desember brann"))
    assert shown.to is None
    assert "Desember har fått nytt tema" in shown.read()
    assert workspace.slack.calls == []


def test_an_answer_that_is_a_form_is_a_modal(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    assert view.is_view
    assert list(inputs(view.body)) == ["Måned", "Tema"]
    assert methods(workspace) == ["views.open"]


def test_a_form_that_cannot_be_opened_is_one_press_away(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.refused["views.open"] = "internal_error"
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    assert shown.to == "styrer"
    workspace.slack.refused.clear()
    [view] = run(workspace.open_form("styrer", shown))
    assert list(inputs(view.body)) == ["Måned", "Tema"]


def test_a_form_among_other_things_is_behind_its_button(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms oppsett"))
    assert "Stengte dager" in buttons(shown.body["blocks"])
    [view] = run(workspace.open_form("styrer", shown))
    assert "Språk" in inputs(view.body)


# Presses


def test_in_private_one_walks_from_card_to_card(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("ansatt", CHANNEL, "/hms"))
    [again] = run(workspace.press("ansatt", shown, "Hele året"))
    assert again is shown
    assert shown.to == "ansatt"
    assert "HMS-kalenderen 2026–2027" in shown.read()


def test_a_card_for_all_stays_when_one_looks_further(run: Run[Any], workspace: SlackWorkspace) -> None:
    [told] = run(workspace.command("styrer", CHANNEL, "/hms bytt desember brann"))
    [shown] = run(workspace.press("ansatt", told, "Hele året"))
    assert shown.to == "ansatt"
    assert "Desember har fått nytt tema" in told.read()


def test_a_change_takes_the_place_of_its_card(run: Run[Any], workspace: SlackWorkspace) -> None:
    [told] = run(workspace.command("styrer", CHANNEL, "/hms bytt desember brann"))
    told.body["metadata"] = {"event_type": "hms_post", "event_payload": {"key": "theme/2026-12"}}
    [again] = run(workspace.press("verneombud", told, "Angre"))
    assert again is told
    assert "Endringen er angret" in told.read()
    assert told.body["metadata"]["event_payload"] == {"key": "theme/2026-12"}


def test_a_change_from_a_private_card_is_told_to_all(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms bytt desember støi"))
    [told] = run(
        workspace.press("styrer", shown, "Bytt tema for en måned – Mindre støy og mindre sliten stemme")
    )
    assert told.to is None
    assert "Desember har fått nytt tema" in told.read()
    assert shown.gone


def test_a_pressed_button_can_ask_for_a_form(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms neste-måned"))
    [view] = run(workspace.press("styrer", shown, "Bytt tema"))
    assert view.is_view
    assert "Tema for desember" in shown.read()


def test_a_link_is_slacks_to_open(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("ansatt", CHANNEL, "/hms"))
    assert run(workspace.act("ansatt", shown, {"action_id": "link/0", "url": "https://example.no"})) == []


@pytest.mark.parametrize(
    "action",
    [
        {"action_id": "choose_theme", "value": "7"},
        {"action_id": "line/0"},
        {"action_id": "line/0", "value": ""},
        {"type": "static_select", "action_id": "month", "selected_option": {"value": "x"}},
        {},
    ],
)
def test_a_button_of_another_time_shows_how_things_are(
    run: Run[Any], workspace: SlackWorkspace, action: dict[str, Any]
) -> None:
    old = workspace.slack.show(CHANNEL, {"text": "", "blocks": []})
    [shown] = run(workspace.act("ansatt", old, action))
    assert OLD_CARD in shown.read()
    assert "Tema for november" in shown.read()


def test_a_line_of_another_time_is_answered(run: Run[Any], workspace: SlackWorkspace) -> None:
    old = workspace.slack.show(CHANNEL, {"text": "", "blocks": []})
    [shown] = run(workspace.act("ansatt", old, {"action_id": "line/0", "value": "hms kvakk kvakk"}))
    assert "Denne knappen virker ikke lenger" in shown.read()
    assert "Hjelp" in buttons(shown.body["blocks"])


# Modals


def fill(run: Run[Any], workspace: SlackWorkspace, view: Shown, **values: str) -> list[Shown]:
    shown: list[Shown] = run(workspace.fill("styrer", view, values))
    return shown


def test_what_is_wrong_stands_at_its_field(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    assert fill(run, workspace, view, Måned="Februar 2027") == [view]
    assert view.errors == {"theme": "Du må fylle ut dette."}
    [told] = fill(run, workspace, view, Tema=FIRE)
    assert view.gone
    assert told.to is None
    assert "Februar har fått nytt tema" in told.read(), "the month was kept"


def test_an_error_without_a_field_to_stand_at_is_shown_anew(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    month = inputs(view.body)["Måned"]
    view.body["blocks"] = [month]
    fill(run, workspace, view, Måned="Februar 2027")
    assert not view.errors
    assert "Noe må rettes" in view.read()
    assert list(inputs(view.body)) == ["Måned", "Tema"]
    [told] = fill(run, workspace, view, Tema=FIRE)
    assert "Februar har fått nytt tema" in told.read()


def test_somebody_else_was_faster(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    workspace.world.clock.moment += timedelta(minutes=1)
    run(workspace.command("verneombud", CHANNEL, "/hms bytt februar støy"))
    [shown] = fill(run, workspace, view, Måned="Februar 2027", Tema=FIRE)
    assert shown is view
    assert "Noen har nettopp endret temaet for februar" in view.read()
    assert "Mindre støy og mindre sliten stemme" in view.read()
    [kept] = run(workspace.press("styrer", view, "La temaet stå"))
    assert kept is view
    assert "Tema for februar: Mindre støy" in view.read()


def test_in_a_modal_one_walks_from_view_to_view(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    workspace.world.clock.moment += timedelta(minutes=1)
    run(workspace.command("verneombud", CHANNEL, "/hms bytt februar støy"))
    fill(run, workspace, view, Måned="Februar 2027", Tema=FIRE)
    run(workspace.press("styrer", view, "Se endringene"))
    assert "De siste endringene" in view.read()
    run(workspace.press("styrer", view, "Angre siste endring"))
    assert "Angre dette?" in view.read()
    seen = run(workspace.press("styrer", view, "Ja, angre"))
    assert {one.to for one in seen} == {"styrer", None}
    assert "Endringen er angret" in view.read()
    assert "Endringen er angret" in workspace.slack.messages(CHANNEL)[-1].read()


def test_a_view_of_another_time_shows_how_things_are(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    view.body["private_metadata"] = "of an older version"
    fill(run, workspace, view, Måned="Februar 2027", Tema=FIRE)
    assert OLD_CARD in view.read()
    assert "Februar" not in workspace.world.text("/hms historikk")


def test_where_the_bot_is_no_member_the_answer_comes_through(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    workspace.slack.refused["chat.postMessage"] = "not_in_channel"
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    [told] = fill(run, workspace, view, Måned="Februar 2027", Tema=FIRE)
    assert told.to is None
    assert "Februar har fått nytt tema" in told.read()


def test_what_may_have_been_posted_is_not_posted_again(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.refused["chat.postMessage"] = "internal_error"
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    assert fill(run, workspace, view, Måned="Februar 2027", Tema=FIRE) == []


def test_when_the_channel_is_busy_the_answer_waits(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.pauses["chat.postMessage"] = 1
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))

    async def story() -> list[Shown]:
        values = {"Måned": "Februar 2027", "Tema": FIRE}
        filled = asyncio.create_task(workspace.fill("styrer", view, values))
        await time_out(PAUSE)
        return await filled

    [told] = run(story())
    assert "Februar har fått nytt tema" in told.read()
    assert methods(workspace) == ["views.open", "chat.postMessage", "chat.postMessage"]


def test_a_new_channel_is_set_up_in_a_modal(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("U1", "C0NEW", "/hms"))
    assert "Kanalen har ingen barnehage ennå" in shown.read()
    [view] = run(workspace.press("U1", shown, "Sett opp her"))
    run(workspace.fill("U1", view, {"Språk": "Nynorsk"}))
    assert set(view.errors) == {"name"}
    [told] = run(workspace.fill("U1", view, {"Navnet på barnehagen": "Bekken barnehage", "Verneombud": "U3"}))
    assert (told.channel, told.to) == ("C0NEW", None)
    assert "Velkomen, Bekken barnehage" in told.read(), "the language was kept"
    [told] = run(workspace.command("U3", "C0NEW", "/hms bytt desember støy"))
    assert "Desember har fått nytt tema" in told.read()


@pytest.mark.parametrize(
    ("locale", "seen"),
    [
        ("nn-NO", ("Kanalen har ingen barnehage enno", "Set opp her", "Namnet på barnehagen", "Velkomen")),
        (
            "en-GB",
            ("This channel has no", "Set up here", "The kindergarten's name", "Velkommen"),
        ),
        ("de-DE", ("Kanalen har ingen barnehage ennå", "Sett opp her", "Navnet på barnehagen", "Velkommen")),
    ],
)
def test_the_set_up_is_in_the_language_of_who_reads_it(
    run: Run[Any], workspace: SlackWorkspace, locale: str, seen: tuple[str, str, str, str]
) -> None:
    """The kindergarten itself is not English: all of the staff read it."""
    workspace.slack.locales["U1"] = locale
    title, button, name, welcome = seen
    [shown] = run(workspace.command("U1", "C0NEW", "/hms"))
    assert title in shown.read()
    [view] = run(workspace.press("U1", shown, button))
    [told] = run(workspace.fill("U1", view, {name: "Bekken"}))
    assert welcome in told.read()


def test_where_slack_does_not_say_the_set_up_is_bokmaal(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.refused["users.info"] = "missing_scope"
    [shown] = run(workspace.command("U1", "C0NEW", "/hms"))
    assert "Kanalen har ingen barnehage ennå" in shown.read()


def test_who_asks_in_a_kindergartens_channel_is_not_looked_up(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    workspace.slack.locales["styrer"] = "nn-NO"
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms"))
    assert "Tema for november" in shown.read()
    assert "users.info" not in methods(workspace)


def test_a_workspace_that_has_not_let_the_bot_in(run: Run[Any], workspace: SlackWorkspace) -> None:
    run(workspace.clients.meet())
    workspace.team = "T0ELSE"
    [shown] = run(workspace.command("U1", "C0NEW", "/hms oppsett"))
    assert shown.to == "U1"
    assert form_button(shown.body["blocks"]) is not None


# Events


def test_a_mention_is_answered_where_it_is(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.mention("ansatt", CHANNEL, "neste-måned"))
    assert (shown.channel, shown.to) == (CHANNEL, "ansatt")
    assert "Tema for desember" in shown.read()
    [told] = run(workspace.mention("styrer", CHANNEL, "bytt desember brann"))
    assert (told.channel, told.to) == (CHANNEL, None)


def test_a_mention_alone_is_a_question_too(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.mention("ansatt", CHANNEL, ""))
    assert "Tema for november" in shown.read()


def test_a_mentions_form_is_one_press_away(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.mention("styrer", CHANNEL, "bytt"))
    [view] = run(workspace.open_form("styrer", shown))
    assert list(inputs(view.body)) == ["Måned", "Tema"]


def test_a_link_in_a_message_is_the_link(run: Run[Any], workspace: SlackWorkspace) -> None:
    text = "hms eget januar Ut &amp; opp <https://eksempel.no/a?b=1&amp;c=2|eksempel.no>"
    run(workspace.mention("styrer", CHANNEL, text))
    said = workspace.world.text("/hms januar")
    assert "Ut & opp" in said
    assert "https://eksempel.no/a?b=1&c=2" in said


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER"},
        {"subtype": "message_changed"},
        {"subtype": "bot_message"},
        {"channel_type": "channel", "channel": CHANNEL},
        {"channel_type": "mpim"},
    ],
)
def test_bots_edits_and_talk_in_channels_are_not_ours(
    run: Run[Any], workspace: SlackWorkspace, more: dict[str, Any]
) -> None:
    assert run(workspace.write("styrer", "hms år", **more)) == []


def test_the_bot_does_not_answer_itself(run: Run[Any], workspace: SlackWorkspace) -> None:
    assert run(workspace.write("U0BOT", "hms år")) == []


def test_somebody_of_two_kindergartens_says_which(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.write("styrer", "hms neste-måned"))
    assert (shown.channel, shown.to) == ("D0STYRER", None)
    assert "Hvilken barnehage?" in shown.read()
    [month] = run(workspace.press("styrer", shown, "Fjelltun barnehage"))
    assert (month.channel, month.to) == ("D0STYRER", None)
    assert "Desember har ikkje noko tema enno" in month.read()
    seen = run(workspace.press("styrer", month, "Lett å be om hjelp, lett å gi hjelp"))
    assert {one.channel for one in seen} == {"D0STYRER", "fjelltun"}
    assert all("Desember har fått nytt tema" in one.read() for one in seen)
    assert month in seen, "it takes the card's place"


def test_a_form_in_private_is_told_in_the_channel(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.write("styrer", "hms bytt"))
    [view] = run(workspace.press("styrer", shown, "Solstrålen barnehage"))
    seen = run(workspace.fill("styrer", view, {"Måned": "Februar 2027", "Tema": FIRE}))
    assert view in seen
    assert "Februar har fått nytt tema" in view.read()
    assert "Februar har fått nytt tema" in workspace.slack.messages(CHANNEL)[-1].read()


def test_a_command_between_two_is_for_the_asker_alone(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("styrer", "D0TWO", "/hms bytt desember brann"))
    seen = run(workspace.press("styrer", shown, "Solstrålen barnehage"))
    assert {(one.channel, one.to) for one in seen} == {("D0TWO", "styrer"), (CHANNEL, None)}


def test_a_stranger_is_told_where_to_ask(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.write("U9", "hei"))
    assert "Her vet jeg ikke hvilken barnehage du er i" in shown.read()
