"""Django, set up in a home that is made, with its tables as they should be."""

import os

import django
from django.conf import settings

from alongside.web.command import Refused
from alongside.web.home import read_home


def ready(*, demo: bool = False) -> None:
    """Raises Refused where there is no home, or no demo home when one is needed."""
    home = read_home()
    if not home.made:
        raise Refused(f"there is no home in {home.folder}; run `alongside demo` first")
    if demo and not home.demo:
        raise Refused(f"{home.folder} is not a demo home; this command works in a demo home only")
    django.setup()
    if not settings.DEMO and not settings.SITE:
        raise Refused("ALONGSIDE_SITE is not set; set it to the address, like https://example.org")
    if not settings.DEMO and os.environ.get("ALONGSIDE_LIMITS"):
        raise Refused("ALONGSIDE_LIMITS works in a demo home only; take it away and start again")
    from alongside.web.commands.fits import keys_are_there

    keys_are_there()
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Make or change the tables of both databases, where that is needed."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    for name, apps in (("keys", ("keyring",)), ("default", ())):  # keys has tables of one app only
        executor = MigrationExecutor(connections[name])
        newest = executor.loader.graph.leaf_nodes(*apps)
        if executor.migration_plan(newest):
            call_command("migrate", *apps, database=name, verbosity=0)
