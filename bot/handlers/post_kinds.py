"""All kinds of posts of the product: those that stand in the `posts.py` of their subjects."""

from bot import handlers
from scheduler.kinds import Kinds

KINDS = Kinds.declared_in(handlers)
