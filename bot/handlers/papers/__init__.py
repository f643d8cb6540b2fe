from bot.handlers.review import SUBJECT

__all__ = ("SUBJECT",)
