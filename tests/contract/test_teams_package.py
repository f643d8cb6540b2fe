"""The app package is what Teams takes, and what lies in manifest/teams/ is what the commands say today."""

import json
import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.commands.grammar import find_command
from bot.handlers.registry import REGISTRY
from bot.message.words import Language, Voice
from bot.platforms.limits import TEAMS
from bot.platforms.teams.package import EXAMPLE_ADDRESS, EXAMPLE_ID, build, files, texts, write
from bot.platforms.wire import Json
from tests.every import every_language

FOLDER = Path(__file__).parents[2] / "manifest" / "teams"
APP_ID = "49c4641c-ab91-4248-aebb-6a7de286397b"
ADDRESS = "https://hms.kommune.no"
FILES = ["manifest.json", "nn.json", "en.json", "color.png", "outline.png"]


@pytest.fixture(scope="module")
def package() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(build(REGISTRY, APP_ID, ADDRESS))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def manifest(package: dict[str, bytes]) -> Json:
    made: Json = json.loads(package["manifest.json"])
    return made


def test_it_holds_its_files_at_the_top(package: dict[str, bytes]) -> None:
    assert list(package) == FILES


def test_it_is_the_same_each_time() -> None:
    assert build(REGISTRY, APP_ID, ADDRESS) == build(REGISTRY, APP_ID, ADDRESS)


def test_the_folder_is_up_to_date() -> None:
    made = files(REGISTRY, EXAMPLE_ID, EXAMPLE_ADDRESS)
    for name, content in made.items():
        assert (FOLDER / name).read_bytes() == content, f"run `make manifest`: {name}"
    assert {path.name for path in FOLDER.iterdir()} - set(made) <= {"hms-bot.zip"}


def test_what_is_written_is_an_example_and_the_archive_is_not(tmp_path: Path) -> None:
    archive = write(tmp_path, REGISTRY, APP_ID, ADDRESS)
    assert archive.read_bytes() == build(REGISTRY, APP_ID, ADDRESS)
    assert APP_ID not in (tmp_path / "manifest.json").read_text("utf-8")


def test_it_is_this_bot_at_this_address(manifest: Json) -> None:
    assert manifest["id"] == APP_ID
    assert manifest["bots"][0]["botId"] == APP_ID
    assert manifest["validDomains"] == ["hms.kommune.no"]
    developer = manifest["developer"]
    assert all(developer[name].startswith(ADDRESS) for name in developer if name.endswith("Url"))
    assert re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"])


@every_language
def test_its_texts_have_the_lengths_that_teams_takes(language: Language) -> None:
    said = texts(REGISTRY, language)
    assert all(text.strip() for text in said.values())
    assert len(said["name.short"]) <= 30
    assert len(said["name.full"]) <= 100
    assert len(said["description.short"]) <= 80
    assert len(said["description.full"]) <= 4000
    for key, text in said.items():
        assert not key.endswith("title") or len(text) <= 32
        assert not key.startswith("bots") or len(text) <= 128


def test_no_other_chat_platform_is_named(package: dict[str, bytes]) -> None:
    said = b"".join(content for name, content in package.items() if name.endswith(".json")).lower()
    assert not [name for name in (b"slack", b"discord", b"google chat", b"webex") if name in said]


# Commands


def test_each_scope_has_its_list(manifest: Json) -> None:
    bot = manifest["bots"][0]
    assert [made["scopes"] for made in bot["commandLists"]] == [[scope] for scope in bot["scopes"]]
    assert all(1 <= len(made["commands"]) <= 10 for made in bot["commandLists"])


def test_each_command_does_what_it_says_when_it_is_chosen(manifest: Json) -> None:
    for made in manifest["bots"][0]["commandLists"]:
        found = [find_command(each["title"], REGISTRY) for each in made["commands"]]
        assert not any(line.words for line in found), "the whole title is the command's name"
        assert all(line.command.listed for line in found)
        assert len({line.command for line in found}) == len(found)
        said = [Voice(Language.NB).say(line.command.says) for line in found]
        assert [each["description"] for each in made["commands"]] == said


# Languages


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_text_has_its_translation(package: dict[str, bytes], manifest: Json, language: str) -> None:
    said: dict[str, str] = json.loads(package[f"{language}.json"])
    said.pop("$schema")
    assert set(said) == set(keys(manifest))
    for key in said:
        assert isinstance(at(manifest, key), str), key
    same = [key for key in said if said[key] == at(manifest, key) and not key.endswith(("title", "short"))]
    assert len(same) < len(said) / 2, "most of it differs"


def test_the_languages_are_listed(manifest: Json) -> None:
    listed = manifest["localizationInfo"]
    assert listed["defaultLanguageTag"] == "nb"
    others = {one["languageTag"]: one["file"] for one in listed["additionalLanguages"]}
    assert others == {"nn": "nn.json", "en": "en.json"}


def keys(manifest: Json) -> list[str]:
    """Where something stands that can be read."""
    found = [f"{name}.{part}" for name in ("name", "description") for part in manifest[name]]
    for place, made in enumerate(manifest["bots"][0]["commandLists"]):
        for number, each in enumerate(made["commands"]):
            found += [f"bots[0].commandLists[{place}].commands[{number}].{part}" for part in each]
    return found


def at(manifest: Json, key: str) -> Any:
    """What stands at a localisation key."""
    found: Any = manifest
    for name, number in re.findall(r"(\w+)|\[(\d+)\]", key):
        found = found[name] if name else found[int(number)]
    return found


# Icons


def pixels(png: bytes) -> tuple[int, list[bytes]]:
    """The side of a square picture without filters, and its pixels with their opacity."""
    side, height, depth, colours = struct.unpack(">IIBB", png[16:26])
    assert (side, depth, colours) == (height, 8, 6)
    data = b"".join(
        png[found.start() + 4 : found.start() + 4 + int.from_bytes(png[found.start() - 4 : found.start()])]
        for found in re.finditer(rb"IDAT", png)
    )
    raw, row = zlib.decompress(data), 4 * side + 1
    rows = [raw[start : start + row] for start in range(0, len(raw), row)]
    assert all(line[0] == 0 for line in rows)
    return side, [line[place : place + 4] for line in rows for place in range(1, row, 4)]


def test_the_colour_icon_fills_its_square(package: dict[str, bytes]) -> None:
    side, drawn = pixels(package["color.png"])
    assert side == TEAMS.icon_colour_pixels
    assert all(pixel[3] == 255 for pixel in drawn)
    ground = bytes.fromhex("0b6656ff")
    rows = range(side)
    symbol = [(x, y) for y in rows for x in rows if drawn[y * side + x] != ground]
    for line in ([x for x, _ in symbol], [y for _, y in symbol]):
        assert 36 <= min(line) < max(line) <= 156, "the symbol keeps clear of the corners"


def test_the_outline_icon_is_white_on_nothing(package: dict[str, bytes]) -> None:
    side, drawn = pixels(package["outline.png"])
    assert side == TEAMS.icon_outline_pixels
    assert all(pixel[:3] == b"\xff\xff\xff" for pixel in drawn)
    opaque = [pixel[3] for pixel in drawn]
    assert opaque[0] == opaque[-1] == 0
    assert opaque.count(255) > 100
