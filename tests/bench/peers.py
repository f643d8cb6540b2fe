"""A well-known task queue on the same PostgreSQL, with a task that does nothing."""

import asyncio
import time

from procrastinate import App, PsycopgConnector
from procrastinate.types import JSONValue
from sqlalchemy import create_engine, make_url, text

TASKS = 1_000
AS_IT_COMES, MANY = 1, 100
"""How many tasks a worker has in hand at once."""


def procrastinate_rate(server: str, at_once: int) -> float:
    """Tasks a second, from when they are all there to when the last is done."""
    name = f"peer_{at_once}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(server).set(drivername="postgresql", database=name)
    return asyncio.run(_rate(url.render_as_string(hide_password=False), at_once))


async def _rate(url: str, at_once: int) -> float:
    app = App(connector=PsycopgConnector(conninfo=url))

    @app.task(name="nothing")
    async def nothing(number: int) -> None:
        pass

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        tasks: list[dict[str, JSONValue]] = [{"number": number} for number in range(TASKS)]
        await nothing.batch_defer_async(*tasks)
        began = time.perf_counter()
        await app.run_worker_async(concurrency=at_once, wait=False, install_signal_handlers=False)
        return TASKS / (time.perf_counter() - began)
