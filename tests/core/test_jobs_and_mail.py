import smtplib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.core import jobs, limits, outbox
from alongside.core.models import Job, Limit, Mail
from alongside.web import runner

pytestmark = pytest.mark.usefixtures("rows")


def test_a_job_is_claimed_once_until_its_lease_ends():
    at = now()
    jobs.leave("wipe", about=None, due=at)
    first = jobs.claim(at)
    assert first is not None
    assert jobs.claim(at) is None
    assert jobs.claim(at + jobs.LEASE + timedelta(seconds=1)) is not None


def test_leaving_twice_is_leaving_once():
    at, about = now(), uuid4()
    for _ in range(2):
        jobs.leave("close-room", about=about, due=at)
    assert Job.objects.count() == 1


def test_a_job_that_fails_is_tried_again_later_and_keeps_only_the_kind_of_error(monkeypatch):
    def fail(about, *, now):
        raise ValueError("these are somebody's words")

    monkeypatch.setitem(runner.JOBS, "wipe", fail)
    jobs.leave("wipe", about=None, due=now())
    runner.look_once()
    row = Job.objects.get()
    assert row.done is None
    assert row.trouble == "ValueError"
    monkeypatch.setitem(runner.JOBS, "wipe", lambda about, *, now: None)
    job = jobs.claim(now() + timedelta(minutes=1))
    runner.do(job, now())
    assert Job.objects.get().done is not None


def test_jobs_just_alike_are_done_as_one_but_not_what_is_left_meanwhile(monkeypatch):
    done, at = [], now()

    def wipe(about, *, now):
        if not done:  # somebody takes their words back while the first wipe is under way
            jobs.leave("wipe", about=None, due=at - timedelta(seconds=1))
        done.append(about)

    monkeypatch.setitem(runner.JOBS, "wipe", wipe)
    for seconds in (2, 3, 4):
        jobs.leave("wipe", about=None, due=at - timedelta(seconds=seconds))
    jobs.leave("wipe", about=None, due=at + timedelta(hours=1))
    runner.look_once()
    assert len(done) == 2
    assert Job.objects.filter(done=None).count() == 1


def deliver_with(error: Exception | None):
    def deliver(mail: Mail) -> None:
        if error:
            raise error

    return deliver


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (None, "sent"),
        (ConnectionRefusedError(), "waiting"),
        (smtplib.SMTPResponseException(451, b"later"), "waiting"),
        (smtplib.SMTPResponseException(550, b"never"), "failed"),
        (smtplib.SMTPRecipientsRefused({}), "failed"),
        (TimeoutError(), "unknown"),
        (smtplib.SMTPServerDisconnected(), "unknown"),
    ],
)
def test_what_becomes_of_a_mail(error, state):
    outbox.post("a@demo.invalid", "Hello", "a secret link", now=now())
    outbox.send_due(deliver_with(error), now())
    assert Mail.objects.get().state == state


def test_a_sent_mail_keeps_no_address_and_no_text():
    outbox.post("a@demo.invalid", "Hello", "a secret link", now=now())
    outbox.send_due(deliver_with(None), now())
    mail = Mail.objects.get()
    assert (mail.to, mail.subject, mail.text) == ("", "", "")


def test_after_a_crash_its_fate_is_unknown_and_it_is_not_sent_again():
    class Crash(BaseException):
        pass

    def crash(mail: Mail) -> None:
        raise Crash

    outbox.post("a@demo.invalid", "Hello", "text", now=now())
    with pytest.raises(Crash):
        outbox.send_due(crash, now())
    sent: list[Mail] = []
    outbox.send_due(sent.append, now() + outbox.LEASE + timedelta(minutes=1))
    assert sent == []
    assert Mail.objects.get().state == "unknown"


def test_a_mail_refused_for_now_is_given_up_after_eight_tries():
    at = now()
    outbox.post("a@demo.invalid", "Hello", "text", now=at)
    for _ in range(outbox.TRIES):
        at += timedelta(days=1)
        outbox.send_due(deliver_with(ConnectionRefusedError()), at)
    assert Mail.objects.get().state == "failed"


def test_every_night_leaves_the_next_and_forgets_what_is_old(world):
    at = now()
    jobs.leave("nightly", about=None, due=at)
    jobs.leave("wipe", about=None, due=at - timedelta(days=40))
    Job.objects.filter(name="wipe").update(done=at - timedelta(days=31))
    limits.take("x", "ada", limits.Often(1, timedelta(0)), now=at)
    while job := jobs.claim(at):
        runner.do(job, at)
    nights = Job.objects.filter(name="nightly").order_by("due")
    assert [night.done is not None for night in nights] == [True, False]
    assert nights[1].due.hour == 3
    assert not Job.objects.filter(name="wipe").exists()
    assert not Limit.objects.exists()
    own = world.client("own").get("/words/").content.decode()
    assert "The kettle was on" in own  # a new epoch key opens what the old one sealed
