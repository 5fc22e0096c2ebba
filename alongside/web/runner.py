"""Does the jobs and sends the mail, in one thread of the running site."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connections
from django.utils.timezone import now

from alongside.core import jobs, outbox
from alongside.core.jobs import Job
from alongside.web.jobs import JOBS, next_hour, next_night
from alongside.web.post import deliver

PAUSE = 0.5  # seconds between looks
log = logging.getLogger("alongside")


def do(job: Job, at: datetime) -> None:
    """Do one job. What goes wrong is noted on its row by kind, never by words."""
    same = jobs.same(job, at)
    try:
        JOBS[job.name](job.about, now=at)
    except Exception as error:  # noqa: BLE001 (a job of any kind can fail in any way; none is lost)
        jobs.postpone(job, type(error).__name__, at)
        if job.tries > 3:
            log.warning("job %s failed %s times: %s", job.name, job.tries, type(error).__name__)
    else:
        jobs.finish(same, at)


def look_once() -> int:
    """Everything that is due, once. Returns how many jobs and mails were done."""
    done = 0
    while job := jobs.claim(now()):
        do(job, now())
        done += 1
    return done + outbox.send_due(deliver, now())


class Runner:
    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called when a job was done."""
        self.changed = changed
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run, name="jobs", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def run(self) -> None:
        started = False
        while not self.stopped.wait(PAUSE):
            try:
                if not started:
                    jobs.leave("nightly", about=None, due=next_night(now()))
                    jobs.leave("hourly", about=None, due=next_hour(now()))
                    started = True
                if look_once():
                    self.changed()
            except Exception as error:  # noqa: BLE001 (this thread must outlive whatever one look meets)
                log.warning("jobs wait: %s", type(error).__name__)
                connections.close_all()

    def stop(self) -> None:
        self.stopped.set()
        self.thread.join(timeout=10)
