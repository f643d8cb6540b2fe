"""What is said where people write in their own words: answers to people in need, and to guesses."""

from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("In their own words"), _("other answers"), 130)
