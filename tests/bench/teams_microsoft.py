"""Microsoft's side for the benchmark: `python -m tests.bench.teams_microsoft PORT KEY`.

The signing keys, the login service and the Bot Connector, each with one answer. A protocol instead of a
web framework: it must cost less than what is measured.
"""

import asyncio
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import RSAAlgorithm

HEAD_END = b"\r\n\r\n"
KEY_NAME = "k1"
LOGIN = "https://login.microsoftonline.com/tenant"


class Answers(asyncio.Protocol):
    def __init__(self, answers: dict[bytes, bytes], other: bytes) -> None:
        self._answers = answers
        self._other = other
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while True:
            head, end, rest = self._heard.partition(HEAD_END)
            length = _content_length(head)
            if not end or len(rest) < length:
                return
            self._heard = rest[length:]
            path = head.split(b" ", 2)[1]
            self._transport.write(self._answers.get(path, self._other))


def _content_length(head: bytes) -> int:
    return int((head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]) or 0)


def _http(body: object) -> bytes:
    said = json.dumps(body).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(said)}"
    return head.encode() + HEAD_END + said


async def serve(port: int, key: RSAPrivateKey) -> None:
    public = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
    answers = {
        b"/openid": _http({"jwks_uri": f"http://127.0.0.1:{port}/keys"}),
        b"/keys": _http({"keys": [{**public, "kid": KEY_NAME, "endorsements": ["msteams"]}]}),
        b"/login/tenant/v2.0/.well-known/openid-configuration": _http(
            {
                "authorization_endpoint": f"{LOGIN}/authorize",
                "token_endpoint": f"{LOGIN}/oauth2/v2.0/token",
                "issuer": f"{LOGIN}/v2.0",
            }
        ),
        b"/login/tenant/oauth2/v2.0/token": _http({"access_token": "t" * 1500, "expires_in": 3599}),
    }
    other = _http({"id": "1700000000000"})
    server = await asyncio.get_running_loop().create_server(
        lambda: Answers(answers, other), "127.0.0.1", port
    )
    await server.serve_forever()


def main(port: str, path: str) -> None:
    key = load_pem_private_key(Path(path).read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    asyncio.run(serve(int(port), key))


if __name__ == "__main__":
    main(*sys.argv[1:])
