"""A demo site inside this process, made once."""

import functools
import os


@functools.cache
def demo() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from alongside.web.commands.demo_people import load

    for name in ("keys", "default"):
        call_command("migrate", database=name, verbosity=0)
    load()
