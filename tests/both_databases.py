"""`make test`: everything on PostgreSQL and on SQLite, and the browser, side by side.

Browser tests talk to a running site; they run once, on SQLite. Where one of the three fails, so
does all.
"""

import os
import subprocess
import sys
import tempfile
from typing import IO

import pytest

from tests.postgres import server


def suite(out: IO[bytes] | None, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", *options, *sys.argv[1:]]
    return subprocess.Popen(command, env=os.environ | environment, stdout=out, stderr=out)


def main() -> int:
    with (
        server() as address,
        tempfile.TemporaryFile() as on_postgres,
        tempfile.TemporaryFile() as in_browser,
    ):
        os.environ.pop("ALONGSIDE_TEST_DATABASE", None)
        beside = {
            "In a browser:": (suite(in_browser, "-m", "browser"), in_browser),
            "On PostgreSQL:": (
                suite(on_postgres, "-m", "not browser", ALONGSIDE_TEST_DATABASE=address),
                on_postgres,
            ),
        }
        print("On SQLite; in a browser and on PostgreSQL beside it:", flush=True)
        ended = [suite(None, "-m", "not browser").wait()]
        for heading, (one, told) in beside.items():
            ended.append(one.wait())
            print(heading, flush=True)
            told.seek(0)
            sys.stdout.buffer.write(told.read())
    return max(0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code for code in ended)


if __name__ == "__main__":
    sys.exit(main())
