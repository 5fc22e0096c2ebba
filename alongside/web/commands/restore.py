import argparse
import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

from alongside.core.backups import finding, recovery
from alongside.core.backups.finding import Backup, Secrets
from alongside.core.backups.folders import Damaged
from alongside.web.command import Refused, say
from alongside.web.home import make_home, read_home


def do(asked: argparse.Namespace) -> None:
    """Into a folder beside the home, which becomes the home at the end: nothing is half done."""
    place = read_home().folder
    if place.exists() and any(place.iterdir()):
        raise Refused(f"{place} is not empty; name an empty folder in ALONGSIDE_HOME")
    fresh = place.with_name(f"{place.name}.restoring")
    try:
        wrong = restore_into(fresh, asked)
        fresh.rename(place)  # an empty folder gives way
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say(f"The site is restored in {place}.")
    if wrong:
        raise Refused(
            f"{wrong} things are wrong in the restored site, each is named above; restore another "
            "backup to an empty folder (--content names an older one), or go on without them"
        )


def restore_into(fresh: Path, asked: argparse.Namespace) -> int:
    """Says what it did, and each thing that is wrong: returns how many. Raises Refused."""
    try:
        found = finding.find(Path(asked.folder), asked.content)
        opened = finding.open_secrets(found, recovery_key(found))
    except Damaged as wrong:
        raise Refused(str(wrong)) from wrong
    except recovery.Mistyped as wrong:
        raise Refused(f"{wrong}; look at the paper and type it again") from wrong
    except recovery.OtherKey as wrong:
        raise Refused(
            f"this recovery key does not open {found.keys}; take the other paper"
        ) from wrong
    shutil.rmtree(fresh, ignore_errors=True)  # of a restore that stopped half way
    os.environ["ALONGSIDE_HOME"] = str(fresh)
    make_home(demo=found.of_content.demo, secret=opened.secret)
    import django

    django.setup()
    return fill(found, opened)


def recovery_key(found: Backup) -> bytes:
    """From the paper, by keyboard or stdin. Raises Mistyped."""
    if found.of_keys.demo:
        return recovery.DEMO
    if sys.stdin.isatty():
        sys.stderr.write("Type the recovery key from the paper, line by line:\n")
    typed = ""
    while not recovery.is_whole(typed) and (line := sys.stdin.readline()):
        typed += line
    return recovery.from_paper(typed)


def fill(found: Backup, opened: Secrets) -> int:
    """On PostgreSQL in one transaction for each database; on SQLite the files are new.

    Returns how many things are wrong, as `verify` counts them.
    """
    from django.core.management import call_command
    from django.db import connections, transaction
    from django.utils.timezone import now

    from alongside.core import ledger, taken_back
    from alongside.core.backups import restoring
    from alongside.web.finishing import finish
    from alongside.web.whole import troubles

    if taken := restoring.not_empty():
        raise Refused(f"the database {taken} is not empty; name an empty one")
    with ExitStack() as whole:
        for alias in ("default", "keys"):
            if connections[alias].vendor == "postgresql":
                whole.enter_context(transaction.atomic(using=alias))
        try:
            told = restoring.fill(found, opened)
        except Damaged as wrong:
            raise Refused(str(wrong)) from wrong
        if other := [name for name, (_, differ) in told.items() if differ]:
            raise Refused(f"{other[0]} came back otherwise than it was; take another backup")
        call_command("migrate", "keyring", database="keys", verbosity=0)
        call_command("migrate", database="default", verbosity=0)
        finish(now=now())
        with transaction.atomic():
            ledger.write("restored a backup", by=None, about=None, now=now())
        found_wrong = 0
        for trouble in troubles():
            say(trouble)
            found_wrong += 1
    count = sum(rows for rows, _ in told.values())
    say(f"Words of {found.of_content.at:%d %B %Y, %H:%M} UTC, keys of {found.of_keys.at:%H:%M}.")
    say(f"{count} rows of {len(told)} tables came back as they were.")
    say(f"{len(taken_back.read())} things that were taken back stay taken back.")
    say(
        f"READ THIS: words taken back after {found.copied.until:%d %B, %H:%M} UTC can be read here "
        "again. Is the old home still there? Then back it up once more, and restore that backup."
    )
    connections.close_all()
    return found_wrong
