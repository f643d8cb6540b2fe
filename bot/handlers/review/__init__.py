from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Looking back and printing"), _("how it went, sheets to hang up"), 30)
