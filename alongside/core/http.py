"""Answers that several contexts give."""

import mimetypes
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

OURS = re.compile(r"/g/[a-z0-9-]+(?:/[a-z0-9-]+)*/?")


def see_other(path: str) -> HttpResponse:
    """303: the deed is done, look there. Pressing “reload” then repeats nothing."""
    return HttpResponse(status=303, headers={"Location": path})


def not_taken(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """422: the same page with everything typed still in it, and what to do."""
    return render(request, template, context, status=422)


def download(content: bytes, name: str) -> HttpResponse:
    """A file to keep. `name` is plain ASCII and ends with its kind: .pdf, .vtt, .srt, .txt."""
    kind = mimetypes.guess_type(name)[0] or "text/plain; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def back(request: HttpRequest) -> str:
    """The page of a group that somebody came from (`?back=`), to lead back to it; or empty.

    Only a path of ours, and nothing of it but the path: it is written by whoever made the link.
    """
    asked = request.POST.get("back", "") or request.GET.get("back", "")
    return asked if OURS.fullmatch(asked) else ""


def site(request: HttpRequest) -> str:
    """Where links in mails lead, without a slash at its end."""
    return str(settings.SITE) or request.build_absolute_uri("/").rstrip("/")
