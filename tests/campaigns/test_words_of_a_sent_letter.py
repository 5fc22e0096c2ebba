"""Words taken back that a sent letter quotes: what can not be undone is said, and may be told."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.timezone import localdate, now

from alongside.campaigns import emails
from alongside.campaigns.operations import letters
from alongside.core.models import Job, Mail
from alongside.web.jobs import JOBS
from alongside.words.domain.answers import HowQuoted
from alongside.words.domain.consent import Quoting
from alongside.words.models import Use
from alongside.words.operations import consents
from tests.conftest import World
from tests.words.test_taking_back import CUT, places  # noqa: F401

CHIEF = "chief@trust.invalid"


def letter_of(world: World) -> UUID:
    return Use.objects.get(words=world.story, place_kind="letter").place


def send(world: World, to: str) -> UUID:
    letter, host, at = letter_of(world), world.id("host"), now()
    letters.close(letter, by=host, now=at)
    letters.send(
        letter,
        to=to,
        sent_on=localdate(),
        reply_due=localdate() + timedelta(days=30),
        site="http://testserver/",
        mail=emails.to_recipient,
        by=host,
        now=at,
    )
    Mail.objects.all().delete()
    return letter


def take_back(world: World, **form: str) -> None:
    answer = world.client("own").post(f"/words/{world.story}/take-back", form)
    assert answer.status_code == 303


def do_jobs() -> None:
    """What the runner does with each job that tells somebody; each bears being done again."""
    for job in Job.objects.filter(name__startswith="tell-"):
        JOBS[job.name](job.about, now=now())


def test_before_the_press_it_says_what_cannot_be_undone(world, places):  # noqa: F811
    path = f"/words/{world.story}/take-back"
    assert "What we cannot undo" not in world.client("own").get(path).content.decode()
    send(world, CHIEF)
    page = world.client("own").get(path).content.decode()
    assert "What we cannot undo" in page
    assert "We sent it on" in page
    assert "Tell those who have a copy" in page
    assert "checked" not in page.partition("<main")[2]
    assert 'name="tell"' in page


@pytest.mark.parametrize("form", [{}, {"tell": ""}])
def test_without_the_tick_nobody_is_told(world, places, form):  # noqa: F811
    send(world, CHIEF)
    take_back(world, **form)
    do_jobs()
    assert not Mail.objects.exists()


def test_with_it_the_recipient_gets_a_mail_that_names_nobody(world, places):  # noqa: F811
    send(world, CHIEF)
    take_back(world, tell="yes")
    do_jobs()
    mail = Mail.objects.get()
    assert mail.to == CHIEF
    assert "taken back" in mail.subject
    assert places["letter"] in mail.text
    for said in (CUT, "Own", str(world.story)):
        assert said not in mail.text


def test_handed_over_by_hand_the_hosts_are_asked_to_tell(world, places):  # noqa: F811
    letter = send(world, "")
    take_back(world, tell="yes")
    do_jobs()
    assert {mail.to for mail in Mail.objects.all()} == {"host@demo.invalid", "support@demo.invalid"}
    text = Mail.objects.first().text
    assert f"/letters/{letter}" in text
    assert CUT not in text
    assert "Own" not in text


def test_a_letter_that_was_not_sent_tells_nobody(world, places):  # noqa: F811
    take_back(world, tell="yes")
    assert not Job.objects.filter(name__startswith="tell-").exists()


def test_a_quote_that_was_not_shown_did_not_go_out(world, places):  # noqa: F811
    said = HowQuoted(Quoting.NO)
    consents.answer(world.story, said, person=world.id("own"), now=now())
    send(world, CHIEF)
    assert Use.objects.get(words=world.story, place_kind="letter").sent_on is None


def test_a_quote_ended_after_the_letter_went_is_still_out_there(world, places):  # noqa: F811
    send(world, CHIEF)
    use = Use.objects.get(words=world.story, place_kind="letter")
    world.client("own").post(f"/words/{world.story}/uses/{use.id}")
    page = world.client("own").get(f"/words/{world.story}/take-back").content.decode()
    assert "What we cannot undo" in page
    take_back(world, tell="yes")
    do_jobs()
    assert Mail.objects.get().to == CHIEF
