from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Avdelinger and the HMS group"), _("names, channels"), 80)
