"""The help page: a plain file that needs no Django and no database."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import brotli

from alongside.web.middleware import POLICY

FILE = Path(__file__).parent / "help.html"
PAGE = FILE.read_bytes()
SMALL = brotli.compress(PAGE)
HEADERS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"max-age=3600"),
    (b"vary", b"accept-encoding"),
]


def answer(scope: MutableMapping[str, Any]) -> tuple[int, list[tuple[bytes, bytes]], bytes] | None:
    """Status, headers and body; None when it is not for us."""
    if scope["path"] != "/help" or scope["method"] not in ("GET", "HEAD"):
        return None
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
    if b"br" in accepted:
        return 200, [*HEADERS, (b"content-encoding", b"br")], SMALL
    return 200, HEADERS, PAGE
