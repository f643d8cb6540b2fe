"""Which addresses are Microsoft's, in each of its clouds."""

import pytest

from bot.platforms.teams.clouds import CLOUDS, PUBLIC

THEIRS = {
    "public": "https://smba.trafficmanager.net/emea/",
    "gcc-high": "https://smba.infra.gov.teams.microsoft.us/teams",
    "dod": "https://smba.infra.dod.teams.microsoft.us/teams",
    "21vianet": "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/",
}


@pytest.mark.parametrize("name", CLOUDS)
def test_a_cloud_takes_its_own_and_no_other_s(name: str) -> None:
    assert [cloud for cloud, url in THEIRS.items() if CLOUDS[name].serves(url)] == [name]


def test_gcc_is_in_the_public_one() -> None:
    assert CLOUDS[PUBLIC].serves("https://smba.infra.gcc.teams.microsoft.com/teams")


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.example.no/",
        "https://smba.trafficmanager.net@example.no/",
        "https://somebody@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://example.no/smba.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://other.trafficmanager.net/",
        "//smba.trafficmanager.net/",
        "https://[smba/",
        "",
    ],
)
def test_what_only_looks_like_theirs_is_not(url: str) -> None:
    assert not any(cloud.serves(url) for cloud in CLOUDS.values())
