"""A backup restored by the command, into a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.site import COMMAND


@dataclass
class Restored:
    home: Path
    environment: dict[str, str]
    done: subprocess.CompletedProcess[str]

    def command(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *words],
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    def readable(self) -> set[str]:
        told = subprocess.check_output(
            [sys.executable, "-m", "tests.web.readable"], env=self.environment, text=True
        )
        return set(json.loads(told))


def restore(
    place: Path,
    home: Path,
    *options: str,
    typed: str = "",
    environment: dict[str, str] | None = None,
) -> Restored:
    """On SQLite, wherever the backup comes from, unless an environment says otherwise."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("ALONGSIDE", "DJANGO"))}
    restored = Restored(home, (environment or clean) | {"ALONGSIDE_HOME": str(home)}, None)
    restored.done = restored.command("restore", str(place), *options, typed=typed)
    return restored
