from django.urls import path

from alongside.evidence.views import (
    attendance,
    coding_begun,
    coding_codes,
    coding_meant,
    coding_told,
    coding_words,
    making,
    publishing,
)

CODING = "g/<slug:slug>/coding/<uuid:coding_id>"
CODED = f"{CODING}/words/<int:coded_number>"
ONE = "g/<slug:slug>/reports/<uuid:report_id>"

urlpatterns = [
    path("g/<slug:slug>/evidence", making.evidence, name="evidence"),
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
    path("reports/<slug:report_slug>", publishing.report_page, name="report"),
    path("g/<slug:slug>/coding/", coding_begun.every, name="codings"),
    path("g/<slug:slug>/coding/new", coding_begun.begin, name="begin_coding"),
    path(CODING, coding_words.home, name="coding"),
    path(f"{CODING}/people", coding_begun.people, name="coding_people"),
    path(f"{CODING}/more", coding_begun.more_words, name="coding_more_words"),
    path(f"{CODING}/words/", coding_words.next_words, name="coding_next_words"),
    path(CODED, coding_words.words, name="coding_words"),
    path(f"{CODED}/take-off", coding_words.take_off, name="coding_take_off"),
    path(f"{CODED}/read", coding_words.have_read, name="coding_have_read"),
    path(f"{CODED}/memo", coding_words.note, name="coding_words_memo"),
    path(f"{CODING}/codes/", coding_codes.every, name="coding_codes"),
    path(f"{CODING}/codes/<uuid:code_id>", coding_codes.one, name="coding_code"),
    path(f"{CODING}/codes/<uuid:code_id>/join", coding_codes.join, name="coding_join"),
    path(f"{CODING}/codes/<uuid:code_id>/memo", coding_codes.note, name="coding_code_memo"),
    path(f"{CODING}/memos", coding_codes.all_memos, name="coding_memos"),
    path(f"{CODING}/alike", coding_words.alike, name="coding_alike"),
    path(f"{CODING}/stop", coding_codes.stop, name="coding_stop"),
    path(f"{CODING}/themes", coding_told.themes, name="coding_themes"),
    path(f"{CODING}/themes/report", coding_told.into_report, name="coding_into_report"),
    path("words/<uuid:words_id>/coded/<uuid:coding_id>", coding_meant.coded, name="coded"),
]
