from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Looking back"), _("how the themes went"), 30)
