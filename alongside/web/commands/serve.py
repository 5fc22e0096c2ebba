import argparse
import os
from pathlib import Path

from alongside.web.command import say
from alongside.web.commands.ready import ready
from alongside.web.home import read_home


def do(asked: argparse.Namespace) -> None:
    if not read_home().made:
        from alongside.web.commands import demo

        demo.do(asked)
    ready()
    from django.conf import settings

    prepare_static()
    if settings.DEMO:
        from alongside.web.commands.demo_people import tonight

        tonight()
    import uvicorn

    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    say(f"Alongside is at http://{host}:{port}/  (Ctrl-C stops it)")
    uvicorn.run(
        "alongside.web.asgi:application",
        factory=True,
        host=host,
        port=port,
        access_log=False,  # paths can hold secrets of mailed links
        log_level="warning",
        server_header=False,
        proxy_headers=bool(settings.SITE),
        timeout_graceful_shutdown=3,
        lifespan="on",
    )


def prepare_static() -> None:
    """Styles and script, compressed once: again only when one of them is newer."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    made = Path(settings.STATIC_ROOT) / "staticfiles.json"
    found = [
        Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([])
    ]
    newest = max(path.stat().st_mtime for path in found)
    if not made.exists() or made.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
