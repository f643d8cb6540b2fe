from bot.handlers.safety_round import SUBJECT

__all__ = ("SUBJECT",)
