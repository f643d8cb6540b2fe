"""What somebody typed, out of Slack's markup."""

import re

_BRACKETS = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_ADDRESS = ("http://", "https://")


def typed_text(text: str, bot_user: str = "") -> str:
    """Without the bot's name wherever it stands, and with links and other names as they were written.

    Without the id of the bot, the first name is taken for its own.
    """
    if bot_user:
        said = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", " ", text)
    else:
        said = re.sub(r"<@[A-Z0-9]+(?:\|[^<>]*)?>", " ", text, count=1)
    return unescaped(_BRACKETS.sub(_written, said)).strip()


def unescaped(text: str) -> str:
    """Slack escapes three letters, also where there is no other markup."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _written(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    return target if target.startswith(_ADDRESS) else label or target
