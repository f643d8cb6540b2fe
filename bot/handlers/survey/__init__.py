from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The survey"), _("sent, closed, discussed"), 70)
