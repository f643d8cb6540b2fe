"""The app package against Microsoft's schemas of the version that it names."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft4Validator, ValidationError

from bot.handlers.registry import REGISTRY
from bot.platforms.teams.package import files

APP_ID = "49c4641c-ab91-4248-aebb-6a7de286397b"
FILES = files(REGISTRY, APP_ID, "https://hms.kommune.no")
VERSION = json.loads(FILES["manifest.json"])["manifestVersion"]


def schema(packages: Path, name: str) -> Draft4Validator:
    folder = packages / "@microsoft/app-manifest/build/json-schemas/teams" / f"v{VERSION}"
    return Draft4Validator(json.loads((folder / name).read_text("utf-8-sig")))


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("manifest.json", "MicrosoftTeams.schema.json"),
        ("nn.json", "MicrosoftTeams.Localization.schema.json"),
        ("en.json", "MicrosoftTeams.Localization.schema.json"),
    ],
)
def test_each_file_is_valid(packages: Path, name: str, of: str) -> None:
    content: dict[str, Any] = json.loads(FILES[name])
    schema(packages, of).validate(content)
    assert content["$schema"].endswith(f"/v{VERSION}/{of}")


def test_the_schema_finds_what_is_wrong(packages: Path) -> None:
    wrong = json.loads(FILES["manifest.json"]) | {"id": "hms"}
    with pytest.raises(ValidationError):
        schema(packages, "MicrosoftTeams.schema.json").validate(wrong)
