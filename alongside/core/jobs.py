"""Jobs are rows with a name, claimed by compare-and-swap with a lease.

An operation leaves a job in its own transaction. Whoever does it marks it done afterwards, so a
crash in between does it again: a job's deed must bear being done twice. `web/jobs.py` says which
function does which job.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from alongside.core.models import NOTHING, Job

__all__ = ["Job", "claim", "finish", "forget_old", "leave", "leave_each", "postpone", "same"]

LEASE = timedelta(seconds=60)
PAUSES = [timedelta(seconds=pause) for pause in (1, 2, 5, 30, 300, 3600)]  # between tries


def leave(name: str, *, about: uuid.UUID | None, due: datetime) -> None:
    """Leaving the same job twice is leaving it once."""
    leave_each(name, about=[about or NOTHING], due=due)


def leave_each(name: str, *, about: Iterable[uuid.UUID], due: datetime) -> None:
    jobs = [Job(name=name, about=each, due=due) for each in about]
    Job.objects.bulk_create(jobs, ignore_conflicts=True)


def claim(now: datetime) -> Job | None:
    """The next job that is due and that nobody is at, now ours until its lease ends."""
    free = Q(lease=None) | Q(lease__lte=now)
    for job in Job.objects.filter(free, done=None, due__lte=now).order_by("due", "pk")[:5]:
        mine = Job.objects.filter(pk=job.pk, lease=job.lease, done=None)
        if mine.update(lease=now + LEASE, tries=job.tries + 1) == 1:
            job.lease, job.tries = now + LEASE, job.tries + 1
            return job
    return None


def same(job: Job, now: datetime) -> list[uuid.UUID]:
    """This job, and others just like it that are due: all of them are one deed.

    Asked before the deed begins, so that what is left meanwhile is done after it. In a room many
    people change their words each second, and one wipe serves them all.
    """
    like = Job.objects.filter(name=job.name, about=job.about, done=None)
    return [job.pk, *like.filter(lease=None, due__lte=now).values_list("pk", flat=True)]


def finish(done: list[uuid.UUID], now: datetime) -> None:
    Job.objects.filter(pk__in=done).update(done=now, trouble="")


def forget_old(now: datetime) -> None:
    """Jobs that were done a month ago."""
    Job.objects.filter(done__lt=now - timedelta(days=30)).delete()


def postpone(job: Job, trouble: str, now: datetime) -> None:
    """Try again later, each time a little later. It is never dropped."""
    pause = PAUSES[min(job.tries - 1, len(PAUSES) - 1)]
    Job.objects.filter(pk=job.pk).update(lease=now + pause, trouble=trouble[:200])
