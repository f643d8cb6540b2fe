"""The guide for kindergartens: served in each language with its pictures, and linked from help."""

import re
from dataclasses import replace
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.app.serve import serve_application
from bot.commands.grammar import find_command
from bot.handlers.overview.guide import GUIDE
from bot.handlers.registry import REGISTRY
from bot.message.card import Fields
from bot.message.words import Language, Voice
from bot.settings import Settings
from bot.web.links import Pages
from tests.clocks import run_turned
from tests.every import every_language
from tests.world import World

PAGES = Pages("https://hms.example.no", b"secret")


async def get(folder: Path, *paths: str) -> list[tuple[int, str, bytes]]:
    """Status, kind and content of each."""
    settings = Settings.read({"HMS_DATA_DIR": str(folder)})
    found = []
    async with TestClient(TestServer(serve_application(settings))) as client:
        for path in paths:
            answer = await client.get(path)
            found.append((answer.status, answer.content_type, await answer.read()))
    return found


@every_language
def test_the_page_is_there_with_all_its_pictures(language: Language, tmp_path: Path) -> None:
    [(status, kind, content)] = run_turned(get(tmp_path, f"/guide/{language.value}"))
    html = content.decode()
    assert (status, kind) == (200, "text/html")
    assert f'<html lang="{language.value}">' in html
    pictures = re.findall(r'<img src="([^"]+)" alt="[^"]+"', html)
    assert len(pictures) == 3
    for status, kind, content in run_turned(get(tmp_path, *(f"/guide/{one}" for one in pictures))):
        assert (status, kind) == (200, "image/png")
        assert len(content) < 100_000, "it is seen on a phone"


def test_where_there_is_a_daglig_leder_the_page_says_so(small_world: World, tmp_path: Path) -> None:
    dispatcher = replace(small_world.core.dispatcher, pages=PAGES)
    small_world.core = replace(small_world.core, dispatcher=dispatcher)
    small_world.ask("/hms oppsett daglig leder")
    (link,) = small_world.ask("/hms hjelp").card.links
    path = link.url.removeprefix("https://hms.example.no")
    pages = [content.decode().lower() for _, _, content in run_turned(get(tmp_path, path, "/guide/nb"))]
    assert [("styrer" in page, "daglig leder" in page) for page in pages] == [(False, True), (True, False)]


def test_no_other_language_has_a_page(tmp_path: Path) -> None:
    [(status, _kind, _content)] = run_turned(get(tmp_path, "/guide/de"))
    assert status == 404


@every_language
def test_its_ten_lines_are_commands(language: Language) -> None:
    """By their names in the language of the guide."""
    tables = [block for section in GUIDE for block in section.body if isinstance(block, Fields)]
    labels = [Voice(language).say(label) for table in tables for label, _value in table.pairs]
    lines = [label for label in labels if label.startswith("/")]
    assert len(lines) == 10
    for line in lines:
        found = find_command(line, REGISTRY)
        assert (Voice(language).say(found.command.typed), found.words) == (line, ())


def test_help_links_to_it_where_the_bot_has_an_address(small_world: World) -> None:
    help_here = small_world.ask("/hms hjelp").card
    assert not help_here.links
    assert "Den som installerte meg, har en veiledning" in small_world.text("/hms hjelp")
    small_world.core = replace(small_world.core, dispatcher=replace(small_world.core.dispatcher, pages=PAGES))
    links = [small_world.ask("/hms hjelp", channel=one).card.links for one in ("solstralen", "fjelltun")]
    assert [[link.url for link in each] for each in links] == [
        [f"{PAGES.address}/guide/nb"],
        [f"{PAGES.address}/guide/nn"],
    ]
