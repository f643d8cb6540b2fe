"""Asks a server the same thing over and over, from a process and a core of its own.

Run by its path, so that it imports nothing but this: `python load.py URL BODY AT_ONCE SECONDS [HEADER …]`.
Sockets and a selector instead of a client library: the client must cost less than what it measures.
"""

import os
import selectors
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

HEAD_END = b"\r\n\r\n"
JSON = ("Content-Type: application/json",)


@dataclass
class Talk:
    """A keep-alive connection, with the question that is under way on it."""

    connection: socket.socket
    question: bytes
    asked: float = 0.0
    answer: bytes = b""

    def ask(self) -> None:
        self.answer = b""
        self.asked = time.perf_counter()
        self.connection.sendall(self.question)

    def hear(self) -> float | None:
        """The seconds the answer took, once the whole of it is there."""
        self.answer += self.connection.recv(1 << 16)
        head, end, body = self.answer.partition(HEAD_END)
        if not end or len(body) < _content_length(head):
            return None
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(self.answer.decode())
        return time.perf_counter() - self.asked


def _content_length(head: bytes) -> int:
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])


def question(url: str, body: str, headers: Sequence[str]) -> bytes:
    parts, payload = urlsplit(url), body.encode()
    head = (
        f"POST {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        *headers,
        f"Content-Length: {len(payload)}",
    )
    return "\r\n".join(head).encode() + HEAD_END + payload


def load(url: str, body: str, at_once: int, seconds: float, headers: Sequence[str] = JSON) -> list[float]:
    """How long each answer took, with so many questions under way at any time."""
    address = (urlsplit(url).hostname, urlsplit(url).port)
    took: list[float] = []
    with selectors.DefaultSelector() as selector:
        for _ in range(at_once):
            talk = Talk(socket.create_connection(address), question(url, body, headers))
            selector.register(talk.connection, selectors.EVENT_READ, talk)
            talk.ask()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for key, _events in selector.select():
                waited = key.data.hear()
                if waited is not None:
                    took.append(waited)
                    key.data.ask()
    return took


def main(url: str, body: str, at_once: str, seconds: str, *headers: str) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    took = sorted(load(url, body, int(at_once), float(seconds), headers or JSON))
    rate = len(took) / float(seconds)
    sys.stdout.write(f"{took[len(took) // 2]} {took[len(took) * 99 // 100]} {rate}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
