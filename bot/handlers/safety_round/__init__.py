from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("Safety round and guided ways"), _("one step at a time"), 45)
