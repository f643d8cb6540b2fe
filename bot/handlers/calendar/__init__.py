from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The calendar"), 10, ("months", "themes"))
