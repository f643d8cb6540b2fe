"""What goes to a platform and comes from it."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""An object of JSON, as msgspec writes it."""
