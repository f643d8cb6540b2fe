from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The roles"), _("who does what"), 100)
