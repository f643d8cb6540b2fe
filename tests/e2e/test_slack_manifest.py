"""Slack's own types for manifests, with every scope and event it knows, take ours."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.handlers.registry import REGISTRY
from bot.platforms.slack.manifest import manifest

PACKAGES = ("typescript@5.9.3", "@slack/web-api@8.2.0")
SOURCE = """\
import type { AppsManifestValidateArguments } from "@slack/web-api";
type Manifest = Extract<AppsManifestValidateArguments["manifest"], object>;
export const made: Manifest = """
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With Slack's types and what checks them."""
    made = tmp_path_factory.mktemp("types")
    npm = shutil.which("npm")
    assert npm is not None, "node and npm are needed"
    (made / "package.json").write_text("{}")
    subprocess.run([npm, "install", "--silent", "--ignore-scripts", *PACKAGES], cwd=made, check=True)
    return made


def complaints(folder: Path, text: str) -> str:
    (folder / "manifest.mts").write_text(f"{SOURCE}{text};\n")
    checked = subprocess.run(
        [folder / "node_modules" / ".bin" / "tsc", *OPTIONS, "manifest.mts"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return checked.stdout


@pytest.mark.parametrize("socket", [False, True])
def test_slacks_types_take_the_manifest(folder: Path, *, socket: bool) -> None:
    text = json.dumps(manifest(REGISTRY, "https://hms.example.no", socket=socket))
    assert complaints(folder, text) == ""


@pytest.mark.parametrize("name", ["users:read", "user_change", "should_escape"])
def test_they_refuse_a_misspelt_scope_event_or_field(folder: Path, name: str) -> None:
    text = json.dumps(manifest(REGISTRY, "https://hms.example.no"))
    assert "manifest.mts" in complaints(folder, text.replace(f'"{name}"', f'"{name}s"'))
