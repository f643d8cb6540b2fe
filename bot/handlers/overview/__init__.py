from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(
    _("Overview and help"),
    _("home, and changes"),
    120,
    ("home", "since", "coming", "history", "undoing", "words"),
)
