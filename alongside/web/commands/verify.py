import argparse

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    """Check every sealed word, every chain and every count; say each thing that is wrong."""
    ready()
    from django.utils.timezone import now

    from alongside.core.backups import promise
    from alongside.web.whole import troubles

    if asked.let_go:
        let_go()
    wrong = 0
    for trouble in troubles():
        say(trouble)
        wrong += 1
    for sentence in promise.window(now()):
        say(sentence)
    if wrong:
        raise Refused(f"{wrong} things are not as they should be; each is named above")
    say("Everything holds: sealed words, ledgers and counts.")


def let_go() -> None:
    """What has lost its key can be read by nobody: it becomes words that were taken back."""
    from django.utils.timezone import now

    from alongside.core import sealing
    from alongside.web.finishing import finish
    from alongside.web.whole import keys_in_use

    lost = sealing.lost(keys_in_use())
    sealing.destroy(lost)
    finish(now=now())
    say(f"{len(lost)} things whose key was lost are given up.")
