"""Feeds of what is public: open letters and reports, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from alongside.campaigns.access import letters_in_public
from alongside.core.http import site
from alongside.core.marks import open_to_all
from alongside.evidence.access.reports import reports_in_public
from alongside.web.feeds import Item, as_atom, as_json

MOST_NEWS = 50


def news() -> list[Item]:
    letters = [
        Item(
            each.path,
            each.title,
            f"An open letter from {each.group} to {each.recipient}.",
            each.group,
            each.at,
            each.changed_at,
        )
        for each in letters_in_public(MOST_NEWS)
    ]
    reports = [
        Item(
            each.path,
            each.title,
            f"A report by {each.group}.",
            each.group,
            each.at,
            each.changed_at,
        )
        for each in reports_in_public(MOST_NEWS)
    ]
    return sorted([*letters, *reports], key=lambda item: item.at, reverse=True)[:MOST_NEWS]


@open_to_all(because="It names only what is public.", kept=True)
@require_GET
def feed_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse(as_json(news(), site(request)), content_type="application/feed+json")


@open_to_all(because="It names only what is public.", kept=True)
@require_GET
def feed_atom(request: HttpRequest) -> HttpResponse:
    told = as_atom(news(), site(request), now())
    return HttpResponse(told, content_type="application/atom+xml; charset=utf-8")
