"""What `hms-bot` writes to whoever started it. By then the work is done, so no writing may fail.

A terminal may lack signs, `| head` may have read enough, a disk may be full.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any, TextIO, cast

ANSWER_LOST = 74
"""The exit code when all was done and the answer could not be written: `EX_IOERR` of sysexits.h."""

_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "…": "...", "·": "-", "→": "->"})


class UnfailingOutput:
    """Writes on as long as that is possible, and remembers what stopped it."""

    def __init__(self, stream: TextIO | None) -> None:
        """None where there is none: `hms-bot … >&-`."""
        self.stream = stream
        self.problem: OSError | None = None

    @property
    def is_lost(self) -> bool:
        """Whoever reads no further, as `head`, has enough."""
        return self.problem is not None and not isinstance(self.problem, BrokenPipeError)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        if self.stream is not None and self.problem is None:
            with self._remembered():
                try:
                    self.stream.write(text)
                except UnicodeEncodeError as error:
                    known = text.translate(_PLAIN).encode(error.encoding, "replace").decode(error.encoding)
                    self.stream.write(known)
        return len(text)

    def flush(self) -> None:
        if self.stream is not None and self.problem is None:
            with self._remembered():
                self.stream.flush()

    @contextmanager
    def _remembered(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.problem = error
            self._leave()

    def _leave(self) -> None:
        """What is still in the buffer must not fail once more when the program ends."""
        with suppress(OSError, io.UnsupportedOperation):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)


@contextmanager
def unfailing_output() -> Iterator[UnfailingOutput]:
    """Stands for stdout meanwhile; what was lost is said."""
    output = UnfailingOutput(sys.stdout)
    try:
        with redirect_stdout(cast("TextIO", output)):
            yield output
    finally:
        output.flush()
        if output.is_lost and output.problem is not None:
            why = output.problem.strerror
            note(f"The answer could not be written: {why}. What was asked for has been carried out.")


def write_in_utf8() -> None:
    """What is meant for a file, whatever the terminal's encoding."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8")


def note(sentences: str) -> None:
    """A line to stderr for each sentence, which nobody may be reading."""
    with suppress(OSError, AttributeError):  # the latter where there is none: `2>&-`
        sys.stderr.write("".join(f"hms-bot: {line}\n" for line in sentences.splitlines()))
