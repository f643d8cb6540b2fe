"""Sets a document with typst. It is the only place that knows typst.

A template gets its words as JSON, so whatever somebody typed stays text: typst reads no markup in data.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with language and title, so that it can be read aloud."""
PPI = 110
"""Points an inch of a picture: an A4 page is then 910 wide, sharp on a phone."""

Form = Literal["pdf", "png"]
Draw: TypeAlias = Callable[[str, str, float], bytes]
"""A template with its data as PDF, for somebody who waits so many seconds."""


class NotDrawn(Exception):
    """A document could not be set. The reason is for the log: the kind of fault, without people's words."""


def typeset(template: str, data: str, form: Form) -> bytes:
    """The document, the same bytes for the same data; as a picture, its first page. Raises NotDrawn.

    Runs in a process of its own: see `bot/paper/press.py`.
    """
    from typst import TypstError  # noqa: PLC0415 - 80 MB that only that process loads

    try:
        made = _compiler().compile(
            TEMPLATES / f"{template}.typ",
            format=form,
            ppi=PPI if form == "png" else None,
            sys_inputs={"data": data},
            pdf_standards=STANDARD if form == "pdf" else [],
            timestamp=0,
        )
    except TypstError:
        raise NotDrawn("typst refused it") from None  # its own error may quote, and cannot leave the process
    first = made[0] if isinstance(made, list) else made
    if first is None:
        raise NotDrawn("it has no page")
    return first


def drawn_here(template: str, data: str, _patience: float = 0) -> bytes:
    """A PDF, drawn in this process, however long it takes: for the command line and for tests.

    Raises NotDrawn.
    """
    return typeset(template, data, "pdf")


@cache
def _compiler() -> "typst.Compiler":
    import font_source_sans_pro  # noqa: PLC0415
    import typst  # noqa: PLC0415

    fonts = Path(font_source_sans_pro.__file__).parent / "files"
    return typst.Compiler(
        root=TEMPLATES, font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    )
