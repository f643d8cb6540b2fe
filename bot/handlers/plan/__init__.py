from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The plan"), _("where you are, what is next"), 50)
