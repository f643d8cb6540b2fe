"""Microsoft's clouds: where the services of each are, and which addresses its messages may name.

The addresses are those of Microsoft's Teams SDK ("Service URL Validation", "Sovereign Cloud Configuration").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Cloud:
    login: str
    metadata: str
    """Where it says which keys its messages are signed with."""
    issuer: str
    services: frozenset[str]
    """Where its Bot Connector is: what we send, our token with it, goes nowhere else."""

    @property
    def scope(self) -> str:
        return f"{self.issuer}/.default"

    def serves(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        return f"{parts.scheme}://{parts.netloc.lower()}" in self.services


def _government(service: str) -> Cloud:
    return Cloud(
        login="https://login.microsoftonline.us",
        metadata="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        issuer="https://api.botframework.us",
        services=frozenset({service}),
    )


PUBLIC = "public"
CLOUDS: Mapping[str, Cloud] = {
    PUBLIC: Cloud(
        login="https://login.microsoftonline.com",
        metadata="https://login.botframework.com/v1/.well-known/openidconfiguration",
        issuer="https://api.botframework.com",
        services=frozenset(
            {
                "https://smba.trafficmanager.net",
                "https://smba.onyx.prod.teams.trafficmanager.net",
                "https://smba.infra.gcc.teams.microsoft.com",
            }
        ),
    ),
    "gcc-high": _government("https://smba.infra.gov.teams.microsoft.us"),
    "dod": _government("https://smba.infra.dod.teams.microsoft.us"),
    "21vianet": Cloud(
        login="https://login.partner.microsoftonline.cn",
        metadata="https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        issuer="https://api.botframework.azure.cn",
        services=frozenset({"https://frontend.botapi.msg.infra.teams.microsoftonline.cn"}),
    ),
}
"""By the value of HMS_TEAMS_CLOUD."""
