from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Webinars"), _("coming and earlier ones"), 90)
