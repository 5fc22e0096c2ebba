"""A letter from draft to reply, and the names under it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.campaigns.domain import State, becomes, days_overdue, mailbox
from alongside.campaigns.models import Letter, Reply, Signature, SignatureLink, Win
from alongside.campaigns.operations import letters
from alongside.campaigns.queries import counts, troubles
from alongside.core.models import Job, Mail
from alongside.web import runner
from tests.conftest import World, write_letter


@given(some.lists(some.sampled_from(["change", "open", "sign", "close", "send", "answer"])))
def test_nobody_signs_what_was_closed_and_nothing_opens_again(deeds):
    state, closed = State.DRAFT, False
    for deed in deeds:
        after = becomes(state, deed)
        if closed:
            assert deed not in ("sign", "open") or after is None
        state = after or state
        closed = closed or state in (State.CLOSED, State.SENT, State.ANSWERED)


@given(some.dates(), some.integers(-100, 100))
def test_overdue_counts_days_only_while_a_reply_is_waited_for(due, days):
    try:
        today = due + timedelta(days=days)
    except OverflowError:
        return
    assert days_overdue(due, State.SENT, today) == max(0, days)
    assert days_overdue(due, State.ANSWERED, today) == 0


@pytest.mark.parametrize("spelt", ["Ada@B.invalid", " ada@b.invalid ", "ＡＤＡ@b.invalid"])
def test_one_mailbox_in_any_spelling(spelt):
    assert mailbox(spelt) == "ada@b.invalid"


@pytest.fixture
def letter(world: World) -> Letter:
    made = write_letter(world)
    letters.open_to_all(made, by=world.id("host"), now=now())
    return Letter.objects.get(pk=made)


def sign(letter: Letter, email: str = "ada@b.invalid", **more: str) -> object:
    data = {"name": "Ada Lovelace", "email": email, "shown": "name"} | more
    return Client().post(f"/letters/{letter.slug}/sign", data)


def mailed() -> str:
    text = Mail.objects.order_by("-due").first().text
    return re.search(r"http://testserver(\S+)", text)[1]


def confirm() -> object:
    return Client().post(mailed(), {"yes": "1"})


def told(letter: Letter) -> dict[str, object]:
    return Client().get(f"/letters/{letter.slug}.json").json()


def test_a_name_counts_when_its_person_pressed_and_not_before(letter):
    assert sign(letter).status_code == 303
    assert told(letter) == {"counted": 0, "named": [], "closed": False}
    assert "Ada" not in Client().get(f"/letters/{letter.slug}").content.decode()
    page = Client().get(mailed())
    assert "Everyone can see this name: <b data-words>Ada Lovelace</b>" in page.content.decode()
    assert told(letter)["counted"] == 0  # opening the link confirms nothing
    assert confirm().status_code == 303
    assert told(letter) == {"counted": 1, "named": ["Ada Lovelace"], "closed": False}


@pytest.mark.parametrize("shown", ["count", "recipient"])
def test_who_may_not_be_seen_is_not_seen(letter, world, shown):
    sign(letter, shown=shown)
    confirm()
    assert told(letter) == {"counted": 1, "named": [], "closed": False}
    where = f"/g/{world.slug}/letters/{letter.id}"
    for page in (
        Client().get(f"/letters/{letter.slug}"),
        world.client("host").get(where),
        world.client("steward").get(where),
    ):
        assert "Ada Lovelace" not in page.content.decode()


def test_counted_only_keeps_no_name_and_nobody_keeps_an_address(letter):
    sign(letter, shown="count")
    row = Signature.objects.get()
    assert (row.key, bytes(row.sealed)) == (None, b"")
    runner.look_once()
    for model in (Signature, SignatureLink, Mail):
        for values in model.objects.values_list():
            told = " ".join(map(str, values)).lower()
            assert "ada@" not in told
            assert "lovelace" not in told


def test_the_same_mailbox_signs_once(letter):
    sign(letter)
    confirm()
    sign(letter, email=" ADA@b.invalid")
    confirm()
    assert told(letter)["counted"] == 1
    assert counts(letter.slug) == {"pending": 0, "confirmed": 1, "removed": 0}


def test_the_same_name_is_nobodys_double(letter):
    for email in ("ada@b.invalid", "other@b.invalid"):
        sign(letter, email=email)
        confirm()
    assert told(letter)["named"] == ["Ada Lovelace", "Ada Lovelace"]


def test_sent_twice_it_waits_once(letter):
    for _ in range(2):
        sign(letter)
    assert counts(letter.slug) == {"pending": 1, "confirmed": 0, "removed": 0}


def test_a_stranger_who_types_my_address_changes_nothing_of_what_i_confirm(letter):
    sign(letter, shown="count")
    mine = mailed()
    sign(letter, name="Somebody Else", shown="name")
    Client().post(mine, {"yes": "1"})
    assert told(letter) == {"counted": 1, "named": [], "closed": False}


def test_whoever_signs_anew_changes_their_way_and_every_link_still_works(letter):
    sign(letter)
    first = mailed()
    confirm()
    sign(letter, shown="count")
    confirm()
    assert told(letter) == {"counted": 1, "named": [], "closed": False}
    Client().post(first, {"off": "1"})
    assert told(letter)["counted"] == 0


def test_two_presses_take_a_name_off_also_after_the_close(letter, world):
    sign(letter)
    confirm()
    letters.close(letter.id, by=world.id("host"), now=now())
    page = Client().get(mailed()).content.decode()
    assert "Take my name off</button>" in page
    Client().post(mailed(), {"off": "1"})
    assert told(letter) == {"counted": 0, "named": [], "closed": True}
    assert counts(letter.slug) == {"pending": 0, "confirmed": 0, "removed": 1}
    assert list(troubles()) == []
    assert "Your name is off" in Client().get(mailed()).content.decode()


def test_whoever_took_their_name_off_can_sign_again(letter):
    sign(letter)
    confirm()
    Client().post(mailed(), {"off": "1"})
    sign(letter)
    confirm()
    assert counts(letter.slug) == {"pending": 0, "confirmed": 1, "removed": 1}


def test_a_link_guessed_is_not_there(letter):
    sign(letter)
    assert Client().get(f"/letters/{letter.slug}/signature/{'a' * 43}").status_code == 404


def test_after_seven_days_a_name_is_not_confirmed(letter):
    sign(letter)
    SignatureLink.objects.update(confirm_until=now())
    assert confirm().status_code == 422
    assert told(letter)["counted"] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"shown": ""},
        {"shown": "everybody"},
        {"name": "", "shown": "name"},
        {"email": "ada"},
        {"name": "A\x00da"},
        {"name": "A" * 101},
    ],
)
def test_what_cannot_be_taken_keeps_what_was_typed(letter, wrong):
    answer = sign(letter, **wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert wrong.get("email", "ada@b.invalid") in page
    assert Signature.objects.count() == 0


def test_a_closed_letter_takes_no_name_and_says_so(letter, world):
    sign(letter)
    waiting = mailed()
    letters.close(letter.id, by=world.id("host"), now=now())
    answer = sign(letter, email="late@b.invalid")
    assert answer.status_code == 422
    assert "Your name was not added" in answer.content.decode()
    assert Client().post(waiting, {"yes": "1"}).status_code == 422
    assert counts(letter.slug) == {"pending": 1, "confirmed": 0, "removed": 0}


def test_many_mails_to_one_address_are_slowed_and_thirty_people_are_not(letter):
    answers = [sign(letter, email="ada@b.invalid").status_code for _ in range(4)]
    assert answers == [303, 303, 303, 422]
    for number in range(30):
        assert sign(letter, email=f"person{number}@b.invalid").status_code == 303


def step(world: World, letter: Letter, who: str = "host", **data: str) -> object:
    return world.client(who).post(f"/g/{world.slug}/letters/{letter.id}/step", data)


def test_sent_answered_and_a_win(letter, world):
    for name, shown in (("Ada", "recipient"), ("Bo", "name")):
        sign(letter, email=f"{name}@b.invalid", name=name, shown=shown)
        confirm()
    assert step(world, letter, do="send").status_code == 422  # it is not closed yet
    for _ in range(2):  # pressed twice
        assert step(world, letter, do="close").status_code == 303
    assert step(world, letter, do="open").status_code == 422
    sent = {"do": "send", "to": "chief@trust.invalid", "sent_on": "2026-11-24"}
    assert step(world, letter, **sent, reply_due="2026-11-24").status_code == 422
    by_hand = sent | {"to": "", "reply_due": "2026-12-20"}
    assert step(world, letter, **by_hand).status_code == 422  # nobody could see Ada's name
    assert step(world, letter, **sent, reply_due="2026-12-20").status_code == 303
    names = re.search(r"(/letters/\S+/names/\S+)", Mail.objects.get(to="chief@trust.invalid").text)[
        1
    ]
    page = Client().get(names).content.decode()
    assert "Ada" in page.partition("Only you see these")[2].partition("Everyone sees")[0]
    assert "Reply due 20 December 2026" in Client().get(f"/letters/{letter.slug}").content.decode()

    told_us = {"do": "reply", "sender": "The Chief", "came_on": "2026-12-01", "once": str(uuid4())}
    for _ in range(2):  # the same form, sent twice
        assert step(world, letter, **told_us, text="We will answer it.").status_code == 303
    assert Reply.objects.count() == 1
    where = f"/g/{world.slug}/letters/{letter.id}"
    assert "We will answer it." in world.client("member").get(where).content.decode()
    assert "A reply came" in Client().get(f"/letters/{letter.slug}").content.decode()

    won = {"do": "win", "win": "They answer at night", "once": str(uuid4())}
    for _ in range(2):
        assert step(world, letter, **won)["Location"] == f"/g/{world.slug}/"
    assert Win.objects.count() == 1
    assert (
        "They answer at night" in world.client("member").get(f"/g/{world.slug}/").content.decode()
    )


def test_a_member_reads_and_changes_nothing(letter, world):
    assert world.client("member").get(f"/g/{world.slug}/letters/{letter.id}").status_code == 200
    assert step(world, letter, "member", do="close").status_code == 404


def test_on_the_day_it_is_due_the_hosts_hear_and_the_recipient_does_not(letter, world):
    step(world, letter, do="close")
    step(world, letter, do="send", to="", sent_on="2026-11-24", reply_due="2026-12-20")
    job = Job.objects.get(name="reply-due")
    Mail.objects.all().delete()
    runner.do(job, job.due)
    assert set(Mail.objects.values_list("to", flat=True)) == {
        "host@demo.invalid",
        "support@demo.invalid",
    }


def test_a_letter_sent_twice_as_a_form_is_one_letter(world):
    form = {
        "title": "T",
        "recipient": "R",
        "text": "X",
        "demand": "D",
        "once": str(uuid4()),
    }
    host = world.client("host")
    places = {host.post(f"/g/{world.slug}/letters/new", form)["Location"] for _ in range(2)}
    assert (len(places), Letter.objects.count()) == (1, 1)
    assert Client().get(f"/letters/{Letter.objects.get().slug}").status_code == 404
