"""The demo's Easy Read twin of its report."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.evidence.domain.easy_read import Pair
from alongside.evidence.operations import twins

SENTENCES = (
    ("", "What this is about"),
    ("people", "We are The Kettle. We meet every week."),
    ("chart", "We asked our members how the nights are."),
    ("", "What people told us"),
    ("lonely", "Many people are lonely at night."),
    ("phone", "Some people rang a helpline. Nobody answered."),
    ("", "What we want"),
    ("megaphone", "Answer the phone at night."),
)


def easy_read(report: UUID, group: UUID, host: UUID, at: datetime) -> None:
    for picture, sentence in SENTENCES:
        twins.put(report, Pair(str(uuid4()), picture, sentence), group=group)
    twins.publish(
        report,
        checked_by="Two members with a learning difficulty read every sentence.",
        of_version=1,
        group=group,
        by=host,
        now=at,
    )
