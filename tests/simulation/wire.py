"""Connections through memory."""

import asyncio
from typing import Any

from tests.simulation.machine import Machine


def joined(asking: asyncio.Protocol, serving: Any, machine: Machine) -> "End":
    """A connection of two protocols; answers the end of the machine that asked for it."""
    near, far = End(asking, machine.name, machine), End(serving, machine.name)
    near.other, far.other = far, near
    asking.connection_made(near)
    serving.connection_made(far)
    return near


class End(asyncio.Transport):
    """What is written here arrives at the other end, as soon as its machine goes on."""

    other: "End"

    def __init__(self, protocol: asyncio.Protocol, peer: str, machine: Machine | None = None) -> None:
        """`machine`: where this end is; None for one that never stops."""
        super().__init__({"peername": (peer, 0)})
        self._protocol = protocol
        self._machine = machine
        self._is_closing = False
        self._loop = asyncio.get_running_loop()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._loop.call_soon(self.other.receive, bytes(data))

    def receive(self, data: bytes | None) -> None:
        """None: nothing will come any more."""
        if self._is_closing or (self._machine is not None and self._machine.killed):
            return
        wait = 0.0 if self._machine is None else self._machine.frozen_until - self._loop.time()
        if wait > 0:
            self._loop.call_later(wait, self.receive, data)
        elif data is None:
            self.close()
        else:
            self._protocol.data_received(data)

    def close(self) -> None:
        if not self._is_closing:
            self._is_closing = True
            self._loop.call_soon(self._protocol.connection_lost, None)
            self._loop.call_soon(self.other.receive, None)

    def abort(self) -> None:
        self.close()

    def is_closing(self) -> bool:
        return self._is_closing

    def get_write_buffer_size(self) -> int:
        return 0

    def pause_reading(self) -> None:
        """Messages are small."""

    def resume_reading(self) -> None:
        """They are."""
