"""What of the library we stand beside. When one of these fails, the library no longer needs it."""

import asyncio
import functools
from typing import Any

import jwt
import pytest
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    Entity,
)
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import PasswordServiceClientCredentialFactory
from msrest.universal_http.requests import ClientRetryPolicy

from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import APP_ID
from tests.platforms.teams.tenant import TeamsTenant


class SingleTenant:
    APP_TYPE, APP_ID, APP_PASSWORD, APP_TENANTID = "SingleTenant", APP_ID, "password", "tenant"


def adapter(*, app_id: str = "") -> CloudAdapter:
    credentials = PasswordServiceClientCredentialFactory(app_id, "", "")
    return CloudAdapter(
        ConfigurationBotFrameworkAuthentication(SingleTenant, credentials_factory=credentials)
    )


def activity(**more: Any) -> Activity:
    return Activity(type="message", channel_id="msteams", service_url="http://127.0.0.1:1/", **more)


async def nothing(_context: TurnContext) -> None:
    pass


def test_it_looks_through_a_list_of_codes_for_every_client() -> None:
    """Four fifths of its time; why connector.py has no client of the library's."""
    assert isinstance(ClientRetryPolicy.safe_codes, list)


def test_it_makes_a_client_for_every_message(run: Run[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Why proactive posts go by connector.py: a fiftieth of the rate otherwise."""
    made = []
    plain = ConnectorClient.__init__

    @functools.wraps(plain)
    def counted(self: ConnectorClient, *args: Any, **kwargs: Any) -> None:
        made.append(self)
        plain(self, *args, **kwargs)

    monkeypatch.setattr(ConnectorClient, "__init__", counted)
    stock = adapter()
    reference = ConversationReference(
        channel_id="msteams",
        service_url="http://127.0.0.1:1/",
        conversation=ConversationAccount(id="19:c"),
        bot=ChannelAccount(id="28:b"),
        user=ChannelAccount(id="29:u"),
    )
    for _message in range(3):
        run(stock.continue_conversation(reference, nothing, ""))
    assert len(made) == 3


def test_it_makes_a_client_for_signing_in_at_every_turn(run: Run[Any]) -> None:
    """Why `create_user_token_client` is ours."""
    seen: list[Any] = []

    async def look(context: TurnContext) -> None:
        seen.append(context.turn_state[CloudAdapter.USER_TOKEN_CLIENT_KEY])

    stock = adapter()
    for _turn in range(2):
        run(stock.process_activity("", activity(), look))
    assert seen[0] is not None
    assert seen[0] is not seen[1]


def test_it_asks_for_a_token_with_new_credentials_every_time(run: Run[Any]) -> None:
    """Why `AppToken` is ours."""
    factory = PasswordServiceClientCredentialFactory(APP_ID, "password", "tenant")
    login, scope = "https://login.microsoftonline.com/", "https://api.botframework.com"
    first, second = (run(factory.create_credentials(APP_ID, scope, login, True)) for _ in range(2))
    assert first is not second
    assert first.app is None, "which knows no token yet"


def test_its_own_check_fails_on_a_garbage_token(run: Run[Any]) -> None:
    """Why the doorkeeper is ours: what is no PermissionError is answered 500."""
    with pytest.raises(jwt.DecodeError):
        run(adapter(app_id=APP_ID).process_activity("Bearer garbage", activity(), nothing))


def test_its_own_reading_is_slow() -> None:
    """Why `read_activity` is ours: the library has a model for everything, and looks for `tenantID`."""
    read = Activity().deserialize({"conversation": {"id": "19:c", "tenantId": "t"}})
    assert read.conversation.tenant_id is None


def test_its_adaptive_card_invoke_cannot_be_answered(run: Run[Any]) -> None:
    """Why `on_invoke_activity` is ours: the body is JSON already, and is made JSON once more."""

    class Handler(ActivityHandler):  # type: ignore[misc]  # the library has no types
        async def on_adaptive_card_invoke(self, _context: TurnContext, _value: Any) -> Any:
            from botbuilder.schema import AdaptiveCardInvokeResponse  # noqa: PLC0415

            return AdaptiveCardInvokeResponse(status_code=200, type="x", value={})

    pressed = activity(name="adaptiveCard/action", value={"action": {"type": "Action.Execute", "data": {}}})
    pressed.type = "invoke"
    said = run(adapter().process_activity("", pressed, Handler().on_turn))
    assert isinstance(said.body, dict), "the adapter takes a model only"


def test_removing_the_mention_takes_the_name_out_of_all_the_text() -> None:
    """Why receive.py removes it by itself."""
    named = Entity(type="mention")
    named.additional_properties = {"mentioned": {"id": "28:b", "name": "HMS"}, "text": "<at>HMS</at>"}
    said = activity(
        text="<at>HMS</at> tema HMS-hjulet", entities=[named], recipient=ChannelAccount(id="28:b")
    )
    assert TurnContext.remove_recipient_mention(said).strip() == "tema -hjulet"


def test_ours_makes_no_client_of_the_librarys(
    run: Run[Any], tenant: TeamsTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("a client of the library's was made")

    monkeypatch.setattr(ConnectorClient, "__init__", refuse)
    monkeypatch.setattr(ClientRetryPolicy, "__init__", refuse)
    assert run(tenant.write("styrer", "solstralen", "hms"))
    assert asyncio.iscoroutinefunction(CloudAdapter.process_activity)
