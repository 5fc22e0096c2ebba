"""If I die: two people say so, a long wait, one press that says “I am here”; then the wish."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.core import sealing
from alongside.core.models import Job, LedgerLine, Mail
from alongside.evidence.operations import reports, versions
from alongside.people.operations import pause_account
from alongside.web.jobs import JOBS
from alongside.words.access.quotes import quotes
from alongside.words.domain.wishes import WAIT, Said, in_force_from
from alongside.words.models import SaidDied, Use, Wish, Words
from alongside.words.operations.uses import quote
from alongside.words.operations.wishes import carry_out
from tests.conftest import World, tell
from tests.words.test_drafts import send

DAYS = some.lists(
    some.tuples(some.integers(0, 3), some.datetimes(timezones=some.just(UTC))),
    max_size=8,
)


@given(DAYS)
def test_it_takes_two_different_people_and_the_whole_wait(found):
    said = [Said(UUID(int=who), at) for who, at in found]
    due = in_force_from(said)
    people = {one.by for one in said}
    assert (due is not None) == (len(people) >= 2)
    if due is not None:
        early = [one for one in said if one.at <= due - WAIT]
        assert len({one.by for one in early}) >= 2
        assert all(due - WAIT >= one.at for one in sorted(said, key=lambda one: one.at)[:2])
        assert in_force_from([*said, *said]) == due  # saying it again hurries nothing
        assert in_force_from(list(reversed(said))) == due


def leave_wish(world: World, what: str, named: str = "", who: str = "own") -> None:
    data = {"what": what, "named": str(world.id(named)) if named else ""}
    assert world.client(who).post("/me/wish", data).status_code == 303


def trusts(world: World, of: str, whom: str) -> UUID:
    """`of` named `whom` to decide. Returns the id of `of`."""
    leave_wish(world, "a named person decides", whom, who=of)
    return world.id(of)


def say(world: World, *by: str, of: str = "own") -> None:
    for who in by:
        data = {"person": str(world.id(of)), "say": "died"}
        assert world.client(who).post(f"/g/{world.slug}/died", data).status_code == 303


def do_jobs(at: datetime) -> None:
    """Every job about wishes that is due at that moment."""
    due = Job.objects.filter(name__in=("said-died", "wish", "decide-wish"), done=None)
    while job := due.filter(due__lte=at).order_by("due").first():
        JOBS[job.name](job.about, now=at)
        Job.objects.filter(pk=job.pk).update(done=at)


def later() -> datetime:
    return now() + WAIT + timedelta(minutes=1)


def gone(story: UUID) -> bool:
    row = Words.objects.get(pk=story)
    return row.taken_back_at is not None and not row.sealed and not sealing.known([row.key])


def test_two_say_it_and_after_the_wait_everything_is_taken_back(world):
    leave_wish(world, "take everything back")
    send(world, uuid4(), "Not done", who="own")
    say(world, "host", "steward")
    do_jobs(now())
    assert not gone(world.story)
    do_jobs(later())
    assert gone(world.story)
    assert all(gone(row.id) for row in Words.objects.filter(person=world.id("own")))
    assert LedgerLine.objects.filter(did="did a wish: take everything back", by=None).count() == 1


def test_a_job_that_comes_too_early_does_nothing(world):
    """Somebody took it back and said it again: the first job is still there."""
    leave_wish(world, "take everything back")
    say(world, "host", "steward")
    carry_out(world.id("own"), published=set(), now=now() + WAIT - timedelta(minutes=1))
    assert not gone(world.story)
    carry_out(world.id("own"), published=set(), now=later())
    assert gone(world.story)


def test_one_person_alone_is_not_enough_however_often_they_say_it(world):
    leave_wish(world, "take everything back")
    say(world, "host", "host")
    do_jobs(later())
    assert not gone(world.story)
    assert not Mail.objects.exists()


def test_i_am_here_ends_it(world):
    leave_wish(world, "take everything back")
    say(world, "host", "steward")
    own = world.client("own")
    assert own.get("/me")["Location"] == "/me/here"
    page = own.get("/me/here").content.decode()
    assert "2 people told us that you have died." in page
    assert own.post("/me/here").status_code == 303
    assert "You are here" in own.get("/me/here").content.decode()
    do_jobs(later())
    assert not gone(world.story)
    assert not SaidDied.objects.exists()
    assert own.get("/me")["Location"] != "/me/here"


def test_the_person_is_written_to_also_while_they_rest(world):
    pause_account(world.id("own"), now=now())
    say(world, "host", "support")
    do_jobs(now())
    mail = Mail.objects.get()
    assert mail.to == "own@demo.invalid"
    assert "/me/here" in mail.text
    assert "I am here" in mail.text


def test_a_mistake_is_taken_back(world):
    leave_wish(world, "take everything back")
    say(world, "host", "steward")
    data = {"person": str(world.id("own")), "say": "mistake"}
    for _ in range(2):
        world.client("host").post(f"/g/{world.slug}/died", data)
    do_jobs(later())
    assert not gone(world.story)


def test_without_a_wish_nothing_happens(world):
    say(world, "host", "steward")
    do_jobs(later())
    assert not gone(world.story)
    assert not LedgerLine.objects.filter(did__startswith="did a wish").exists()


def test_as_i_allowed_changes_nothing(world):
    leave_wish(world, "as I allowed")
    say(world, "host", "steward")
    do_jobs(later())
    assert not gone(world.story)
    assert Wish.objects.get().done_at is not None
    assert world.client("member").get(f"/g/{world.slug}/stories").content.count(b"Nobody asked")


def quoting(world: World, title: str, sentence: str, *, publish: bool, words: UUID) -> UUID:
    at, host = now(), world.id("host")
    report = reports.write_report(title, "Text", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, words, sentence, by=host, now=at)
    if publish:
        versions.publish(report, by=host, now=at)
    return report


def test_only_what_is_published_stays_and_nothing_new_is_quoted(world):
    leave_wish(world, "keep what is published")
    other = tell("In a draft only.", world.id("own"), world.group)
    out = quoting(world, "Out", "Nobody asked", publish=True, words=world.story)
    draft = quoting(world, "Draft", "I slept", publish=False, words=world.story)
    quoting(world, "Draft 2", "In a draft", publish=False, words=other)
    say(world, "host", "steward")
    do_jobs(later())
    assert gone(other)
    today = now().date()
    assert quotes(out, today)[0].text == "[…] Nobody asked […]"
    assert quotes(draft, today)[0].text is None
    host = world.client("host")
    assert b"Nobody asked" not in host.get(f"/g/{world.slug}/stories").content
    shown = quote(
        world.story,
        "kettle",
        place_kind="report",
        place=draft,
        title="",
        path="",
        by=world.id("host"),
        group=world.group,
        now=later(),
    )
    assert Use.objects.get(pk=shown).waits
    assert Use.objects.get(place=draft, ended_at=None).waits


def test_a_named_person_helps_to_say_it_and_decides_once(world):
    trusts(world, "own", "member")
    path = f"/me/wish/{world.id('own')}"
    member = world.client("member")
    member.post(path, {"say": "decide", "what": "take everything back"})  # not yet
    member.post(path, {"say": "died"})
    say(world, "host")
    do_jobs(now())
    assert not gone(world.story)
    at = later()
    do_jobs(at)
    assert not gone(world.story)
    assert Mail.objects.filter(to="member@demo.invalid").count() == 1
    assert "own" not in Mail.objects.get(to="member@demo.invalid").text.casefold().split()
    page = member.get(path).content.decode()
    assert "They asked you to decide." in page
    assert "Nobody asked" not in page
    assert member.post(path, {"say": "decide"}).status_code == 422
    for what in ("take everything back", "as I allowed"):
        member.post(path, {"say": "decide", "what": what})
    do_jobs(at)
    assert gone(world.story)
    assert "It is decided." in member.get(path).content.decode()


def test_who_is_here_after_all_ends_what_a_named_person_may_decide(world):
    """Said again later, the named person decides anew: what they decided once is not kept."""
    own = trusts(world, "own", "member")
    path = f"/me/wish/{own}"
    say(world, "host", "steward")
    do_jobs(later())
    world.client("member").post(path, {"say": "decide", "what": "take everything back"})
    world.client("own").post("/me/here")
    world.client("member").post(path, {"say": "decide", "what": "take everything back"})
    say(world, "host", "steward")
    do_jobs(later() + timedelta(minutes=1))
    assert not gone(world.story)
    assert Wish.objects.get(person=own).decided == ""


def test_where_nobody_is_said_to_have_died_there_is_nothing_to_decide(world):
    """A restored site has the wish as it was, and nothing of what was said."""
    own = trusts(world, "own", "member")
    say(world, "host", "steward")
    do_jobs(later())
    path, decided = f"/me/wish/{own}", {"say": "decide", "what": "take everything back"}
    assert "They asked you to decide." in world.client("member").get(path).content.decode()
    SaidDied.objects.all().delete()
    assert "They asked you to decide." not in world.client("member").get(path).content.decode()
    world.client("member").post(path, decided)
    assert Wish.objects.get(person=own).decided == ""


def test_only_whom_they_named_looks_after_a_wish(world):
    path = f"/me/wish/{trusts(world, 'own', 'member')}"
    for who in ("host", "steward", "own", "stranger", "anonymous"):
        for method in ("get", "post"):
            assert getattr(world.client(who), method)(path).status_code == 404


def test_only_hosts_and_stewards_say_it_on_the_groups_page(world):
    path = f"/g/{world.slug}/died"
    for who in ("member", "own", "left", "paused", "stranger", "anonymous"):
        assert world.client(who).get(path).status_code == 404
    host = world.client("host")
    for person in ("", "nobody", str(world.id("stranger")), str(world.id("host"))):
        assert host.post(path, {"person": person}).status_code == 422
    assert not SaidDied.objects.exists()


def test_nobody_learns_from_it_whether_there_is_a_wish(world):
    def page() -> str:
        return world.client("host").get(f"/g/{world.slug}/died").content.decode()

    before = page()
    leave_wish(world, "take everything back")
    assert page() == before


def test_whoever_changes_their_wish_is_here(world):
    say(world, "host", "steward")
    leave_wish(world, "take everything back")
    do_jobs(later())
    assert not gone(world.story)


@pytest.mark.parametrize("data", [{"what": "a named person decides"}, {"what": "nonsense"}])
def test_a_wish_that_cannot_be_kept_comes_back(world, data):
    assert world.client("own").post("/me/wish", data).status_code == 422
    assert not Wish.objects.exists()


def test_a_wish_is_in_the_copy_and_can_be_taken_away(world):
    trusts(world, "own", "member")
    (kept,) = world.client("own").get("/me/copy").json()["if I die"]
    page = world.client("own").get("/me/everything").content.decode()
    assert "wish: a named person decides, trusted: Member" in page
    assert kept == {"wish": "a named person decides", "trusted": "Member"}
    leave_wish(world, "")
    assert not Wish.objects.exists()
