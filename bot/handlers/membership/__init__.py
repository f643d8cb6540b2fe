from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The programme"), _("help, what you share"), 105)
