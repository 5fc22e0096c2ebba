import argparse
import json

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    ready()
    from alongside.campaigns.queries import counts

    found = counts(asked.slug)
    if found is None:
        raise Refused(f"there is no letter {asked.slug}; its name is the end of its address")
    if asked.json:
        say(json.dumps(found))
    else:
        say(", ".join(f"{count} {state}" for state, count in found.items()))
