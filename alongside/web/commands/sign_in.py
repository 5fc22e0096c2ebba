import argparse

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    ready(demo=True)
    from django.utils.timezone import now

    from alongside.people.operations import one_use_secret

    secret = one_use_secret(asked.email.strip().lower(), now=now())
    if secret is None:
        raise Refused(f"nobody here has the address {asked.email}; try host@demo.invalid")
    say(f"/sign-in/{secret}")
