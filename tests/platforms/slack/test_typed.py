"""What Slack makes of what somebody types."""

from typing import Any

import pytest

from bot.platforms.slack.typed import typed_text
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import BOT_USER
from tests.platforms.slack.workspace import SlackWorkspace

BOT = f"<@{BOT_USER}>"


@pytest.mark.parametrize(
    "text",
    [
        f"{BOT}: neste måned",
        f"{BOT} {BOT} neste måned",
        f"*{BOT}* neste måned",
        f"neste måned {BOT}",
        f"neste {BOT} måned",
        f"<@{BOT_USER}|hms-bot> neste måned",
        f"{BOT}\u00a0neste\u00a0måned?",
        f"> {BOT} neste måned",
        f"{BOT}\n_neste måned_",
    ],
)
def test_the_bot_is_named_in_many_ways(run: Run[Any], workspace: SlackWorkspace, text: str) -> None:
    said = {"type": "app_mention", "user": "ansatt", "channel": "solstralen", "text": text}
    [shown] = run(workspace.happen({**said, "ts": workspace.slack.ts()}))
    assert "Tema for desember" in shown.read()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (f"{BOT} Takk til <@U77|Ola>", "Takk til Ola"),
        (f"{BOT} Takk til <@U77>", "Takk til @U77"),
        (f"{BOT} Skrevet i <#C12|hms>", "Skrevet i hms"),
        (f"{BOT} Se <https://example.no/a?b=1&amp;c=2|example.no/a>", "Se https://example.no/a?b=1&c=2"),
        (f"{BOT} Se <https://example.no>", "Se https://example.no"),
        (f"{BOT} Skriv til <mailto:a@b.no|a@b.no>", "Skriv til a@b.no"),
        (f"{BOT} 5 &lt; 7 &amp; 8 &gt; 7", "5 < 7 & 8 > 7"),
        (f"{BOT} &amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ],
)
def test_what_was_typed_is_read_as_it_was_typed(text: str, typed: str) -> None:
    assert typed_text(text, BOT_USER) == typed


def test_without_the_bots_id_the_first_name_is_its_own() -> None:
    assert typed_text(f"{BOT} Takk til <@U77>") == "Takk til @U77"
