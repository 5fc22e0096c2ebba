"""Every view carries a mark: the permission that it needs, or why it is open to all."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from alongside.core import doors
from alongside.core.permissions import Permission

View = Callable[..., HttpResponseBase]


class DoorStayedShut(Exception):
    """A view succeeded without going through the door that its mark names."""


def needs(permission: Permission) -> Callable[[View], View]:
    def mark(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with doors.watch() as opened:
                response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                raise Http404  # the wrong way of asking tells a stranger nothing either
            if response.status_code < 400 and permission not in opened:
                raise DoorStayedShut(f"{view.__module__}.{view.__name__} needs “{permission}”")
            return response

        marked.mark = permission  # type: ignore[attr-defined]
        return marked

    return mark


def open_to_all(*, because: str, kept: bool = False) -> Callable[[View], View]:
    """With `kept` the page is the same for everybody without a cookie, and may come from memory."""

    def mark(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            if kept:
                response.headers["X-Alongside-Kept"] = "yes"  # the shell takes it off
            return response

        marked.mark = because  # type: ignore[attr-defined]
        return marked

    return mark
