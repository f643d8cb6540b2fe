from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Roles and webinars"), _("who does what, training"), 100)
