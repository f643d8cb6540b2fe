"""Who asks, where and when: what every command and every parameter is read with."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.model.kindergarten import KindergartenView
from bot.model.programme import AnyRole, ProgrammeRole
from bot.model.role import Role

HMS_GROUP: frozenset[AnyRole] = frozenset(Role)
ARBEIDSGRUPPE: frozenset[AnyRole] = frozenset({ProgrammeRole.ARBEIDSGRUPPE})
AROUND: frozenset[AnyRole] = frozenset(ProgrammeRole)
"""The arbeidsgruppe and the hjelpere of a programme."""
EVERYONE: frozenset[AnyRole] = frozenset()


@dataclass(frozen=True)
class Context:
    changes: ClassVar[bool] = False
    """Whether the commands that are given it change something."""

    kindergarten: KindergartenView
    user: str
    """The platform's id of the person."""
    roles: frozenset[AnyRole]
    now: datetime
    seen: datetime | None
    """When the asker last saw what a button or a form is about to change; None for typed lines."""

    sent: bool = field(default=False, kw_only=True)
    """Whether a form was sent, which may have nothing in it."""

    @property
    def today(self) -> date:
        return self.kindergarten.today(self.now)

    @property
    def group_roles(self) -> frozenset[Role]:
        """Those of the HMS-gruppe."""
        return frozenset(role for role in self.roles if isinstance(role, Role))

    @property
    def may_change(self) -> bool:
        return bool(self.roles & HMS_GROUP)
