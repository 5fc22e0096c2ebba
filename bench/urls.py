"""The site's pages, and a bare one: a row from the database into a template of one line."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from alongside.web.urls import handler400, handler404, handler500

__all__ = ["handler400", "handler404", "handler500"]


def bare(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM groups_group LIMIT 1")
        name = cursor.fetchone()[0]
    page = engines["django"].from_string("<!doctype html><title>{{ name }}</title>")
    return HttpResponse(page.render({"name": name}))


urlpatterns = [path("bare", bare), path("", include("alongside.web.urls"))]
