"""A door fetches a row and checks who asks, in one call. Here is what every door does.

A mark on a view names a permission; the door that the view goes through says which one it opened;
a marked view that succeeded with its door shut is a bug, and fails (marks.py).
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import Http404

from alongside.core.permissions import Permission, Relationship, may

_opened: ContextVar[set[Permission] | None] = ContextVar("opened", default=None)


def let_in(permission: Permission, standing: Set[Relationship]) -> None:
    """Raises Http404, the same for absent and not-yours."""
    if not may(permission, standing):
        raise Http404
    opened = _opened.get()
    if opened is not None:
        opened.add(permission)


@contextmanager
def watch() -> Iterator[set[Permission]]:
    """What was opened while this lasts."""
    opened: set[Permission] = set()
    token = _opened.set(opened)
    try:
        yield opened
    finally:
        _opened.reset(token)
