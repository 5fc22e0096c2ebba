import argparse
import os
import shutil

from alongside.web.command import Refused, say
from alongside.web.commands.restore import restore_into
from alongside.web.home import read_home


def do(asked: argparse.Namespace) -> None:
    """Restore into an empty home of its own, compare, and throw that home away.

    Its databases are two files, wherever those of the site are: a backup fits both.
    """
    for name in ("ALONGSIDE_DATABASE", "ALONGSIDE_KEYS"):
        os.environ.pop(name, None)
    folder = read_home().folder
    fresh = folder.with_name(f"{folder.name}.drill")
    try:
        wrong = restore_into(fresh, asked)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    if wrong:
        raise Refused(
            f"{wrong} things in this backup are wrong, each is named above; look whether the site "
            "has the same with `alongside verify`, and try an older backup with --content"
        )
    say("The drill went well: this backup can be restored. Nothing was changed.")
