"""A published report: its page, its older versions, and files of it. All as consent says now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from alongside.core.http import download
from alongside.core.marks import open_to_all
from alongside.core.paper.docx import docx
from alongside.core.paper.pdf import document_pdf
from alongside.evidence.access.reports import ReportView, public_report, releases_of
from alongside.evidence.access.twins import has_twin
from alongside.evidence.domain import machine_copy
from alongside.evidence.domain.machine_copy import Counted
from alongside.evidence.views.on_paper import blocks

FOR_ALL = "A published report is for everyone. Consent is asked again for each quote."
COUNTS = "Counts of a published report, each past the disclosure check."


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def report_page(request: HttpRequest, report_slug: str) -> HttpResponse:
    report = public_report(report_slug, localdate())
    return render(request, "evidence/report.html", {"report": report, "easy": has_twin(report.id)})


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def version_page(request: HttpRequest, report_slug: str, number: int) -> HttpResponse:
    report = public_report(report_slug, localdate(), number)
    return render(request, "evidence/report.html", {"report": report, "easy": has_twin(report.id)})


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def report_pdf(request: HttpRequest, report_slug: str) -> HttpResponse:
    report = public_report(report_slug, localdate())
    link = request.build_absolute_uri(report.path)
    return download(document_pdf(blocks(report, link)), f"{report.slug}.pdf")


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def report_docx(request: HttpRequest, report_slug: str) -> HttpResponse:
    report = public_report(report_slug, localdate())
    link = request.build_absolute_uri(report.path)
    return download(docx(blocks(report, link)), f"{report.slug}.docx")


@open_to_all(because=COUNTS, kept=True)
@require_GET
def report_csv(request: HttpRequest, report_slug: str) -> HttpResponse:
    report = public_report(report_slug, localdate())
    return download(machine_copy.counts(counted(report)).encode(), f"{report.slug}.csv")


@open_to_all(because=COUNTS, kept=True)
@require_GET
def report_dictionary(request: HttpRequest, report_slug: str) -> HttpResponse:
    """What each column and each answer of the CSV means."""
    report = public_report(report_slug, localdate())
    told = machine_copy.dictionary(counted(report))
    return download(told.encode(), f"{report.slug}-dictionary.csv")


def counted(report: ReportView) -> list[Counted]:
    return [
        Counted(
            row.as_domain(),
            row.source.title,
            row.source.asked_by,
            row.source.promised,
            localdate(row.at),
        )
        for row in releases_of(report)
    ]
