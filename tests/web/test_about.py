"""`/privacy` and `/terms`, which the app's page in Teams leads to: short, in three languages, and true."""

import re
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app.serve import serve_application
from bot.commands.grammar import find_command
from bot.handlers.registry import REGISTRY
from bot.message.words import Language
from bot.platforms.teams.package import manifest
from bot.settings import Settings, described
from tests.clocks import run_turned

ADDRESS = "https://hms.example.no"
NAMED = re.compile(r"/hms (?:my data|delete everything|[\w-]+)")
DOCS = Path(__file__).parents[2] / "docs"
IN_WORDS = {
    "30": ("30 days", "30 dager"),
    "1095": ("three years", "tre år"),
    "400": ("400 days", "400 dager"),
}
"""Each default, as the papers say it."""
KEPT_FOR = {"HMS_DELETE_AFTER_DAYS": "45", "HMS_KEEP_HISTORY_DAYS": "1001", "HMS_KEEP_POSTS_DAYS": "234"}


async def page(path: str, folder: Path) -> str:
    settings = {"HMS_DATA_DIR": str(folder), **KEPT_FOR}
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


def test_it_says_how_long_each_thing_is_kept_as_the_settings_have_it(tmp_path: Path) -> None:
    said = run_turned(page("/privacy", tmp_path))
    assert set(KEPT_FOR) == {name for name, _default, _about in described() if name.endswith("_DAYS")}
    for days in KEPT_FOR.values():
        for unit in ("dager", "dagar", "days"):
            assert f"{days} {unit}" in said


def test_the_commands_it_names_are_commands(tmp_path: Path) -> None:
    said = run_turned(page("/privacy", tmp_path))
    found = [find_command(line, REGISTRY).command.name for line in NAMED.findall(said)]
    assert found == ["hms mine-data", "hms slett-alt"] * len(Language)


@pytest.mark.parametrize(
    "paper", ["personvern/behandlingsprotokoll.md", "install-slack.md", "install-teams.md"]
)
def test_the_papers_say_the_same(paper: str) -> None:
    text = (DOCS / paper).read_text("utf-8")
    for name, default, _about in described():
        if name.endswith("_DAYS"):
            assert f"`{name}`" in text
            assert any(words in text for words in IN_WORDS[default]), "as the default is"
