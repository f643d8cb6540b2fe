"""Year reports that the HMS-gruppe has locked: as they stood on a day, whatever is changed afterwards."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn
from bot.model.month import Barnehageaar

GROUP = 4
"""Characters of a checksum that stand together."""
_CONTENT: dict[str, Any] = {"info": {"audited": False}}
"""Of columns that no history keeps a second time: an undone lock is gone, and the year is locked anew."""


class LockedReport(Base):
    """A version of a year's report. A later one stands beside it: the earlier is kept."""

    __tablename__ = "locked_report"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The year in which its barnehageår begins."""
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    locked_on: Mapped[date]
    checksum: Mapped[str] = mapped_column(String(64))
    """SHA-256 of its PDF, as `sha256sum` writes it."""
    said: Mapped[dict[str, Any]] = mapped_column(JsonColumn(dict[str, Any]), deferred=True, **_CONTENT)
    """What it says, in the language it was locked in."""
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, **_CONTENT)

    @classmethod
    def lock(
        cls, year: Barnehageaar, version: int, said: dict[str, Any], pdf: bytes, on: date
    ) -> "LockedReport":
        checksum = checksum_of(pdf)
        return cls(year=year.start, version=version, locked_on=on, checksum=checksum, said=said, pdf=pdf)

    @property
    def checksum_in_groups(self) -> str:
        """To be compared by eye, and on a phone's lines."""
        return " ".join(self.checksum[at : at + GROUP] for at in range(0, len(self.checksum), GROUP))

    @property
    def of(self) -> Barnehageaar:
        return Barnehageaar(self.year)


def checksum_of(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()


def versions_of(locked: Iterable[LockedReport], year: Barnehageaar) -> list[LockedReport]:
    """The newest first."""
    return sorted((one for one in locked if one.of == year), key=lambda one: one.version, reverse=True)
