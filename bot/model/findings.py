"""What the group says its survey showed: which factors, and never the survey's own answers."""

from collections.abc import Iterable

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base


class Finding(Base):
    """A factor that is hard for the kindergarten, or a strength of it."""

    __tablename__ = "finding"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int]
    """What was picked first comes first in what is suggested."""
    strength: Mapped[bool]


def findings_now(
    known: Iterable[Finding], problems: Iterable[str], strengths: Iterable[str]
) -> list[Finding]:
    """Exactly these factors are what was found; one that is on both lists counts as hard."""
    before = list(known)
    wanted = dict.fromkeys(strengths, True) | dict.fromkeys(problems, False)
    kept = {one.factor: one for one in before if one.factor in wanted}
    first = 1 + max((one.position for one in before), default=0)
    for position, (key, strength) in enumerate(wanted.items(), start=first):
        finding = kept.setdefault(key, Finding(factor=key, position=position))
        finding.strength = strength
    return list(kept.values())
