"""The Easy Read twin of a report: written by its hosts, read by everybody."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core import symbols
from alongside.core.http import download, not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.paper import blocks as paper
from alongside.core.paper.pdf import document_pdf
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import ReportView, draft, public_report
from alongside.evidence.access.twins import TwinView, twin
from alongside.evidence.domain.easy_read import NotEasy, Pair
from alongside.evidence.forms import HEADING, CheckedForm, PairForm
from alongside.evidence.operations import Refused, twins
from alongside.groups.access import Standing
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE
PAGE = "evidence/easy_read_draft.html"


def page(standing: Standing, report: ReportView, **more: Any) -> dict[str, Any]:
    found = twin(report.id)
    asked = {
        "form": PairForm(initial={"once": uuid4()}),
        "checked": CheckedForm(initial={"checked_by": found.checked_by}),
        "twin": found,
        "old": found.published_on and found.of_version < report.newest,
        "here": f"/g/{standing.slug}/reports/{report.id}/easy-read",
        "changes": None,
        "refused": "",
    }
    return {"standing": standing, "report": report} | asked | more


def one(found: TwinView, pair_id: UUID) -> Pair:
    """Raises Http404."""
    for pair in found.pairs:
        if pair.id == str(pair_id):
            return pair
    raise Http404


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def making(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """All sentences, and a form for one more. A POST adds it, or changes the one of its number."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    if request.method == "GET":
        return render(request, PAGE, page(standing, report))
    form = PairForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            pair = Pair(str(told["once"]), told["picture"], told["sentence"])
            twins.put(report.id, pair, group=standing.group)
        except NotEasy as hard:
            form.add_error("sentence", str(hard))
        else:
            return see_other(f"/g/{slug}/reports/{report_id}/easy-read#p{pair.id}")
    return not_taken(request, PAGE, page(standing, report, form=form))


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, slug: str, report_id: UUID, pair_id: UUID) -> HttpResponse:
    """A GET opens one sentence to change it. A POST moves it up, or takes it out."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    back = f"/g/{slug}/reports/{report_id}/easy-read"
    if request.method == "GET":
        found = one(twin(report.id), pair_id)
        first = {"once": found.id, "sentence": found.sentence, "picture": found.picture or HEADING}
        form = PairForm(initial=first)
        return render(request, PAGE, page(standing, report, form=form, changes=found))
    if request.POST.get("do") == "out":
        twins.take_out(report.id, pair_id, group=standing.group)
        return see_other(back)
    twins.earlier(report.id, pair_id, group=standing.group)
    return see_other(f"{back}#p{pair_id}")


@needs(MAKE)
@require_POST
def publish(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    checked = CheckedForm(request.POST)
    if not checked.is_valid():
        return not_taken(request, PAGE, page(standing, report, checked=checked))
    try:
        if not report.newest:
            raise Refused("Publish the report first. Then its Easy Read twin.")
        twins.publish(
            report.id,
            **checked.cleaned_data,
            of_version=report.newest,
            group=standing.group,
            by=standing.person,
            now=now(),
        )
    except Refused as refused:
        wrong = page(standing, report, checked=checked, refused=str(refused))
        return not_taken(request, PAGE, wrong)
    return see_other(f"/g/{slug}/reports/{report_id}/easy-read")


def public_twin(slug: str) -> tuple[ReportView, TwinView]:
    """Raises Http404."""
    report = public_report(slug, localdate())
    found = twin(report.id)
    if found.published_on is None:
        raise Http404
    return report, found


@open_to_all(because="The Easy Read twin of a published report is for everyone.", kept=True)
@require_GET
def easy_read(request: HttpRequest, report_slug: str) -> HttpResponse:
    report, found = public_twin(report_slug)
    told = {"report": report, "twin": found, "old": found.of_version < report.newest}
    return render(request, "evidence/easy_read.html", told)


@open_to_all(because="The Easy Read twin of a published report is for everyone.", kept=True)
@require_GET
def booklet(request: HttpRequest, report_slug: str) -> HttpResponse:
    """The same on paper."""
    report, found = public_twin(report_slug)
    old = "The report has changed since this was made."
    lines = [
        paper.Title(report.title, f"Easy Read. A report by {report.group_name}."),
        *([paper.Text(old)] if found.of_version < report.newest else []),
        *(
            paper.Heading(each.sentence)
            if each.heading
            else paper.Pair(symbols.as_file(each.picture), each.sentence)
            for each in found.shown
        ),
        paper.Heading("Who checked these words?"),
        paper.Text(found.checked_by),
        paper.Back("The whole report:", request.build_absolute_uri(report.path)),
    ]
    return download(document_pdf(lines), f"{report.slug}-easy-read.pdf")
