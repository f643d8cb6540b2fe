from bot.handlers.roles import SUBJECT

__all__ = ("SUBJECT",)
