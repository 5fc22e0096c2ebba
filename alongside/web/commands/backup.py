import argparse
from pathlib import Path

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready
from alongside.web.home import read_home


def do(asked: argparse.Namespace) -> None:
    ready()
    from django.utils.timezone import now

    from alongside.core.backups import making, promise
    from alongside.core.backups.folders import Damaged
    from alongside.web.commands.fits import keys_fit

    place, home = Path(asked.folder).absolute(), read_home()
    if place.is_relative_to(home.folder):
        raise Refused(f"{place} goes when the home goes; name a folder outside {home.folder}")
    if asked.new_recovery_key and home.demo:
        raise Refused("a demo home needs no recovery key of its own; leave --new-recovery-key out")
    keys_fit()
    try:
        to = making.recovery_key()
        if to is None or asked.new_recovery_key:
            to = show_recovery_key()
        keys, content = making.make(place, to, now())
    except Damaged as wrong:
        raise Refused(str(wrong)) from wrong
    except OSError as wrong:
        raise Refused(f"{place}: {wrong}; this backup was not made, earlier ones stand") from wrong
    say(f"Backed up into {content} and {keys}. Keep the two apart.")
    for sentence in promise.window(now()):
        say(sentence)


def show_recovery_key() -> bytes:
    """Draw one, and show it before anything is closed with it. Returns its public half."""
    from alongside.core.backups import making, recovery

    secret = recovery.new()
    say("This is the recovery key. It is shown once, and kept nowhere. Write it on paper now:")
    say(f"\n{recovery.on_paper(secret)}\n")
    say("Nobody can restore a backup without it. Keep the paper away from the backups.")
    making.keep_recovery_key(recovery.public(secret))
    return recovery.public(secret)
