"""Which letters paper and pictures can show."""

import re

NOT_IN_FONTS = re.compile(
    "[^\n -\u0377\u037a-\u0484\u0487-\u04ff\u0531-\u0556\u0559-\u0589\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    "\u1e00-\u1eff\u2000-\u200c\u200e-\u2040\u2042\u2044-\u2052\u20a0-\u20bf\u2190-\u22ff]"
)
"""What no font of ours can show, emoji above all. PDF/UA allows no character without a shape: left out."""
