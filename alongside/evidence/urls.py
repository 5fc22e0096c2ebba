from django.urls import path

from alongside.evidence import views

ONE = "g/<slug:slug>/reports/<uuid:report_id>"

urlpatterns = [
    path("g/<slug:slug>/evidence", views.evidence, name="evidence"),
    path("g/<slug:slug>/reports/new", views.begin, name="begin_report"),
    path(ONE, views.making, name="draft_report"),
    path(f"{ONE}/table", views.add_table, name="add_table"),
    path(f"{ONE}/quote", views.add_quote, name="add_quote"),
    path(f"{ONE}/quote/<uuid:use_id>/take-out", views.remove_quote, name="remove_quote"),
    path(f"{ONE}/publish", views.publish, name="publish_report"),
    path("reports/<slug:report_slug>", views.report_page, name="report"),
]
