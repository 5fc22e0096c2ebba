"""Hosts give words to a recipient: what may go goes, nobody sees which, and it ends."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.core.models import Job, LedgerLine, Mail
from alongside.groups.models import Group
from alongside.words import emails
from alongside.words.domain.answers import HowCounted, HowLong
from alongside.words.domain.consent import Counting
from alongside.words.models import HandOver, Recipient, Use, Words
from alongside.words.operations import consents, giving
from alongside.words.operations.recipients import remove_recipient
from alongside.words.operations.taking_back import take_back
from alongside.words.tasks import end_hand_over
from tests.conftest import STORY, World, tell
from tests.gatherings.test_many_at_once import crowd
from tests.words.test_recipients import a_recipient

TO = "inquiry@trust.invalid"


def names(world: World, story: UUID, who: str, recipient: UUID) -> None:
    """The teller of a story says yes to a recipient."""
    said = HowCounted(Counting.COUNT, frozenset({recipient}))
    consents.answer(story, said, person=world.id(who), now=now())


def a_hand_over(world: World, recipient: UUID | None = None) -> UUID:
    """The world's story, given to a recipient that its teller named."""
    made, inquiry = uuid4(), recipient or a_recipient(world)
    if recipient is None:
        names(world, world.story, "own", inquiry)
    giving.give(
        inquiry,
        to=TO,
        until=localdate() + timedelta(days=14),
        site="http://testserver",
        mail=emails.given,
        id=made,
        group=world.group,
        by=world.id("host"),
        now=now(),
    )
    return made


def link_of(world: World) -> str:
    """The path behind the newest mailed link."""
    text = Mail.objects.filter(to=TO).latest("due").text
    return "/given/" + text.partition("/given/")[2].split()[0]


@pytest.fixture
def inquiry(world: World) -> UUID:
    made = a_recipient(world)
    names(world, world.story, "own", made)
    return made


def one(world: World) -> str:
    return f"/words/{world.story}/"


def give_path(world: World, recipient: UUID) -> str:
    return f"/g/{world.slug}/recipients/{recipient}/give"


def test_a_host_looks_gives_and_the_recipient_gets_a_mail(world, inquiry):
    host, path, once = world.client("host"), give_path(world, inquiry), uuid4()
    page = host.get(path).content.decode()
    assert "Give words to" in page
    assert STORY not in page
    for _ in range(2):  # the same form twice
        answer = host.post(path, {"to": TO, "how_long": "1-month", "once": once})
        assert answer["Location"].startswith(f"/g/{world.slug}/recipients?given=")
        page = world.client("host").get(answer["Location"]).content.decode()
        assert f"We mailed the link to <span data-words>{TO}</span>." in page
    row = HandOver.objects.get()
    assert (row.sent_to, row.by, row.id) == (TO, world.id("host"), once)
    assert row.until > localdate() + timedelta(days=27)
    mail = Mail.objects.get(to=TO)
    assert STORY not in mail.subject + mail.text
    use = Use.objects.get(place=row.id)
    assert (use.words_id, use.place_kind, use.sent_on) == (world.story, "hand-over", None)
    assert LedgerLine.objects.filter(did="gave words to a recipient", about=row.id).count() == 1
    listed = host.get(f"/g/{world.slug}/recipients").content.decode()
    assert "They can get it until" in listed
    assert "Given on" in listed


def test_the_teller_sees_it_in_my_words_and_takes_it_out(world, inquiry):
    a_hand_over(world, inquiry)
    own, mine = world.client("own"), one(world)
    use = Use.objects.get(words=world.story)
    assert "The Inquiry" in own.get("/words/").content.decode()
    page = own.get(mine).content.decode()
    assert "All of it, since" in page
    assert 'by <span data-words dir="auto">Host</span>' in page
    assert own.post(f"{mine}uses/{use.id}").status_code == 303
    assert "You ended it" in own.get(mine).content.decode()


def test_no_choice_is_the_shortest_time_and_what_was_typed_stays(world, inquiry):
    host, path = world.client("host"), give_path(world, inquiry)
    wrong = host.post(path, {"to": "nowhere", "how_long": "3-months", "once": uuid4()})
    assert wrong.status_code == 422
    assert "nowhere" in wrong.content.decode()
    assert not HandOver.objects.exists()
    host.post(path, {"to": TO, "once": uuid4()})
    assert HandOver.objects.get().until == localdate() + timedelta(days=14)


def test_nothing_to_give_is_said_and_refused(world):
    nobody = a_recipient(world, "Researchers")
    host, path = world.client("host"), give_path(world, nobody)
    assert "There is nothing to give now" in host.get(path).content.decode()
    answer = host.post(path, {"to": TO, "once": uuid4()})
    assert answer.status_code == 422
    assert giving.NOTHING in answer.content.decode()
    assert not Mail.objects.exists()


def test_taken_off_the_list_between_the_look_and_the_press(world, inquiry):
    host, path, once = world.client("host"), give_path(world, inquiry), uuid4()
    assert host.get(path).status_code == 200
    remove_recipient(inquiry, group=world.group, by=world.id("support"), now=now())
    answer = host.post(path, {"to": TO, "once": once})
    assert answer.status_code == 422
    assert giving.GONE in answer.content.decode()
    assert not HandOver.objects.exists()
    assert not Mail.objects.exists()
    assert not Use.objects.exists()


def test_nobody_gives_to_a_recipient_of_another_group(world, inquiry):
    other = Recipient.objects.create(
        group=Group.objects.get(slug="quiet-corner"), kind="inquiry", name="X", added_at=now()
    )
    assert world.client("host").get(give_path(world, other.id)).status_code == 404
    theirs = f"/g/quiet-corner/recipients/{inquiry}/give"
    assert world.client("stranger").post(theirs, {"to": TO}).status_code == 404


def test_hosts_end_it_after_a_second_look(world, inquiry):
    made = a_hand_over(world, inquiry)
    host, path = world.client("host"), f"/g/{world.slug}/given/{made}"
    assert "End what we gave?" in host.get(path).content.decode()
    assert HandOver.objects.get().ended_at is None
    for _ in range(2):
        assert host.post(path).status_code == 303
    assert HandOver.objects.get().ended_at is not None
    assert LedgerLine.objects.filter(did="ended a hand-over").count() == 1
    assert Use.objects.get(place=made).ended_why == "taken out"
    assert "This has ended" in host.get(path).content.decode()
    assert "The hosts took it out" in world.client("own").get(one(world)).content.decode()


def test_it_ends_with_its_day(world, inquiry):
    made = a_hand_over(world, inquiry)
    job = Job.objects.get(name="hand-over-over", about=made)
    end_hand_over(made, now=now())
    assert Use.objects.get(place=made).ended_at is None
    end_hand_over(made, now=job.due)
    assert Use.objects.get(place=made).ended_why == "its time is over"
    assert "Its time was over on" in world.client("own").get(one(world)).content.decode()


def test_off_the_list_every_link_ends(world, inquiry):
    made = a_hand_over(world, inquiry)
    remove_recipient(inquiry, group=world.group, by=world.id("host"), now=now())
    assert HandOver.objects.get(pk=made).ended_at is not None
    assert Use.objects.get(place=made).ended_at is not None


def test_words_taken_back_or_at_rest_are_not_put_in(world, inquiry):
    stories = [tell(f"Story {number}", world.id("own"), world.group) for number in range(3)]
    for story in stories:
        names(world, story, "own", inquiry)
    take_back(stories[0], by=world.id("own"), now=now())
    consents.rest(stories[1], paused=True, person=world.id("own"), now=now())
    think = HowLong(begins=localdate() + timedelta(days=3))
    consents.answer(stories[2], think, person=world.id("own"), now=now())
    made = a_hand_over(world, inquiry)
    assert [use.words_id for use in Use.objects.filter(place=made)] == [world.story]


def many(world: World, count: int, recipient: UUID | None, **answers: str) -> list[UUID]:
    """Words of so many new people; they name the recipient where there is one."""
    told = [tell("A story", who.id, world.group, **answers) for who in crowd(world, count)]
    for story in told if recipient else []:
        said = HowCounted(Counting.COUNT, frozenset({recipient}))
        consents.answer(story, said, person=Words.objects.get(pk=story).person_id, now=now())
    return told


@pytest.mark.parametrize(("others", "said"), [(3, None), (4, 5), (8, 5), (9, 10)])
def test_the_look_tells_numbers_in_fives_or_none(world, inquiry, others, said):
    many(world, others, inquiry)  # and the world's own story
    page = world.client("host").get(give_path(world, inquiry)).content.decode()
    assert ("Words of <b>" in page) == (said is not None)
    assert f"Words of <b>{said} people or more" in page or said is None


def test_who_does_not_want_to_be_counted_is_not_counted_as_left_out(world, inquiry):
    many(world, 5, None, counting="no")
    path = give_path(world, inquiry)
    page = world.client("host").get(path).content.decode()
    assert 'Did not say yes to them: <span class="hid">hidden' in page


def test_who_does_not_want_to_be_counted_gives_and_is_not_counted(world, inquiry):
    told = many(world, 5, inquiry)  # and the world's own story
    path = give_path(world, inquiry)
    for story in told[:2]:
        said = HowCounted(Counting.NO, frozenset({inquiry}))
        consents.answer(story, said, person=Words.objects.get(pk=story).person_id, now=now())
    page = world.client("host").get(path).content.decode()
    assert "Words of some people." in page
    assert Use.objects.filter(place=a_hand_over(world, inquiry)).count() == 6


def test_who_gives_uncounted_is_not_counted_as_left_out_either(world, inquiry):
    """Five allow counting and gave nothing; one of them gave other words, which do not count."""
    told = many(world, 5, None)
    path = give_path(world, inquiry)
    assert "5 people or more" in world.client("host").get(path).content.decode()
    who = Words.objects.get(pk=told[0]).person_id
    other = tell("Other", who, world.group, counting="no")
    consents.answer(other, HowCounted(Counting.NO, frozenset({inquiry})), person=who, now=now())
    assert "5 people or more" not in world.client("host").get(path).content.decode()


def test_somebody_at_risk_is_in_no_number(world, inquiry):
    told = many(world, 5, None)
    path = give_path(world, inquiry)
    assert "5 people or more" in world.client("host").get(path).content.decode()
    Words.objects.filter(pk=told[0]).update(hidden=True)
    assert "5 people or more" not in world.client("host").get(path).content.decode()
