"""What the sender hears of every way in which a post can end."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import TypeVar

import pytest

from bot.message.card import Button, Card, Text
from bot.message.delivery import Absent, Gone, Paced, Passing, Refused, Result, Sent, Unsure
from bot.message.leaving import LeftTooLate, leaves_only_while
from bot.message.words import Language
from bot.model.place import Place
from bot.platforms.slack.clients import PATIENCE, Clients
from bot.platforms.slack.lookup import LOOK_AGAIN
from bot.platforms.slack.send import FINAL, MENDABLE, NOT_FOUND, SlackPlatform
from tests.clocks import let_pass, run_turned
from tests.platforms.slack.fake_sending import (
    FakeSlack,
    Fault,
    answering,
    broken,
    broken_after,
    cut_after,
    cut_before,
    pause,
    silent_after,
    silent_before,
)

T = TypeVar("T")
NOW = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
HERE = Place("slack", "T1", "C1")
CARD = Card("Tema for desember", (Text("Hvordan <har> vi det & hverandre?"),), (Button("Vis", "hms"),))
KEY = "theme/2026-12"
AN_HOUR = timedelta(hours=1)


def with_slack(slack: FakeSlack, work: Callable[[SlackPlatform], Awaitable[T]]) -> T:
    slack.started_at = NOW.timestamp()

    async def run() -> T:
        async with slack.serving() as url, slack.out_of_patience(PATIENCE):
            clients = Clients(url, token="xoxb-1")
            try:
                return await work(SlackPlatform(clients))
            finally:
                await clients.close()

    return run_turned(run())


def post(slack: FakeSlack, place: Place = HERE) -> Result:
    return with_slack(slack, lambda platform: platform.post(place, CARD, Language.NB, KEY))


def failing(*faults: Fault | None) -> FakeSlack:
    return FakeSlack(chain(faults, repeat(None)))


def test_a_post_is_sent_with_its_key_its_blocks_and_its_text() -> None:
    slack = FakeSlack()
    assert post(slack) == Sent(slack.messages["C1"][0]["ts"])
    [(method, form)] = slack.calls
    assert method == "chat.postMessage"
    assert json.loads(form["metadata"]) == {"event_type": "hms_post", "event_payload": {"key": KEY}}
    assert (form["unfurl_links"], form["unfurl_media"]) == ("false", "false")
    assert json.loads(form["blocks"])
    assert "Hvordan &lt;har&gt; vi det &amp; hverandre?" in form["text"]


def test_a_person_is_told_in_private() -> None:
    slack = FakeSlack()
    assert isinstance(post(slack, Place("slack", "T1", "C1", "U7")), Sent)
    assert slack.keys("DU7") == [KEY]
    assert not slack.messages["C1"]


@pytest.mark.parametrize("error", sorted(MENDABLE))
def test_what_somebody_must_mend_is_gone(error: str) -> None:
    slack = failing(answering(200, json.dumps({"ok": False, "error": error})))
    assert post(slack) == Gone(error)
    assert len(slack.calls) == 1


@pytest.mark.parametrize("error", sorted(NOT_FOUND))
def test_what_is_not_found_may_be_there_another_time(error: str) -> None:
    assert post(failing(answering(200, json.dumps({"ok": False, "error": error})))) == Gone(error, sure=False)


@pytest.mark.parametrize("error", sorted(FINAL))
def test_what_slack_will_never_take_is_refused(error: str) -> None:
    slack = failing(answering(200, json.dumps({"ok": False, "error": error})))
    assert post(slack) == Refused(error)
    assert len(slack.calls) == 1


@pytest.mark.parametrize(
    "error", ["team_added_to_org", "external_channel_migrating", "org_login_required", "something_new"]
)
def test_what_nobody_can_mend_and_words_that_nobody_knows_may_pass(error: str) -> None:
    slack = failing(answering(200, json.dumps({"ok": False, "error": error})))
    assert post(slack) == Passing(error)
    assert len(slack.calls) == 1


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (pause(42), 42),
        (pause(0), 1),
        (pause(1_000_000), 3600),
        (answering(429), 30),
        (answering(429, "slow down", "text/plain", Retry_After="soon"), 30),
        (answering(200, '{"ok": false, "error": "rate_limited"}'), 30),
    ],
)
def test_a_pause_is_kept_as_long_as_slack_asks(fault: Fault, seconds: int) -> None:
    slack = failing(fault)
    assert post(slack) == Paced(timedelta(seconds=seconds))
    assert len(slack.calls) == 1, "it is not repeated here"


LOST: dict[str, tuple[Fault, bool]] = {
    "500": (broken, False),
    "502 of a proxy": (answering(502, "Bad gateway", "text/plain"), False),
    "503 with an error": (answering(503, '{"ok": false, "error": "service_unavailable"}'), False),
    "fatal error": (broken_after, True),
    "cut before it was taken": (cut_before, False),
    "cut after it was taken": (cut_after, True),
    "silence before it was taken": (silent_before, False),
    "silence after it was taken": (silent_after, True),
    "another page": (answering(200, "<html>Log in</html>", "text/html"), False),
    "other words": (answering(200, "ok", "text/plain"), False),
    "half of an answer": (answering(200, '{"ok": tr'), False),
    "a list": (answering(200, "[]"), False),
    "an ok that is neither yes nor no": (answering(200, '{"ok": "maybe"}'), False),
    "an ok without the message's name": (answering(200, '{"ok": true, "ts": ""}'), False),
    "no error": (answering(200, '{"ok": false}'), False),
    "an error that is no word": (answering(200, '{"ok": false, "error": {}}'), False),
}


@pytest.mark.parametrize("name", LOST)
def test_where_no_answer_came_nobody_is_sure_until_it_is_looked_up(name: str) -> None:
    fault, taken = LOST[name]
    slack = failing(fault)

    async def work(platform: SlackPlatform) -> None:
        assert await platform.post(HERE, CARD, Language.NB, KEY) == Unsure()
        assert len(slack.calls) == 1, "it is not repeated here"
        found = await platform.find(HERE, KEY, AN_HOUR)
        assert isinstance(found, Sent) == taken
        assert isinstance(found, Absent) != taken

    with_slack(slack, work)


def test_where_nobody_listens_nobody_is_sure() -> None:
    async def work() -> Result:
        clients = Clients("http://127.0.0.1:1/api/", token="xoxb-1")
        try:
            return await SlackPlatform(clients).post(HERE, CARD, Language.NB, KEY)
        finally:
            await clients.close()

    assert run_turned(work()) == Unsure()


def test_a_workspace_that_has_not_let_us_in_is_gone() -> None:
    async def work(platform: SlackPlatform) -> None:
        assert (await platform.clients.meet()) == "T1"
        elsewhere = Place("slack", "T2", "C1")
        assert await platform.post(elsewhere, CARD, Language.NB, KEY) == Gone("not_installed")
        assert await platform.find(elsewhere, KEY, AN_HOUR) == Gone("not_installed")
        assert await platform.take_back(elsewhere, "1.2") == Gone("not_installed")

    with_slack(FakeSlack(), work)


def test_a_token_that_was_revoked_is_gone() -> None:
    slack = FakeSlack()
    slack.tokens.clear()
    assert post(slack) == Gone("token_revoked")


@pytest.mark.parametrize("looks", [0, 1], ids=["while it connected", "while others had their turn"])
def test_what_may_not_leave_any_more_has_not_left(looks: int) -> None:
    """The lease ended before the first byte; so many looks went well."""
    slack, may_leave = FakeSlack(), chain(repeat(True, looks), repeat(False))

    async def work(platform: SlackPlatform) -> None:
        with leaves_only_while(lambda: next(may_leave)) as departure, suppress(LeftTooLate):
            assert await platform.post(HERE, CARD, Language.NB, KEY) == Unsure()
        assert departure.was_refused

    with_slack(slack, work)
    assert slack.calls == []


# Looking it up


def say(
    slack: FakeSlack, count: int, key: str | None = None, channel: str = "C1", at: datetime = NOW
) -> None:
    """What others write, or what we have."""
    for _number in range(count):
        ts = f"{at.timestamp() + len(slack.messages[channel]):.6f}"
        metadata = {"metadata": {"event_type": "hms_post", "event_payload": {"key": key}}} if key else {}
        slack.messages[channel].append({"ts": ts, **metadata})


def find(slack: FakeSlack, ago: timedelta = AN_HOUR, place: Place = HERE, key: str = KEY) -> object:
    return with_slack(slack, lambda platform: platform.find(place, key, ago))


def test_it_is_found_by_its_key_among_others() -> None:
    slack = FakeSlack()
    say(slack, 3)
    say(slack, 1, KEY)
    say(slack, 3, "theme/2026-11")
    assert find(slack) == Sent(slack.messages["C1"][3]["ts"])


def test_it_is_found_behind_many_others() -> None:
    slack = FakeSlack()
    say(slack, 1, KEY)
    say(slack, 40)
    assert isinstance(find(slack), Sent)
    assert [form["limit"] for _method, form in slack.calls] == ["15"] * 3


def test_a_search_of_many_pages_goes_on_where_it_was() -> None:
    slack = FakeSlack()
    say(slack, 1, KEY)
    say(slack, 200)

    async def work(platform: SlackPlatform) -> None:
        assert await platform.find(HERE, KEY, AN_HOUR) == Paced(LOOK_AGAIN)
        assert len(slack.calls) == 10
        say(slack, 30)  # meanwhile, and newer: they need not be looked at
        assert isinstance(await platform.find(HERE, KEY, AN_HOUR), Sent)
        assert len(slack.calls) == 14

    with_slack(slack, work)


def test_no_further_back_than_it_can_be() -> None:
    slack = FakeSlack()
    say(slack, 500)
    assert find(slack, ago=timedelta(seconds=30)) == Absent()
    assert len(slack.calls) == 7, "the 90 seconds that it can be in, and a page"


@pytest.mark.parametrize("ahead", [timedelta(minutes=-6), timedelta(minutes=6), timedelta(days=400)])
def test_slacks_clock_may_be_any_other_than_ours(ahead: timedelta) -> None:
    """How long ago it was is the same by all clocks."""
    slack = FakeSlack()
    say(slack, 1, KEY, at=NOW + ahead)
    assert isinstance(find(slack, ago=timedelta(minutes=2)), Sent)


def test_a_workspace_that_shows_a_page_a_minute_is_asked_once_a_minute() -> None:
    """Twenty channels, each with its message behind twenty others: forty pages."""
    slack = FakeSlack(pages_a_minute=1)
    places = [Place("slack", "T1", f"C{number}") for number in range(20)]
    for place in places:
        say(slack, 1, KEY, channel=place.channel)
        say(slack, 20, channel=place.channel)

    async def work(platform: SlackPlatform) -> float:
        left = dict.fromkeys(places, 0.0)
        loop = asyncio.get_running_loop()
        while left:
            place = min(left, key=left.__getitem__)
            let_pass(max(0.0, left.pop(place) - loop.time()))
            found = await platform.find(place, KEY, AN_HOUR)
            if isinstance(found, Paced):
                left[place] = loop.time() + found.retry_after.total_seconds()
            else:
                assert isinstance(found, Sent)
        return loop.time()

    seconds = with_slack(slack, work)
    assert slack.refused <= 40, "each page is refused once at most"
    assert seconds <= 2 * 40 * 60


def test_a_message_of_another_kindergarten_in_the_same_chat_is_not_ours() -> None:
    slack = FakeSlack()
    say(slack, 1, "notice/gone/2026-12/U7/2", channel="DU7")
    say(slack, 1, "notice/gone/2026-12/U7/1", channel="DU7")
    there = Place("slack", "T1", "C1", "U7")
    for kindergarten, found in ((1, Sent), (2, Sent), (3, Absent)):
        key = f"notice/gone/2026-12/U7/{kindergarten}"
        assert isinstance(find(slack, place=there, key=key), found)


def test_what_was_told_in_private_is_looked_up_there() -> None:
    slack = FakeSlack()
    say(slack, 1, KEY, channel="DU7")
    assert isinstance(find(slack, place=Place("slack", "T1", "C1", "U7")), Sent)
    assert find(slack) == Absent()


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (pause(60), Paced(timedelta(seconds=60))),
        (broken, Paced(LOOK_AGAIN)),
        (cut_before, Paced(LOOK_AGAIN)),
        (silent_before, Paced(LOOK_AGAIN)),
        (answering(200, '{"ok": false, "error": "something_new"}'), Paced(LOOK_AGAIN)),
        (answering(200, '{"ok": false, "error": "token_revoked"}'), Gone("token_revoked")),
        (answering(200, '{"ok": false, "error": "not_in_channel"}'), Gone("not_in_channel")),
        (answering(200, '{"ok": true, "messages": "none"}'), Paced(LOOK_AGAIN)),
        (
            answering(200, '{"ok": true, "messages": [], "has_more": false, "response_metadata": {}}'),
            Absent(),
        ),
        (
            answering(200, '{"ok": true, "messages": [{"ts": "1", "metadata": {"event_payload": 1}}]}'),
            Absent(),
        ),
    ],
)
def test_a_search_that_fails_says_so(fault: Fault, result: object) -> None:
    slack = failing(fault)
    assert find(slack) == result
    assert len(slack.calls) == 1


# Nothing is told


def test_tokens_and_texts_are_in_no_log_and_in_no_error(caplog: pytest.LogCaptureFixture) -> None:
    """Not even when everything else is logged."""
    caplog.set_level(logging.DEBUG)
    for fault in (None, broken, cut_after, pause(1), answering(200, "{", "text/plain")):
        post(failing(fault))
    assert "xoxb-1" not in caplog.text
    assert "Tema for desember" not in caplog.text


def test_a_grant_and_its_client_do_not_show_their_token() -> None:
    async def work(platform: SlackPlatform) -> str:
        grant = await platform.clients.grant("T1")
        client = await platform.clients.client("T1")
        return f"{grant!r} {client!r} {platform!r} {platform.clients!r}"

    assert "xoxb-1" not in with_slack(FakeSlack(), work)


# Taking a message back


def take_back(slack: FakeSlack, ref: str, place: Place = HERE) -> Result:
    return with_slack(slack, lambda platform: platform.take_back(place, ref))


@pytest.mark.parametrize(("place", "channel"), [(HERE, "C1"), (Place("slack", "T1", "C1", "U7"), "DU7")])
def test_a_message_that_is_taken_back_is_gone(place: Place, channel: str) -> None:
    slack = FakeSlack()
    sent = post(slack, place)
    assert isinstance(sent, Sent)
    assert take_back(slack, sent.ref, place) == sent
    assert not slack.messages[channel]
    assert slack.calls[-1] == ("chat.delete", {"channel": channel, "ts": sent.ref})
    assert take_back(slack, sent.ref, place) == sent, "to do so twice changes nothing"


@pytest.mark.parametrize(
    ("error", "result"),
    [
        ("cant_delete_message", Refused("cant_delete_message")),
        ("compliance_exports_prevent_deletion", Refused("compliance_exports_prevent_deletion")),
        ("is_archived", Gone("is_archived")),
        ("channel_not_found", Gone("channel_not_found", sure=False)),
        ("something_new", Passing("something_new")),
        ("fatal_error", Unsure()),
    ],
)
def test_what_slack_says_of_a_deletion(error: str, result: Result) -> None:
    assert take_back(failing(answering(200, json.dumps({"ok": False, "error": error}))), "1.2") == result


@pytest.mark.parametrize(
    ("fault", "result"),
    [(pause(17), Paced(timedelta(seconds=17))), (cut_after, Unsure()), (broken, Unsure())],
)
def test_a_deletion_waits_as_long_as_slack_says_and_knows_nothing_without_an_answer(
    fault: Fault, result: Result
) -> None:
    assert take_back(failing(fault), "1.2") == result
