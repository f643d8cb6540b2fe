"""The bot: an HMS calendar and a progress plan for kindergartens, in their chat."""

__version__ = "0.2.0"
