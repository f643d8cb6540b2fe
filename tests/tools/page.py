"""The style of the demo's page, JavaScript and CSS: `python -m tests.tools.page`, and `--write` to mend it.

Biome checks it, which comes from npm. Where there is no Node it says so, and nothing is checked.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.tools.npm import fetched

BIOME = Path(__file__).parent / "biome"
PAGE = Path(__file__).parents[2] / "bot" / "platforms" / "local" / "page"


def main() -> int:
    if shutil.which("npm") is None:
        sys.stdout.write("The page's JavaScript and CSS were not checked: that needs Node and npm.\n")
        return 0
    biome = fetched(BIOME) / "node_modules" / ".bin" / "biome"
    command = [str(biome), "check", f"--config-path={BIOME}", "--error-on-warnings", *sys.argv[1:], str(PAGE)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
