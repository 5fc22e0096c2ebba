from django.urls import path

from alongside.evidence.views import attendance, bringing, easy_read, making, public, publishing

ONE = "g/<slug:slug>/reports/<uuid:report_id>"

urlpatterns = [
    path("g/<slug:slug>/evidence", making.evidence, name="evidence"),
    path("g/<slug:slug>/surveys/bring", bringing.bring_survey, name="bring_survey"),
    path("g/<slug:slug>/surveys/brought", bringing.brought_survey, name="brought_survey"),
    path("g/<slug:slug>/evidence/attendance", attendance.for_hosts, name="attendance"),
    path("g/<slug:slug>/attendance", attendance.for_members, name="how_many_came"),
    path("g/<slug:slug>/reports/new", making.begin, name="begin_report"),
    path(ONE, making.making, name="draft_report"),
    path(f"{ONE}/table", making.add_table, name="add_table"),
    path(f"{ONE}/quote", making.add_quote, name="add_quote"),
    path(f"{ONE}/quote/<uuid:use_id>/take-out", making.remove_quote, name="remove_quote"),
    path(f"{ONE}/table/<uuid:table_id>/take-out", making.remove_table, name="remove_table"),
    path(f"{ONE}/change", making.change, name="change_report"),
    path(f"{ONE}/throw-away", publishing.throw_away, name="throw_report_away"),
    path(f"{ONE}/publish", publishing.publish, name="publish_report"),
    path(f"{ONE}/correct", publishing.correct, name="correct_report"),
    path(f"{ONE}/attendance", making.attendance, name="attendance_in_report"),
    path(f"{ONE}/easy-read", easy_read.making, name="make_easy_read"),
    path(f"{ONE}/easy-read/publish", easy_read.publish, name="publish_easy_read"),
    path(f"{ONE}/easy-read/<uuid:pair_id>", easy_read.pair, name="easy_read_pair"),
    path("reports/<slug:report_slug>/easy-read", easy_read.easy_read, name="easy_read"),
    path("reports/<slug:report_slug>/easy-read.pdf", easy_read.booklet, name="booklet"),
    path("reports/<slug:report_slug>", public.report_page, name="report"),
    path("reports/<slug:report_slug>/versions/<int:number>", public.version_page, name="version"),
    path("reports/<slug:report_slug>.pdf", public.report_pdf, name="report_pdf"),
    path("reports/<slug:report_slug>.docx", public.report_docx, name="report_docx"),
    path("reports/<slug:report_slug>.csv", public.report_csv, name="report_csv"),
    path(
        "reports/<slug:report_slug>/dictionary.csv",
        public.report_dictionary,
        name="report_dictionary",
    ),
]
