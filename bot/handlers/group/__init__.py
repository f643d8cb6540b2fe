from bot.handlers.avdelinger import SUBJECT

__all__ = ("SUBJECT",)
