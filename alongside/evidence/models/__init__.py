"""Rows of evidence, by noun."""

from alongside.evidence.models.attendance import AttendanceTold
from alongside.evidence.models.coding import (
    Code,
    CodedWords,
    Coder,
    Coding,
    Excerpt,
    Meant,
    Memo,
    WordsRead,
)
from alongside.evidence.models.reports import Release, Report, ReportVersion
from alongside.evidence.models.surveys import Asking, KeptCode, Sheet, Survey
from alongside.evidence.models.twins import Twin

__all__ = [
    "Asking",
    "AttendanceTold",
    "Code",
    "CodedWords",
    "Coder",
    "Coding",
    "Excerpt",
    "KeptCode",
    "Meant",
    "Memo",
    "Release",
    "Report",
    "ReportVersion",
    "Sheet",
    "Survey",
    "Twin",
    "WordsRead",
]
