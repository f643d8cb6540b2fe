"""The licence of the product, and that everything it is made with fits to it."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.tools.licences import FITS, FITS_WORK, fits, licence_of, locked

ROOT = Path(__file__).parents[2]
EUPL = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
"""Of the text of EUPL-1.2 as SPDX has it."""


def test_the_licence_is_the_whole_text_and_the_package_names_it() -> None:
    assert sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == EUPL
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert project["license-files"] == ["LICENSE"]


def test_what_the_product_is_made_with_fits_to_its_licence() -> None:
    """And what it is worked on with is free to use; `licence_of` raises for what nobody has looked at."""
    assert [one for one in locked("run") if not fits(licence_of(one), FITS)] == []
    assert [one for one in locked("dev") if not fits(licence_of(one), FITS_WORK)] == []


@pytest.mark.parametrize(
    ("expression", "fitting"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("GPL-3.0-only OR MIT AND 0BSD", True),
    ],
)
def test_of_several_licences_one_may_be_chosen_or_all_must_be_met(expression: str, fitting: bool) -> None:
    assert fits(expression, FITS) is fitting
