import argparse

from alongside.web.command import Refused, say
from alongside.web.home import make_home, read_home


def do(asked: argparse.Namespace) -> None:
    home = read_home()
    if home.made:
        raise Refused(f"{home.folder} is a home already; name another one in ALONGSIDE_HOME")
    make_home(demo=True)
    from alongside.web.commands.ready import ready

    ready(demo=True)
    from alongside.web.commands.demo_people import load

    load()
    say(f"A demo home is in {home.folder}. Its people are invented.")
