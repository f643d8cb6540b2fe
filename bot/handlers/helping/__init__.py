from bot.handlers.membership import SUBJECT

__all__ = ("SUBJECT",)
