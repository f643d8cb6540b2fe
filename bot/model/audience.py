"""Whom a message is for."""

from enum import StrEnum, auto


class Audience(StrEnum):
    """Whom a post or an answer is for."""

    EVERYBODY = auto()
    """All who read the kindergarten's channel."""
    GROUP = auto()
    """The HMS-gruppe: in its own place, or each of them in their own chat."""
    ROLE = auto()
    """Whoever holds a role."""
    PERSON = auto()
    """One person alone; of an answer, whoever asked."""
    AVDELING = auto()
    """All who read an avdeling's channel."""
    PROGRAMME = auto()
    """The programme's arbeidsgruppe."""
