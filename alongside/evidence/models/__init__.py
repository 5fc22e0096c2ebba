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
from alongside.evidence.models.reports import Release, Report
from alongside.evidence.models.surveys import Sheet, Survey

__all__ = [
    "AttendanceTold",
    "Code",
    "CodedWords",
    "Coder",
    "Coding",
    "Excerpt",
    "Meant",
    "Memo",
    "Release",
    "Report",
    "Sheet",
    "Survey",
    "WordsRead",
]
