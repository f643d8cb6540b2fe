from bot.handlers.survey import SUBJECT

__all__ = ("SUBJECT",)
