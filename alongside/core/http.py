"""Answers that several contexts give."""

import mimetypes
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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


def site(request: HttpRequest) -> str:
    """Where links in mails lead, without a slash at its end."""
    return str(settings.SITE) or request.build_absolute_uri("/").rstrip("/")
