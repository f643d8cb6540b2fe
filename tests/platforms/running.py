"""What the fixture `run` is."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
Run: TypeAlias = Callable[[Coroutine[Any, Any, T]], T]
