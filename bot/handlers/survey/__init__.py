from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The survey and the risk"), _("answers, eight factors"), 70)
