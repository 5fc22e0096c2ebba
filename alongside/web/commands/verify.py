import argparse

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    """Check every sealed word, every chain and every count; say each thing that is wrong."""
    ready()
    from alongside.campaigns import queries as campaigns
    from alongside.core import ledger
    from alongside.evidence import queries as evidence
    from alongside.words import queries as words

    wrong = 0
    for trouble in (
        *words.troubles(),
        *campaigns.troubles(),
        *evidence.troubles(),
        *ledger.broken(),
    ):
        say(trouble)
        wrong += 1
    if wrong:
        raise Refused(f"{wrong} things are not as they should be; each is named above")
    say("Everything holds: sealed words, ledgers and counts.")
