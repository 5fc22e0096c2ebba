"""A series makes its gatherings ahead; each can be changed by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypedDict
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.gatherings import emails
from alongside.gatherings.domain.plan import TEMPLATES
from alongside.gatherings.domain.recurrence import Weeks
from alongside.gatherings.models import Gathering, Hosting, Part, Series
from alongside.gatherings.operations import hosts, planning, reminders, series
from alongside.groups import operations as groups
from tests.conftest import World

LONDON = ZoneInfo("Europe/London")
MARCH = datetime(2026, 3, 20, 12, tzinfo=UTC)  # the clocks go forward on the 29th


class Told(TypedDict):
    mail: reminders.Mail
    site: str
    now: datetime


TOLD = Told(mail=emails.moved, site="https://alongside.invalid", now=MARCH)


def weekly(world: World, at: datetime | None = None) -> UUID:
    at = at or now()
    first = at.date() + timedelta(days=1)
    return series.begin(
        world.group,
        planning.Details("Tuesdays", host=world.id("host"), support=world.id("support")),
        Weeks(first),
        clock=datetime.combine(first, datetime.min.time(), LONDON).replace(hour=19),
        minutes=90,
        by=world.id("host"),
        now=at,
        id=uuid4(),
    )


def coming(one: UUID) -> list[Gathering]:
    return list(Gathering.objects.filter(series=one).order_by("starts_at"))


def test_it_is_at_seven_in_the_evening_before_and_after_the_clocks_change(world):
    made = coming(weekly(world, MARCH))
    assert {each.starts_at.astimezone(LONDON).hour for each in made} == {19}
    assert {each.starts_at.astimezone(UTC).hour for each in made} == {18, 19}
    assert {each.ends_at - each.starts_at for each in made} == {timedelta(minutes=90)}


def test_each_has_its_plan_and_its_two_hosts(world):
    for each in coming(weekly(world)):
        assert Part.objects.filter(gathering=each).count() == len(TEMPLATES["session"].parts)
        assert Hosting.objects.filter(gathering=each).exclude(person=None).count() == 2


def test_made_ahead_again_it_makes_only_what_is_new(world):
    one = weekly(world, MARCH)
    before = len(coming(one))
    series.make_all_ahead(now=MARCH)
    assert len(coming(one)) == before
    series.make_all_ahead(now=MARCH + timedelta(days=7))
    assert len(coming(one)) == before + 1


def test_one_that_was_moved_or_called_off_stays_so(world):
    one = weekly(world, MARCH)
    first, second = coming(one)[:2]
    details = planning.Details("Not in the library", place="The park")
    moved = first.starts_at + timedelta(days=1)
    planning.rename(first.id, details, starts_at=moved, ends_at=moved + timedelta(hours=1), **TOLD)
    planning.call_off(second.id, by=world.id("host"), **TOLD)
    series.make_all_ahead(now=MARCH)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.starts_at, first.title) == (moved, "Not in the library")
    assert second.state == "called off"
    planning.plan_again(second.id, by=world.id("host"), **TOLD)
    second.refresh_from_db()
    assert second.state == "planned"


def again(world: World, **more: object) -> series.Again:
    as_it_is = series.Again(time(19), 90, "", "", world.id("host"), world.id("support"))
    return replace(as_it_is, **more)


def change(world: World, one: UUID, since: date, **more: object) -> list[datetime]:
    told = TOLD | {"mail": emails.moved_from_now_on, "by": world.id("host")}
    return series.change_from(world.group, one, since, again(world, **more), **told)


def test_changed_from_a_day_on_days_follow_and_what_was_changed_by_hand_stays_and_is_named(world):
    one = weekly(world, MARCH)
    first, moved, hosted, *rest = before = coming(one)
    elsewhere = moved.starts_at + timedelta(days=1)
    details = planning.Details("Park")
    planning.rename(
        moved.id, details, starts_at=elsewhere, ends_at=elsewhere + timedelta(hours=1), **TOLD
    )
    told = {"by": world.id("host"), "now": MARCH}
    hosts.set_host(hosted.id, "host", world.id("own"), **told)
    stay = change(world, one, moved.on, clock=time(14), place="The hut", host=world.id("own"))
    assert stay == [elsewhere, hosted.starts_at]
    after = {each.id: each for each in coming(one)}
    assert [after[each.id].id for each in before] == [each.id for each in before]  # links stay
    assert after[first.id].starts_at == first.starts_at
    for each in rest:
        is_now = after[each.id]
        local = is_now.starts_at.astimezone(LONDON)
        assert (local.date(), local.hour, is_now.place) == (each.on, 14, "The hut")
        assert Hosting.objects.get(gathering=is_now, role="host").person_id == world.id("own")
    series.make_all_ahead(now=MARCH + timedelta(days=7))
    assert coming(one)[-1].starts_at.astimezone(LONDON).hour == 14


def test_a_change_of_a_series_is_one_mail_for_who_wants_reminders(world):
    one = weekly(world, MARCH)
    reminders.choose(world.group, world.id("member"), {24})
    since = coming(one)[1].on
    change(world, one, since, support=None)  # the same time and place: no mail
    assert not Mail.objects.exists()
    change(world, one, since, support=None, clock=time(14))
    (mail,) = Mail.objects.all()
    assert "from this day on" in mail.text
    assert "2\u00a0pm" in mail.text


def test_a_host_changes_a_series_with_the_form_and_nobody_else_does(world):
    one = weekly(world)
    page = f"/g/{world.slug}/gatherings/series/{one}/change"
    since = coming(one)[1].on
    form = {"since": str(since), "time": "6pm", "minutes": "60", "place": "The hut"}
    form |= {"host": str(world.id("host")), "support": str(world.id("host"))}
    for who in ("member", "stranger"):
        assert world.client(who).post(page, form).status_code == 404
    wrong = world.client("host").post(page, form)
    assert wrong.status_code == 422
    assert "The hut" in wrong.content.decode()
    done = world.client("host").post(page, form | {"support": ""})
    assert "Saved." in done.content.decode()
    assert {each.place for each in coming(one)} == {"", "The hut"}


def test_ended_it_keeps_what_was_and_drops_what_was_to_come(world):
    one = weekly(world, MARCH)
    first = coming(one)[0]
    later = first.starts_at + timedelta(hours=3)
    series.end(world.group, one, by=world.id("host"), now=later)
    assert coming(one) == [first]
    series.make_all_ahead(now=later)
    assert coming(one) == [first]


def test_the_form_makes_a_series_once(world):
    host = world.client("host")
    form = {"title": "Tea", "day": "2030-01-08", "time": "19:00", "once": str(uuid4())}
    form |= {"kind": "training", "repeats": "month", "minutes": "60"}
    for _ in range(2):
        assert host.post(f"/g/{world.slug}/gatherings/new", form).status_code == 303
    row = Series.objects.get()
    assert (row.nth, row.kind, row.minutes) == (2, "training", 60)
    assert len(coming(row.id)) == series.AT_LEAST
    page = host.get(f"/g/{world.slug}/gatherings/").content.decode()
    assert "The second Tuesday of each month, 7\u00a0pm" in page
    assert host.post(f"/g/{world.slug}/gatherings/series/{row.id}/end").status_code == 303
    assert coming(row.id) == []


def test_the_number_of_another_groups_form_begins_a_series_of_its_own(world):
    theirs = groups.found("Others", "others", about="", when="", place="", by=None, now=now())
    first, clock, number = now().date(), datetime.now(LONDON), uuid4()
    details = planning.Details("Tea")
    made = [
        series.begin(
            group, details, Weeks(first), clock=clock, minutes=60, by=theirs, now=now(), id=number
        )
        for group in (theirs, world.group, theirs)
    ]
    assert made[0] == made[2] == number
    assert Series.objects.get(pk=made[1]).group_id == world.group


def test_what_cannot_be_a_series_is_said_and_kept(world):
    form = {"title": "Tea", "day": "2030-01-08", "time": "19:00", "once": str(uuid4())}
    for more, sentence in (
        ({"repeats": "weeks"}, "how many weeks"),
        ({"repeats": "days", "days": "tomorrow"}, "Write it like 24 November"),
        ({"host": str(world.id("host")), "support": str(world.id("host"))}, "two people"),
        ({"minutes": "99999"}, "720 minutes"),
    ):
        answer = world.client("host").post(f"/g/{world.slug}/gatherings/new", form | more)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert 'value="Tea"' in answer.content.decode()
    assert not Series.objects.exists()
