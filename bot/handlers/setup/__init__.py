from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Settings and closed days"), _("pauses"), 110)
