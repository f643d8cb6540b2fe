"""Which letters paper and pictures can show."""

import re

NOT_IN_FONTS = re.compile(
    "[^\n -~\u00a0-\u02ff\u0370-\u0377\u037a-\u0484\u0487-\u04ef\u04f2\u04f3\u04f6-\u04ff"
    "\u0531-\u0556\u0559-\u0589\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    "\u1e00-\u1eff\u2000-\u200c\u200e-\u2027\u202a-\u2040\u2042\u2044-\u2052\u20a0-\u20bf\u2190-\u22ff]"
)
"""What no font of ours can show, emoji above all. PDF/UA allows no character without a shape: left out.

So are marks that no letter has been put together with: typst draws a picture's letter and mark from one font.
"""
NOTHING_LEFT = "…"
"""For a text of emoji alone: an empty title or row would say nothing, and PDF/UA has no empty title."""


def with_shapes(text: str) -> str:
    """What can be shown of it."""
    left = NOT_IN_FONTS.sub("", text)
    return left if any(one.isprintable() and one != " " for one in left) or not text else NOTHING_LEFT
