from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The calendar"), _("themes, month by month"), 10, ("months", "themes"))
