"""How hypothesis tries: the same examples every time, and no stopwatch on a shared machine."""

from hypothesis import settings

settings.register_profile("stories", deadline=None, derandomize=True, database=None)
settings.load_profile("stories")
