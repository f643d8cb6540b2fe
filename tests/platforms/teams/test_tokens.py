"""Who is let in: every way of being wrong is answered 401."""

import asyncio
import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest

from bot.platforms.teams.tokens import PATIENCE
from tests.clocks import START, time_out, waited_for
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import APP_ID, KEY, KEY_NAME, OTHER_KEY, FakeTeams
from tests.platforms.teams.tenant import TeamsTenant

Token = Callable[[FakeTeams], str]


def hello(tenant: TeamsTenant) -> dict[str, Any]:
    return tenant.activity("styrer", "a:styrer", type="message", text="hei", textFormat="plain")


def unsigned(teams: FakeTeams) -> str:
    claims = jwt.decode(teams.token(), options={"verify_signature": False})
    return jwt.encode(claims, "", "none", headers={"kid": KEY_NAME})


def signed_with_the_public_key(teams: FakeTeams) -> str:
    """As if our public key were a password that both sides know."""
    claims = jwt.decode(teams.token(), options={"verify_signature": False})
    return jwt.encode(claims, "k" * 64, "HS256", headers={"kid": KEY_NAME})


def changed_afterwards(teams: FakeTeams) -> str:
    head, body, signature = teams.token(aud="another").split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    written = base64.urlsafe_b64encode(json.dumps({**claims, "aud": APP_ID}).encode())
    return f"{head}.{written.rstrip(b'=').decode()}.{signature}"


def at(minutes: int) -> int:
    return int((START + timedelta(minutes=minutes)).timestamp())


WRONG: dict[str, Token] = {
    "no token": lambda _teams: "",
    "no scheme": lambda teams: teams.token(),
    "another scheme": lambda teams: f"Basic {teams.token()}",
    "no token behind the scheme": lambda _teams: "Bearer ",
    "garbage": lambda _teams: "Bearer garbage",
    "garbage with dots": lambda _teams: "Bearer a.b.c",
    "garbage that is JSON": lambda _teams: "Bearer e30.e30.e30",
    "two tokens": lambda teams: f"Bearer {teams.token()} {teams.token()}",
    "letters outside ASCII": lambda _teams: "Bearer blåbær",
    "a very long one": lambda _teams: "Bearer " + "a" * 7000,
    "unsigned": lambda teams: f"Bearer {unsigned(teams)}",
    "signed with a password": lambda teams: f"Bearer {signed_with_the_public_key(teams)}",
    "changed after it was signed": lambda teams: f"Bearer {changed_afterwards(teams)}",
    "signed by somebody else": lambda teams: f"Bearer {teams.token(OTHER_KEY)}",
    "an unknown key": lambda teams: f"Bearer {teams.token(KEY, 'k2')}",
    "no key named": lambda teams: f"Bearer {teams.token(KEY, None)}",
    "expired": lambda teams: f"Bearer {teams.token(exp=at(-6))}",
    "not valid yet": lambda teams: f"Bearer {teams.token(nbf=at(6))}",
    "without an end": lambda teams: f"Bearer {teams.token(exp=None)}",
    "an end that is no moment": lambda teams: f"Bearer {teams.token(exp='tomorrow')}",
    "another audience": lambda teams: f"Bearer {teams.token(aud='another-app')}",
    "no audience": lambda teams: f"Bearer {teams.token(aud=None)}",
    "another issuer": lambda teams: f"Bearer {teams.token(iss='https://sts.windows.net/x/')}",
    "the emulator's issuer": lambda teams: (
        f"Bearer {teams.token(iss='https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/')}"
    ),
    "no issuer": lambda teams: f"Bearer {teams.token(iss=None)}",
    "another service": lambda teams: f"Bearer {teams.token(serviceurl='http://127.0.0.1:1/emea/')}",
    "no service": lambda teams: f"Bearer {teams.token(serviceurl=None)}",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_token_is_refused(run: Run[Any], tenant: TeamsTenant, wrong: str) -> None:
    answer = run(tenant.post(hello(tenant), WRONG[wrong](tenant.teams)))
    assert answer.status == 401
    assert tenant.teams.shown == []


def test_a_good_one_is_let_in(run: Run[Any], tenant: TeamsTenant) -> None:
    assert run(tenant.post(hello(tenant))).status == 200
    assert len(tenant.teams.shown) == 1


@pytest.mark.parametrize("claims", [{"exp": at(-4)}, {"nbf": at(4)}])
def test_clocks_may_differ_a_little(run: Run[Any], tenant: TeamsTenant, claims: dict[str, Any]) -> None:
    assert run(tenant.post(hello(tenant), f"Bearer {tenant.teams.token(**claims)}")).status == 200


def test_a_refused_token_is_said_with_the_setting_to_look_at(
    run: Run[Any], tenant: TeamsTenant, caplog: pytest.LogCaptureFixture
) -> None:
    for _time in range(3):
        run(tenant.post(hello(tenant), f"Bearer {tenant.teams.token(aud='another')}"))
    [said] = [record.getMessage() for record in caplog.records if "HMS_TEAMS_APP_ID" in record.getMessage()]
    assert "InvalidAudienceError" in said


def test_a_known_token_is_still_for_one_service_only(run: Run[Any], tenant: TeamsTenant) -> None:
    good = f"Bearer {tenant.teams.token()}"
    assert run(tenant.post(hello(tenant), good)).status == 200
    elsewhere = {**hello(tenant), "serviceUrl": "http://127.0.0.1:1/emea/"}
    assert run(tenant.post(elsewhere, good)).status == 401


def test_a_service_that_is_not_of_the_cloud_is_refused_whoever_signs_for_it(
    run: Run[Any], tenant: TeamsTenant, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = "https://smba.trafficmanager.net.example.no/emea/"
    token = tenant.teams.token(serviceurl=elsewhere)
    answer = run(tenant.post({**hello(tenant), "serviceUrl": elsewhere}, f"Bearer {token}"))
    assert answer.status == 401
    assert "HMS_TEAMS_CLOUD" in caplog.text


def test_a_known_token_ends_like_any_other(run: Run[Any], tenant: TeamsTenant) -> None:
    token = f"Bearer {tenant.teams.token(exp=at(60))}"
    assert run(tenant.post(hello(tenant), token)).status == 200
    tenant.world.clock.turn(START + timedelta(minutes=64))
    assert run(tenant.post(hello(tenant), token)).status == 200
    tenant.world.clock.turn(START + timedelta(minutes=66))
    assert run(tenant.post(hello(tenant), token)).status == 401


def test_the_keys_are_read_once(run: Run[Any], tenant: TeamsTenant) -> None:
    for _again in range(3):
        run(tenant.post(hello(tenant)))
        run(tenant.post(hello(tenant), f"Bearer {tenant.teams.token(KEY, 'k2')}"))
    assert tenant.teams.keys_read == 1, "an unknown key is not asked for at once again"


def test_new_keys_are_found(run: Run[Any], tenant: TeamsTenant) -> None:
    run(tenant.post(hello(tenant)))
    tenant.world.clock.turn(tenant.world.clock.now() + timedelta(days=2))
    run(tenant.post(hello(tenant), f"Bearer {tenant.teams.token(jti='new')}"))
    assert tenant.teams.keys_read == 2


def test_who_waits_for_a_key_keeps_nobody_back_and_waits_a_little(run: Run[Any], tenant: TeamsTenant) -> None:
    async def story() -> list[int]:
        known = await tenant.post(hello(tenant))
        tenant.world.clock.turn(START + timedelta(minutes=10))
        tenant.teams.answers_keys.clear()
        unknown = asyncio.create_task(tenant.post(hello(tenant), f"Bearer {tenant.teams.token(KEY, 'k2')}"))
        await waited_for(PATIENCE)
        meanwhile = await tenant.post(hello(tenant), f"Bearer {tenant.teams.token(jti='new')}")
        assert not unknown.done()
        await time_out(PATIENCE)
        return [known.status, meanwhile.status, (await unknown).status]

    assert run(story()) == [200, 200, 401]


def test_a_key_must_vouch_for_teams(run: Run[Any], tenant: TeamsTenant) -> None:
    tenant.teams.endorsements = ["webchat"]
    assert run(tenant.post(hello(tenant))).status == 503, "there are no keys to try it with"


def test_without_keys_it_says_so_and_tries_again(run: Run[Any], tenant: TeamsTenant) -> None:
    tenant.teams.endorsements = []
    assert run(tenant.post(hello(tenant))).status == 503
    tenant.teams.endorsements = ["msteams"]
    assert run(tenant.post(hello(tenant))).status == 200
