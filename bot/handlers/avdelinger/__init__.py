from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Avdelinger"), _("names and channels"), 80)
