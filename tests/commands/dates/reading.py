"""The moment that dates are read at in these tests, and what a reader makes of a text then."""

from datetime import datetime
from typing import Any

import pytest

from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.reading import Reader
from tests.asking import at
from tests.clocks import OSLO

NOW = at(datetime(2026, 12, 1, 11, 30, tzinfo=OSLO))
"""A Tuesday, in the barnehageår 2026–2027."""


def offered(reader: Reader[Any, Any], text: str, ctx: Context = NOW) -> list[str]:
    """What is offered for a text that is not read."""
    with pytest.raises(Unreadable):
        reader.read(text, ctx)
    return [option.value for option, _score in reader.near(text, ctx)]
