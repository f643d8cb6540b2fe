"""One test for many values: a failure names each one that fails.

Of thousands of messages, forms and phrases, a test for each costs more than what it does. `parametrize` stays
for what has a database, takes long, or is told apart by hand.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from inspect import signature
from typing import Any, TypeAlias

import pytest

from bot.message.words import Language

Test: TypeAlias = Callable[..., None]


def every(names: str, values: Iterable[Any], ids: Callable[[Any], str] = repr) -> Callable[[Test], Test]:
    """Run a test with each of the values in turn, to the last; parameters as of `pytest.mark.parametrize`."""
    params = names.split(", ")
    tried = [(ids(one), _named(params, one)) for one in values]
    assert tried, f"a test of no {names}"

    def over_all(test: Test) -> Test:
        @wraps(test)
        def run(**given: object) -> None:
            failed = {name: error for name, one in tried if (error := _error(test, given | one)) is not None}
            if failed:
                said = f"{len(failed)} of {len(tried)}: {', '.join(failed)}"
                raise BaseExceptionGroup(said, [*failed.values()])

        asked = signature(test)
        others = [one for name, one in asked.parameters.items() if name not in params]
        vars(run)["__signature__"] = asked.replace(parameters=others)  # what pytest reads
        return run

    return over_all


def _named(params: Sequence[str], value: Any) -> dict[str, Any]:
    return {params[0]: value} if len(params) == 1 else dict(zip(params, value, strict=True))


def _error(test: Test, given: dict[str, Any]) -> BaseException | None:
    try:
        test(**given)
    except (Exception, pytest.fail.Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - raised with the others
        return error
    return None


every_language = every("language", Language, lambda language: language.name)
