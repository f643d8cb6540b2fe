"""The session type, for those who hand one on without knowing SQLAlchemy."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
