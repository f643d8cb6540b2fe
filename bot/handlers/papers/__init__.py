from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Print and show"), _("sheets to hang up"), 95)
