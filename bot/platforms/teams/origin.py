"""Which channel a card in somebody's own chat is about, so that its buttons mean the same as there."""

import hashlib
import hmac
import re
from dataclasses import dataclass

from bot.message.card import Card

_MARK = re.compile(r"in=(?P<channel>\S{1,200})=(?P<proof>[0-9a-f]{16})")
PROOF = 16


@dataclass(frozen=True)
class Origins:
    """Marks are for one person alone: nobody reaches a channel by writing its name."""

    secret: bytes

    def marked(self, card: Card, channel: str, person: str) -> Card:
        """The card, each button and form of which says the channel."""
        return card.marked(f"in={channel}={self._proof(channel, person)}")

    def read(self, line: str, person: str) -> tuple[str, str | None]:
        """The line without a mark, and the channel that it says."""
        words = line.split()
        marks = [found for word in words if (found := _MARK.fullmatch(word))]
        if not marks:
            return line, None
        rest = " ".join(word for word in words if not _MARK.fullmatch(word))
        channel, proof = marks[-1]["channel"], marks[-1]["proof"]
        is_ours = hmac.compare_digest(proof, self._proof(channel, person))
        return rest, channel if is_ours else None

    def _proof(self, channel: str, person: str) -> str:
        said = f"{channel}\n{person}".encode()
        return hmac.new(self.secret, said, hashlib.sha256).hexdigest()[:PROOF]
