from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("How we are at work"), _("eight factors"), 75)
