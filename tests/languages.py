"""One test for all languages: a failure names the one it failed in."""

from collections.abc import Callable
from functools import wraps
from inspect import signature

from bot.message.words import Language


def every_language(test: Callable[..., None]) -> Callable[..., None]:
    """Run it with each `language` in turn.

    Of thousands of messages and forms, a test for each language costs more than what it does.
    """

    @wraps(test)
    def run(**given: object) -> None:
        for language in Language:
            try:
                test(language=language, **given)
            except Exception as error:
                error.add_note(f"in {language.name}")
                raise

    asked = signature(test)
    others = [one for name, one in asked.parameters.items() if name != "language"]
    vars(run)["__signature__"] = asked.replace(parameters=others)  # what pytest reads
    return run
