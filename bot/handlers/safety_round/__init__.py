from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Safety round"), _("point by point"), 45, first=("commands", "noting", "points"))
