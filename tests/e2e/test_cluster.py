"""The manifest for Kubernetes, by Kubernetes' own schemas."""

import subprocess
import sys
from pathlib import Path

import pytest

MANIFEST = Path(__file__).parents[2] / "manifest" / "kubernetes" / "hms-bot.yaml"
UV = Path(sys.executable).parent / "uv"


def validated(manifest: Path, version: str) -> tuple[int, str]:
    tool = (str(UV), "tool", "run", "--quiet", "--from", "kubernetes-validate>=1.37", "kubernetes-validate")
    done = subprocess.run(
        (*tool, "--strict", "--kubernetes-version", version, str(manifest)),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("version", ["1.29", "1.37"])
def test_a_cluster_knows_every_field(version: str) -> None:
    code, said = validated(MANIFEST, version)
    assert (code, said.count("passed")) == (0, 4), said


def test_a_field_that_it_does_not_know_is_found(tmp_path: Path) -> None:
    (wrong := tmp_path / "wrong.yaml").write_text(MANIFEST.read_text().replace("periodSeconds", "period"))
    code, said = validated(wrong, "1.37")
    assert code != 0
    assert "'period' was unexpected" in said
