from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The HMS group's place"), _("where you talk"), 105)
