"""A survey of 1,259 sheets comes in: what the command does, in a process of its own."""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure

SHEETS, QUESTIONS, MOST = 1_259, 27, 3.0
# Seconds of CPU, the start of the command in them: what else runs on the machine is not.
COMMAND = Path(sys.executable).parent / "alongside"


def a_file() -> str:
    """Invented answers, as long and as different as those of a big survey."""
    draw = random.Random(7)
    names = [
        "when",
        "age",
        "gender",
        *(f"question {at}" for at in range(QUESTIONS - 4)),
        "own words",
    ]
    lines = [",".join(names)]
    for at in range(SHEETS):
        choices = [draw.choice(["Yes", "No", "Not sure", "Some of them"]) for _ in range(23)]
        gender = draw.choice(["Woman", "woman", "Man", "man", f"my own word {at % 40}"])
        own = "It rang for an hour and then it stopped. " * draw.choice([0, 0, 0, 2])
        lines.append(",".join([f"2026-05-{at % 28 + 1:02}", str(at % 80), gender, *choices, own]))
    return "\n".join(lines)


def spent() -> float:
    """Seconds of CPU of the commands that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bringing() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        file, home = Path(folder) / "answers.csv", Path(folder) / "home"
        file.write_text(a_file())
        env = os.environ | {"ALONGSIDE_HOME": str(home)}
        subprocess.run([COMMAND, "demo"], env=env, check=True, capture_output=True)
        asked = [COMMAND, "import", "survey", file, "--group", "the-kettle"]
        for what, more in (("a look at", ["--dry-run"]), ("bringing in", [])):
            begun = spent()
            subprocess.run([*asked, *more], env=env, check=True, capture_output=True)
            took = spent() - begun
            yield Figure(f"CPU of {what} {SHEETS:,} sheets", took, "s", MOST, took <= MOST)
