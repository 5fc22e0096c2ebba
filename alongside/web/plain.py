"""Pages that need no Django and no database: plain files.

The help page; and the one for whoever sent too much at once, which Django never sees.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import brotli

from alongside.web.middleware import POLICY, TOO_MUCH

FILE = Path(__file__).parent / "help.html"
PAGE = FILE.read_bytes()
SMALL = brotli.compress(PAGE)
SAFE = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
]
HEADERS = [*SAFE, (b"cache-control", b"max-age=3600"), (b"vary", b"accept-encoding")]


def answer(scope: MutableMapping[str, Any]) -> tuple[int, list[tuple[bytes, bytes]], bytes] | None:
    """Status, headers and body; None when it is not for us."""
    if scope["path"] != "/help" or scope["method"] not in ("GET", "HEAD"):
        return None
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
    if b"br" in accepted:
        return 200, [*HEADERS, (b"content-encoding", b"br")], SMALL
    return 200, HEADERS, PAGE


def too_much() -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body. Nobody's words are in it, and it is kept nowhere."""
    return 413, [*SAFE, (b"cache-control", b"no-store")], TOO_MUCH
