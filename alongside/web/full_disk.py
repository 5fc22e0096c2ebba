"""What somebody typed comes back to them when the disk is full, or may only be read."""

import errno
import logging
from collections.abc import Callable

from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

Handler = Callable[[HttpRequest], HttpResponse]
CANNOT = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO}
log = logging.getLogger("alongside")


def keep_what_was_typed(handle: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        return handle(request)

    answer.process_exception = not_kept  # type: ignore[attr-defined]  # Django's hook for views
    return answer


def not_kept(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """503 with everything typed still on the page, and a button that sends the same form again.

    The operation was one transaction, so nothing of it was kept. No database is asked here.
    """
    if request.method != "POST" or not cannot_write(error):
        return None
    log.error("the site cannot write: %s", type(error).__name__)
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    page = {
        "path": request.get_full_path(),
        "typed": [field for field in fields if " " in field[1].strip()],
        "hidden": [field for field in fields if " " not in field[1].strip()],
    }
    return HttpResponse(render_to_string("web/not_kept.html", page), status=503)


def cannot_write(error: Exception) -> bool:
    """InternalError is how PostgreSQL says that it may only be read."""
    if isinstance(error, OSError):
        return error.errno in CANNOT
    return isinstance(error, OperationalError | InternalError)
