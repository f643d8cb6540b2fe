"""The HMS-gruppe is told that all about its kindergarten has been deleted."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.message.card import Card
from bot.message.delivery import Gone, Platform, Refused, Result, Sent, Unsure
from bot.model.place import Place
from bot.store.deleting import Deleted
from scheduler.mistakes import log_mistake

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Farewells:
    """Said at once, and at most once: no row is left that could remember that it is still to be said."""

    platforms: Mapping[str, Platform]
    card: Callable[[str], Card]
    """Of a kindergarten's name."""

    async def __call__(self, deleted: Iterable[Deleted]) -> None:
        for one in deleted:
            await self._tell(one)

    async def _tell(self, one: Deleted) -> None:
        """In the group's place; where there is none, or nothing arrives, in their own chats."""
        if one.groups_place is not None and await self._arrives(one, one.groups_place):
            return
        for chat in one.own_chats:
            await self._arrives(one, chat)

    async def _arrives(self, one: Deleted, place: Place) -> bool:
        """Also where nobody knows."""
        result = await self._post(one, place)
        if not isinstance(result, Sent):
            log.warning("A deletion was not told: %s", result)
        return isinstance(result, Sent | Unsure)

    async def _post(self, one: Deleted, place: Place) -> Result:
        platform = self.platforms.get(place.platform)
        if platform is None:
            return Gone("no such platform here")
        try:
            return await platform.post(place, self.card(one.name), one.language, f"deleted/{one.key}")
        except Exception as error:  # noqa: BLE001 - told in the log; the others are still to hear of it
            return Refused(log_mistake(log, error, "telling of a deletion"))
