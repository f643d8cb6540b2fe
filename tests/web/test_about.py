"""`/privacy` and `/terms`, which the app's page in Teams leads to: short, in three languages, and true."""

from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app.serve import serve_application
from bot.handlers.registry import REGISTRY
from bot.platforms.teams.package import manifest
from bot.settings import Settings
from tests.clocks import run_turned

ADDRESS = "https://hms.example.no"


async def page(path: str, folder: Path) -> str:
    settings = {"HMS_DATA_DIR": str(folder), "HMS_DELETE_AFTER_DAYS": "45"}
    async with TestClient(TestServer(serve_application(Settings.read(settings)))) as client:
        answer = await client.get(path)
        assert answer.status == 200
        assert answer.content_type == "text/html"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        return await answer.text()


@pytest.mark.parametrize("name", ["privacyUrl", "termsOfUseUrl"])
def test_what_the_package_leads_to_is_there_in_three_languages(name: str, tmp_path: Path) -> None:
    leads_to: str = manifest(REGISTRY, "0" * 36, ADDRESS)["developer"][name]
    said = run_turned(page(leads_to.removeprefix(ADDRESS), tmp_path))
    assert [f'lang="{language}"' in said for language in ("nb", "nn", "en")] == [True] * 3


def test_it_says_how_long_data_is_kept_as_the_setting_has_it(tmp_path: Path) -> None:
    said = run_turned(page("/privacy", tmp_path))
    assert "slettet etter 45 dager" in said
    assert "sletta etter 45 dagar" in said
    assert "deleted after 45 days" in said
