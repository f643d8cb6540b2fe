from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Measures"), _("what, who and when"), 40)
