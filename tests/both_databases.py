"""`make test`: everything but the browser on PostgreSQL, and everything on SQLite, side by side.

Browser tests talk to a running site; they run once, on SQLite. Where one side fails, so does all.
"""

import os
import subprocess
import sys
import tempfile
from typing import IO

from tests.postgres import server


def suite(out: IO[bytes] | None, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", *options, *sys.argv[1:]]
    return subprocess.Popen(command, env=os.environ | environment, stdout=out, stderr=out)


def main() -> int:
    with server() as address, tempfile.TemporaryFile() as told:
        os.environ.pop("ALONGSIDE_TEST_DATABASE", None)
        beside = suite(told, "-m", "not browser", ALONGSIDE_TEST_DATABASE=address)
        print("On SQLite, with a browser; on PostgreSQL beside it:", flush=True)
        first = suite(None).wait()
        second = beside.wait()
        told.seek(0)
        print("On PostgreSQL:", flush=True)
        sys.stdout.buffer.write(told.read())
    return first or second


if __name__ == "__main__":
    sys.exit(main())
