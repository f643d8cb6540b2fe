"""What kindergartens ask the hjelpere of their programme, and what they are answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.texts import Localized

MESSAGE_LIMIT = 1000
"""Characters of a question or an answer."""
ABOUT_LIMIT = 60
OPEN_DAYS = 3
"""After so many open days without an answer the arbeidsgruppe is told."""
KEPT = timedelta(days=90)
"""From the last word of a question; then it is deleted with its answers."""
DRAFT_KEPT = timedelta(days=1)


@dataclass(eq=False)
class NoHjelper(Refusal):
    """Nobody is a hjelper in the programme yet."""

    programme: str


@dataclass(eq=False)
class AnsweredByAnother(Refusal):
    """Another hjelper was first."""


@dataclass(eq=False)
class QuestionGone(Refusal):
    """It was solved, deleted, or its kindergarten has left the programme."""


class QuestionState(StrEnum):
    DRAFT = "draft"
    """Shown to whoever writes it, and sent to nobody."""
    WAITING = "waiting"
    ANSWERED = "answered"
    SOLVED = "solved"


OPEN = (QuestionState.WAITING, QuestionState.ANSWERED)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a kindergarten is in the programme's plan, in the programme's own words."""

    done: int
    of: int
    next: Localized | None
    """The title that its next milestone has in the template; None where none is left."""


def in_brief(text: str, most: int = ABOUT_LIMIT) -> str:
    """The beginning of what somebody wrote, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


class HelpQuestion(Base):
    """A question with all that was said about it. It goes when its kindergarten leaves the programme."""

    __tablename__ = "help_question"
    __table_args__ = (
        ForeignKeyConstraint(
            ["kindergarten_id", "programme_id"],
            ["membership.kindergarten_id", "membership.programme_id"],
            ondelete="CASCADE",
        ),
        Index("help_question_of", "kindergarten_id", "programme_id"),
        Index("help_question_programme", "programme_id", "state"),
        Index("help_question_changed", "changed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"))
    programme_id: Mapped[int]
    about: Mapped[str] = mapped_column(String(ABOUT_LIMIT))
    """How it begins, on one line."""
    state: Mapped[QuestionState] = mapped_column(EnumColumn(QuestionState))
    stage: Mapped[Stage | None] = mapped_column(JsonColumn(Stage))
    """As it was shown to whoever asked. None: they do not share it."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    hjelper_workspace: Mapped[int | None] = mapped_column(ForeignKey("workspace.id"))
    hjelper: Mapped[str | None] = mapped_column(String(100))
    """Who answered first, and gets what is asked on. None: nobody yet."""


class HelpMessage(Base):
    """One thing that was asked or answered. Of the kindergarten's people nobody is kept with it."""

    __tablename__ = "help_message"
    __table_args__ = (Index("help_message_question", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("help_question.id", ondelete="CASCADE"))
    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"))
    is_answer: Mapped[bool]
    text: Mapped[str] = mapped_column(String(MESSAGE_LIMIT))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None: a draft, which nobody has got."""
