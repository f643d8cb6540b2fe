from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Choosing themes together"), _("with points"), 20)
