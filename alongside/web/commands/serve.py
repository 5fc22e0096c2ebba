import argparse
import os
import socket
from pathlib import Path

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready
from alongside.web.home import read_home


def do(asked: argparse.Namespace) -> None:
    if not read_home().made:
        from alongside.web.commands import demo

        demo.do(asked)
    ready()
    from django.conf import settings

    from alongside.web.commands.fits import keys_fit

    keys_fit()

    prepare_static()
    if settings.DEMO:
        from alongside.web.commands.demo_gatherings import tonight

        tonight()
    import uvicorn

    host, port = os.environ.get("HOST", "127.0.0.1"), port_of(os.environ.get("PORT", "8000"))
    if taken(host, port):
        raise Refused(f"port {port} is in use; stop the other program, or set PORT to another one")
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


def port_of(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Refused(f"PORT is “{text}”; set it to a number up to 65535")
    return int(text)


def taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        return one.connect_ex((host, port)) == 0


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
