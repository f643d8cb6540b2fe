"""The database's address: as people may see it, and as PostgreSQL's own programs take it."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.store.engine import Unreachable

PASSWORD = "password"  # noqa: S105 - the name of a part of an address


def shown(url: str) -> str:
    """Without the password, and without what else may be secret in it. Raises Unreachable."""
    return _parsed(url).set(query={}).render_as_string(hide_password=True)


def for_programs(url: str) -> tuple[str, dict[str, str]]:
    """A PostgreSQL's address without the password, and the environment that has it.

    Everybody on the machine can read a command line; an environment only its own user. Raises Unreachable.
    """
    parsed = _parsed(url)
    password = str(parsed.password or parsed.query.get(PASSWORD, ""))
    rest = {name: value for name, value in parsed.query.items() if name != PASSWORD}
    bare = URL.create(
        "postgresql", parsed.username, None, parsed.host, parsed.port, parsed.database, query=rest
    )
    return bare.render_as_string(), {"PGPASSWORD": password} if password else {}


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Unreachable("the address cannot be read") from error
