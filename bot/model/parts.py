"""What belongs to a kindergarten in tables of its own, by the name the kindergarten has for it."""

from enum import StrEnum


class Part(StrEnum):
    """Nothing of it is read unless a command, a reader or a post says that it needs it."""

    HOLDERS = "holders"
    CALENDAR = "calendar"
    PHASES = "phases"
    MILESTONES = "milestones"
    MEASURES = "measures"
    AVDELINGER = "avdelinger"
    WAY_PROGRESS = "way_progress"
    SURVEYS = "surveys"
    FINDINGS = "findings"
    PROPOSALS = "proposals"
    WEIGHINGS = "weighings"
    REVIEWS = "reviews"
    SAFETY_ROUNDS = "safety_rounds"
    CHECKED_POINTS = "checked_points"
    CHECKLIST = "checklist"
    ASSESSMENTS = "assessments"
    LOCKED_REPORTS = "locked_reports"
    MEMBERSHIPS = "memberships"
    WATCHED = "watched"
    HELP_QUESTIONS = "help_questions"
    OFFER_ANSWERS = "offer_answers"
