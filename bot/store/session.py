"""The session type, and what goes wrong with one, for those who know no SQLAlchemy."""

from sqlalchemy.exc import SQLAlchemyError as DatabaseError
from sqlalchemy.orm import Session

__all__ = ["DatabaseError", "Session"]
