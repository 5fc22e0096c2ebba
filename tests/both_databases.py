"""`make test`: everything but the browser on PostgreSQL, then everything on SQLite.

Browser tests talk to a running site; they run once, on SQLite.
"""

import os
import subprocess
import sys

from tests.postgres import server


def suite(*options: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", *options, *sys.argv[1:]]
    return subprocess.run(command, env=os.environ | environment, check=False).returncode


def main() -> int:
    with server() as address:
        print("On PostgreSQL:", flush=True)
        first = suite("-m", "not browser", ALONGSIDE_TEST_DATABASE=address)
    os.environ.pop("ALONGSIDE_TEST_DATABASE", None)
    print("On SQLite, with a browser:", flush=True)
    second = suite()
    return first or second


if __name__ == "__main__":
    sys.exit(main())
