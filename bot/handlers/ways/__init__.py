from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Guided ways"), _("for the HMS group"), 60)
