"""`make fuzz`: looks for inputs that crash a parser or keep it for too long.

With atheris, which follows what of the code each input reaches; where that has no wheel for this Python, with
Hypothesis. What is found becomes a case in the parser's own tests.
"""

import os
import subprocess
import sys
import time
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.target import LONGEST, Target

NAMES = ("calendars", "tables", "dates", "lines", "slack", "teams")
SECONDS = 60
"""For each target; `make fuzz SECONDS=…` says otherwise."""
FOLLOWED = ["bot", "scheduler", "icalendar", "dateutil"]
SLOWED = 10
"""How many times as long an input takes at most because atheris follows it; a calendar nine times."""
AT_ONCE = 500


def main() -> int:
    """`[NAME …]` fuzzes those. 1 when something was found."""
    names = sys.argv[1:] or NAMES
    seconds = int(os.environ.get("SECONDS") or SECONDS)
    with_atheris = find_spec("atheris") is not None
    _say(f"{seconds} s each, with {'atheris' if with_atheris else 'Hypothesis: atheris has no wheel here'}")
    found = [
        name for name in names if not (_followed(name, seconds) if with_atheris else _tried(name, seconds))
    ]
    _say(f"Found something in {', '.join(found)}: make it a case." if found else "Nothing was found.")
    return 1 if found else 0


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _followed(name: str, seconds: int) -> bool:
    """In a process of its own, which atheris ends. Tells whether all went well."""
    target: Target = import_module(f"tests.fuzz.{name}").TARGET
    with TemporaryDirectory(prefix="hms-fuzz-") as folder:
        for number, seed in enumerate(target.seeds):
            Path(folder, str(number)).write_bytes(seed)
        Path(folder, "words").write_text(
            "".join(f'"{_escaped(word)}"\n' for word in target.pieces()), "ascii"
        )
        code = "import sys; from tests.fuzz.__main__ import follow; follow(sys.argv.pop(1), sys.argv)"
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2000", f"-dict={folder}/words"]
        ended = subprocess.run(
            [
                sys.executable,
                "-c",
                code,
                name,
                *limits,
                f"-artifact_prefix={folder}/",
                "-print_final_stats=1",
                folder,
            ],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    said = ended.stderr.splitlines()
    runs = next((line.split()[-1] for line in said if line.startswith("stat::number_of_executed_units")), "?")
    _say(f"{name}: {runs} inputs{'' if ended.returncode == 0 else '; FOUND:'}")
    if ended.returncode:
        _say(*ended.stdout.splitlines()[-30:], *said[-3:])
    return ended.returncode == 0


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def follow(name: str, arguments: list[str]) -> None:
    """Never comes back."""
    import atheris  # noqa: PLC0415 - may not be there

    with atheris.instrument_imports(include=FOLLOWED):
        target: Target = import_module(f"tests.fuzz.{name}").TARGET
    for seed in target.seeds:
        target.run(seed)  # what is loaded once is loaded
    atheris.Setup(arguments, partial(_shown, target))
    atheris.Fuzz()


def _shown(target: Target, data: bytes) -> None:
    try:
        target.measured(data, LONGEST * SLOWED)
    except BaseException:
        _say(f"With {data!r}")
        raise


def _tried(name: str, seconds: int) -> bool:
    """Tells whether all went well."""
    target: Target = import_module(f"tests.fuzz.{name}").TARGET
    runs = 0

    @settings(
        max_examples=AT_ONCE,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(target.inputs())
    def holds(data: bytes) -> None:
        nonlocal runs
        runs += 1
        target.measured(data)

    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            holds()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the find
        _say(f"{name}: FOUND: {error!r}", *getattr(error, "__notes__", ()))
        return False
    _say(f"{name}: {runs} inputs")
    return True


if __name__ == "__main__":
    sys.exit(main())
